use super::customization::Customization;
use crate::plan::client::{Endpoints, Operation, Presigned};

pub(super) struct Polly;

impl Customization for Polly {
    /// As in AWS's client, speech can be presigned, so that a browser can request it by URL.
    /// <https://docs.aws.amazon.com/polly/latest/dg/API_SynthesizeSpeech.html>
    fn operation(&self, operation: &mut Operation, _endpoints: &Endpoints) {
        operation.presigned = (operation.shape_name == "SynthesizeSpeech").then_some(Presigned::Query);
    }
}
