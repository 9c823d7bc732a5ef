use super::customization::Customization;
use crate::plan::client::{self, Endpoints, Operation};

pub(super) struct MachineLearning;

impl Customization for MachineLearning {
    /// The input of `Predict` names the endpoint of the request.
    fn operation(&self, operation: &mut Operation, _endpoints: &Endpoints) {
        let field = operation.input.text_field("PredictEndpoint").filter(|_| operation.shape_name == "Predict");
        if let Some(field) = field {
            let (function, field) = (["machine_learning", "predict_endpoint"], Some(field.name.clone()));
            operation.customizations.push(client::Customization { function, field });
        }
    }
}
