use super::customization::Customization;
use crate::plan::client::{Endpoints, Operation};

pub(super) struct Lambda;

impl Customization for Lambda {
    /// Nothing is sent while a function runs.
    fn operation(&self, operation: &mut Operation, _endpoints: &Endpoints) {
        operation.may_stall = matches!(operation.shape_name.as_str(), "Invoke" | "InvokeAsync");
    }
}
