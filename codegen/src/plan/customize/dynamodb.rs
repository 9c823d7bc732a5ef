use super::customization::Customization;
use crate::plan::client::Service;

pub(super) struct DynamoDb;

impl Customization for DynamoDb {
    /// Responses are fast, so calls are retried sooner and once more.
    fn service(&self, service: &mut Service) {
        service.retries = Some("DYNAMODB");
    }
}
