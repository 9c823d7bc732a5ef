//! Interceptors of the requests and responses of S3.

use crate::__private::services::Components;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeDeserializationInterceptorContextMut, BeforeTransmitInterceptorContextMut,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::date_time::{DateTime, Format};
use http::Uri;

/// Removes the slash that requests to a bucket append to the path of its endpoint.
pub fn bucket_path(components: &mut Components) {
    components.push_interceptor(SharedInterceptor::permanent(BucketPathInterceptor));
}

#[derive(Debug)]
struct BucketPathInterceptor;

#[dyn_dispatch_hint]
impl Intercept for BucketPathInterceptor {
    fn name(&self) -> &'static str {
        "BucketPathInterceptor"
    }

    /// Runs after the endpoint is applied.
    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let request = context.request_mut();
        if let Some(uri) = without_slash(&request.uri().parse()?) {
            request.set_uri(uri)?;
        }
        Ok(())
    }
}

/// Copies the header `expires`, which can have any text, to a member of the output. The date is read only if the text is one.
pub fn expires(components: &mut Components) {
    components.push_interceptor(SharedInterceptor::permanent(ExpiresInterceptor));
}

#[derive(Debug)]
struct ExpiresInterceptor;

#[dyn_dispatch_hint]
impl Intercept for ExpiresInterceptor {
    fn name(&self) -> &'static str {
        "ExpiresInterceptor"
    }

    fn modify_before_deserialization(
        &self,
        context: &mut BeforeDeserializationInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let headers = context.response_mut().headers_mut();
        let Some(expires) = headers.get("expires").map(str::to_owned) else { return Ok(()) };
        if DateTime::from_str(&expires, Format::HttpDate).is_err() {
            headers.remove("expires");
        }
        headers.try_insert("expiresstring", expires)?;
        Ok(())
    }
}

/// The URI without the slash at the end of its path, unless the path is only a slash.
fn without_slash(uri: &Uri) -> Option<String> {
    let path = uri.path().strip_suffix('/').filter(|path| !path.is_empty())?;
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    Some(format!("{}://{}{path}{query}", uri.scheme_str()?, uri.authority()?))
}

#[cfg(test)]
mod tests {
    use super::without_slash;

    #[test]
    fn removes_the_last_slash_unless_the_path_is_only_a_slash() {
        for (uri, expected) in [
            ("https://s3.example/shelf/?list-type=2&a=/", Some("https://s3.example/shelf?list-type=2&a=/")),
            ("http://localhost:5000/base/shelf/", Some("http://localhost:5000/base/shelf")),
            ("https://shelf.s3.example/", None),
            ("https://shelf.s3.example/?list-type=2", None),
            ("https://s3.example/shelf?prefix=a/", None),
        ] {
            let found = without_slash(&uri.parse().expect("a URI"));
            assert_eq!(found.as_deref(), expected, "{uri}");
        }
    }
}
