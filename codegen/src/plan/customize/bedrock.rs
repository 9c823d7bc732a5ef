use super::customization::Customization;
use crate::plan::client::{Extension, Service};

/// All services of Bedrock.
pub(super) struct Bedrock;

impl Customization for Bedrock {
    /// Bearer tokens may come from the environment.
    /// <https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-use.html>
    fn service(&self, service: &mut Service) {
        service.extension = Some(Extension { module: "bedrock", settings_macro: None });
    }
}
