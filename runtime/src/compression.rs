//! Compression of requests, which needs the feature `compression`.
//! <https://smithy.io/2.0/spec/behavior-traits.html#requestcompression-trait>

use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
use aws_smithy_types::config_bag::{Storable, StoreReplace};

/// How the requests of an operation are compressed.
#[derive(Debug, Clone, Copy)]
#[non_exhaustive]
pub struct Compression;

impl Compression {
    /// Compression by gzip.
    pub const fn gzip() -> Self {
        Self
    }

    #[cfg(not(feature = "compression"))]
    pub(crate) fn interceptor(self) -> Option<SharedInterceptor> {
        None
    }

    /// The interceptor for this compression.
    #[cfg(feature = "compression")]
    pub(crate) fn interceptor(self) -> Option<SharedInterceptor> {
        Some(SharedInterceptor::permanent(gzip::GzipInterceptor))
    }
}

/// Whether compression is disabled.
#[derive(Debug, Clone, Copy)]
pub(crate) struct DisableRequestCompression(pub(crate) bool);

impl Storable for DisableRequestCompression {
    type Storer = StoreReplace<Self>;
}

/// The minimum length in bytes of bodies that are compressed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RequestMinCompressionSizeBytes(pub(crate) u32);

impl Storable for RequestMinCompressionSizeBytes {
    type Storer = StoreReplace<Self>;
}

#[cfg(feature = "compression")]
mod gzip {
    use super::{DisableRequestCompression, RequestMinCompressionSizeBytes};
    use aws_smithy_compression::body::compress::CompressedBody;
    use aws_smithy_compression::{CompressionAlgorithm, CompressionOptions};
    use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
    use aws_smithy_runtime_api::box_error::BoxError;
    use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
    use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
    use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
    use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
    use aws_smithy_types::body::SdkBody;
    use aws_smithy_types::config_bag::ConfigBag;
    use http::header::CONTENT_LENGTH;
    use std::mem;

    /// Compresses bodies of at least the minimum length.
    #[derive(Debug)]
    pub(super) struct GzipInterceptor;

    #[dyn_dispatch_hint]
    impl Intercept for GzipInterceptor {
        fn name(&self) -> &'static str {
            "GzipInterceptor"
        }

        /// Runs once for all attempts, and before the checksum, which is that of the compressed body.
        fn modify_before_retry_loop(
            &self,
            context: &mut BeforeTransmitInterceptorContextMut<'_>,
            _components: &RuntimeComponents,
            config: &mut ConfigBag,
        ) -> Result<(), BoxError> {
            let options = options(config)?;
            let is_short = |length| length < u64::from(options.min_compression_size_bytes());
            let request = context.request_mut();
            if !options.is_enabled() || request.body().content_length().is_some_and(is_short) {
                return Ok(());
            }
            compress(request, &options)?;
            config.interceptor_state().store_append(SmithySdkFeature::GzipRequestCompression);
            Ok(())
        }
    }

    fn options(config: &ConfigBag) -> Result<CompressionOptions, BoxError> {
        let mut options = CompressionOptions::default();
        if let Some(minimum) = config.load::<RequestMinCompressionSizeBytes>() {
            options = options.with_min_compression_size_bytes(minimum.0)?;
        }
        let is_disabled = config.load::<DisableRequestCompression>().is_some_and(|disable| disable.0);
        Ok(options.with_enabled(!is_disabled))
    }

    fn compress(request: &mut HttpRequest, options: &CompressionOptions) -> Result<(), BoxError> {
        let gzip = CompressionAlgorithm::Gzip.into_impl_http_body_1_x(options);
        request.headers_mut().append(gzip.header_name(), gzip.header_value());
        let body = mem::replace(request.body_mut(), SdkBody::taken());
        if body.is_streaming() {
            request.headers_mut().remove(CONTENT_LENGTH);
            *request.body_mut() = body.map(move |body| SdkBody::from_body_1_x(CompressedBody::new(body, gzip.clone())));
            return Ok(());
        }
        let body = CompressedBody::new(body, gzip).into_compressed_sdk_body()?;
        if let Some(length) = body.content_length() {
            request.headers_mut().insert(CONTENT_LENGTH, length.to_string());
        }
        *request.body_mut() = body;
        Ok(())
    }
}
