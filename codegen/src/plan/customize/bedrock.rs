use crate::plan::client::Extension;
use crate::plan::client::Service;

/// The services of Bedrock, which share the name that they sign for, take bearer tokens from the environment.
/// <https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-use.html>
pub(super) fn customize(service: &mut Service) {
    if service.signing_name.as_deref() == Some("bedrock") {
        service.extension = Some(Extension::Bedrock);
    }
}
