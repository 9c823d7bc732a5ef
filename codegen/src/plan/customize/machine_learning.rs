use super::{Bound, text_field};
use crate::plan::client::Customization;

/// The input of `Predict` names the endpoint that the request goes to.
pub(super) fn operation(Bound { name, input, .. }: Bound<'_>) -> Vec<Customization> {
    let endpoint = text_field(input, "PredictEndpoint").filter(|_| name == "Predict");
    endpoint.map(Customization::PredictEndpoint).into_iter().collect()
}
