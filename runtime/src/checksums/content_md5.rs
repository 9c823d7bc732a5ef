use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::base64;
use aws_smithy_types::config_bag::ConfigBag;
use md5::{Digest, Md5};

const CONTENT_MD5: &str = "content-md5";

/// Adds the header `Content-MD5` to a request that has none.
#[derive(Debug)]
pub(super) struct ContentMd5Interceptor;

#[dyn_dispatch_hint]
impl Intercept for ContentMd5Interceptor {
    fn name(&self) -> &'static str {
        "ContentMd5Interceptor"
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let request = context.request_mut();
        if request.headers().contains_key(CONTENT_MD5) {
            return Ok(());
        }
        let body = request.body().bytes().ok_or("cannot compute `Content-MD5` for a streaming body")?;
        let checksum = base64::encode(Md5::digest(body));
        request.headers_mut().insert(CONTENT_MD5, checksum);
        Ok(())
    }
}
