use super::validation::ValidatedBody;
use super::{ResponseChecksum, algorithm};
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeDeserializationInterceptorContextMut, BeforeTransmitInterceptorContextMut,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::base64;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::checksum_config::ResponseChecksumValidation;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};
use std::mem;

/// The value of the header that requests a checksum.
const ENABLED: &str = "ENABLED";

/// Requests the checksum of the response body, and validates it while the body is read.
#[derive(Debug)]
pub(super) struct ResponseChecksumInterceptor(pub(super) ResponseChecksum);

/// Stored if the request enables a checksum.
#[derive(Debug)]
struct Asked;

impl Storable for Asked {
    type Storer = StoreReplace<Self>;
}

#[dyn_dispatch_hint]
impl Intercept for ResponseChecksumInterceptor {
    fn name(&self) -> &'static str {
        "ResponseChecksumInterceptor"
    }

    fn modify_before_retry_loop(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let only_when_required =
            matches!(config.load::<ResponseChecksumValidation>(), Some(ResponseChecksumValidation::WhenRequired));
        config.interceptor_state().store_append(match only_when_required {
            true => SmithySdkFeature::FlexibleChecksumsResWhenRequired,
            false => SmithySdkFeature::FlexibleChecksumsResWhenSupported,
        });
        let headers = context.request_mut().headers_mut();
        if !only_when_required {
            headers.try_insert(self.0.mode_header, ENABLED)?;
        }
        if headers.get(self.0.mode_header) == Some(ENABLED) {
            config.interceptor_state().store_put(Asked);
        }
        Ok(())
    }

    fn modify_before_deserialization(
        &self,
        context: &mut BeforeDeserializationInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if config.load::<Asked>().is_some() {
            self.validate(context.response_mut());
        }
        Ok(())
    }
}

impl ResponseChecksumInterceptor {
    fn validate(&self, response: &mut HttpResponse) {
        for algorithm in algorithm::among(self.0.algorithms) {
            let checksum = algorithm.into_impl();
            let Some(text) = response.headers().get(checksum.header_name()) else { continue };
            if is_of_parts(text) {
                tracing::warn!("the checksum of an object that was uploaded in parts cannot be validated");
                return;
            }
            let Ok(expected) = base64::decode(text) else {
                tracing::warn!("the checksum of a response is not in base64, and is not validated");
                return;
            };
            let body = mem::replace(response.body_mut(), SdkBody::taken());
            *response.body_mut() = SdkBody::from_body_1_x(ValidatedBody::new(body, checksum, expected));
            return;
        }
    }
}

/// Whether this is the checksum of the checksums of an object's parts, which ends with the number of parts.
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html>
fn is_of_parts(checksum: &str) -> bool {
    let count = checksum.rsplit_once('-').map(|(_, count)| count);
    count.is_some_and(|count| !count.is_empty() && count.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_of_a_multipart_object_ends_with_the_number_of_parts() {
        for checksum in ["DUoRhQ==-1", "DUoRhQ==-10000"] {
            assert!(is_of_parts(checksum), "{checksum}");
        }
        for checksum in ["", "DUoRhQ==", "1234", "DUoRhQ==-", "DUoRhQ==-1a", "14-DUoRhQ=="] {
            assert!(!is_of_parts(checksum), "{checksum}");
        }
    }
}
