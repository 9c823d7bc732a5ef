use crate::plan::client::{Retries, Service};

/// DynamoDB answers fast, and is asked again sooner and once more often.
pub(super) fn customize(service: &mut Service) {
    service.retries = Retries::DynamoDb;
}
