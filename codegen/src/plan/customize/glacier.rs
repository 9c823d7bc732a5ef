use super::customization::Customization;
use crate::plan::client::{self, Endpoints, Operation, Service};

pub(super) struct Glacier;

impl Customization for Glacier {
    /// Requests carry the API version and the hash of the body.
    /// <https://docs.aws.amazon.com/amazonglacier/latest/dev/api-common-request-headers.html>
    fn service(&self, service: &mut Service) {
        service.headers.push(("x-amz-glacier-version", "2012-06-01"));
        service.signing = Some("CONTENT_SHA256_HEADER");
    }

    /// The account defaults to `-`, the account of the credentials. Uploads have a tree hash.
    fn operation(&self, operation: &mut Operation, _endpoints: &Endpoints) {
        if let Some(field) = operation.input.text_field("accountId") {
            let field = Some(field.name.clone());
            operation.customizations.push(client::Customization { function: ["glacier", "account_id"], field });
        }
        if matches!(operation.shape_name.as_str(), "UploadArchive" | "UploadMultipartPart") {
            operation.customizations.push(client::Customization { function: ["glacier", "tree_hash"], field: None });
        }
    }
}
