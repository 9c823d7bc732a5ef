use super::customization::Customization;
use crate::plan::client::{Endpoints, Operation};

pub(super) struct Lambda;

impl Customization for Lambda {
    /// No bytes arrive while a function runs, so stalled-stream protection is off.
    fn operation(&self, operation: &mut Operation, _endpoints: &Endpoints) {
        operation.may_stall = matches!(operation.shape_name.as_str(), "Invoke" | "InvokeAsync");
    }
}
