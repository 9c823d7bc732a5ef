use super::{Customization, text_field};
use crate::plan::Structure;

/// The input of `Predict` names the endpoint that the request goes to.
pub(super) fn operation(name: &str, input: &Structure) -> Vec<Customization> {
    let endpoint = text_field(input, "PredictEndpoint").filter(|_| name == "Predict");
    endpoint.map(Customization::PredictEndpoint).into_iter().collect()
}
