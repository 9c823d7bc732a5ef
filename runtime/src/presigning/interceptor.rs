use super::{PresignedBody, query};
use aws_runtime::auth::{HttpSignatureType, PayloadSigningOverride, SigV4OperationSigningConfig};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextMut, BeforeTransmitInterceptorContextMut,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_schema::header_omit_settings::{HeaderOmitSettings, SharedHeaderOmitSettings};
use aws_smithy_types::config_bag::ConfigBag;
use std::time::Duration;

/// The SHA-256 of an empty body.
const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

/// Makes SigV4 write its signature to the query, and removes headers that describe a body.
#[derive(Debug)]
pub(super) struct PresigningInterceptor {
    pub(super) expires: Duration,
    pub(super) body: PresignedBody,
}

#[dyn_dispatch_hint]
impl Intercept for PresigningInterceptor {
    fn name(&self) -> &'static str {
        "PresigningInterceptor"
    }

    fn modify_before_serialization(
        &self,
        _context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        config.interceptor_state().store_put(SharedHeaderOmitSettings::new(OmitDefaults));
        Ok(())
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let signed = config.load::<SigV4OperationSigningConfig>().cloned();
        let mut signing = signed.ok_or("only a request that SigV4 signs can be presigned")?;
        let options = &mut signing.signing_options;
        options.expires_in = Some(self.expires);
        options.signature_type = HttpSignatureType::HttpRequestQueryParams;
        let payload = match self.body {
            PresignedBody::Unsigned => PayloadSigningOverride::unsigned_payload(),
            PresignedBody::Query | PresignedBody::Form | PresignedBody::Empty => {
                let request = context.request_mut();
                match self.body {
                    PresignedBody::Query => query::move_body(request)?,
                    PresignedBody::Form => query::move_form(request)?,
                    _ => query::check_empty(request)?,
                }
                PayloadSigningOverride::Precomputed(EMPTY.to_owned())
            }
        };
        options.payload_override = Some(payload.to_signable_body());
        config.interceptor_state().store_put(signing);
        Ok(())
    }
}

/// The sender of the request sets the length and type of the body.
#[derive(Debug)]
pub(crate) struct OmitDefaults;

impl HeaderOmitSettings for OmitDefaults {
    fn should_omit_default_content_type(&self) -> bool {
        true
    }

    fn should_omit_default_content_length(&self) -> bool {
        true
    }
}
