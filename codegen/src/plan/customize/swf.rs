use super::customization::Customization;
use crate::plan::client::{Endpoints, Operation};

pub(super) struct Swf;

impl Customization for Swf {
    /// The model does not have the trait `longPoll` yet, so AWS's generators list the operation too.
    fn operation(&self, operation: &mut Operation, _endpoints: &Endpoints) {
        operation.long_polling |=
            matches!(operation.shape_name.as_str(), "PollForActivityTask" | "PollForDecisionTask");
    }
}
