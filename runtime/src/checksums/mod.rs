//! Checksums of request bodies, and validation of the checksums of response bodies. They need the feature `checksums`.

#[cfg(feature = "checksums")]
mod algorithm;
#[cfg(feature = "checksums")]
mod chosen;
mod chunk_size;
#[cfg(feature = "checksums")]
mod content_md5;
#[cfg(feature = "checksums")]
mod request;
#[cfg(feature = "checksums")]
mod response;
#[cfg(feature = "checksums")]
mod trailer;
#[cfg(feature = "checksums")]
mod validation;

pub(crate) use chunk_size::ChunkSize;

use aws_smithy_runtime_api::client::interceptors::SharedInterceptor;
#[cfg(feature = "checksums")]
use aws_smithy_runtime_api::client::interceptors::disable_interceptor;
use aws_smithy_types::config_bag::Layer;

/// The checksums of an operation, by its model.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(not(feature = "checksums"), expect(dead_code, reason = "no client has it"))]
pub struct Checksums {
    content_md5: bool,
    request: Option<RequestChecksum>,
    response: Option<ResponseChecksum>,
}

#[derive(Debug, Clone, Copy)]
#[cfg_attr(not(feature = "checksums"), expect(dead_code, reason = "no client has it"))]
struct RequestChecksum {
    /// The header that names the algorithm, if the caller can choose it.
    algorithm_header: Option<&'static str>,
    /// Whether the service requires a checksum.
    required: bool,
}

#[derive(Debug, Clone, Copy)]
#[cfg_attr(not(feature = "checksums"), expect(dead_code, reason = "no client has it"))]
struct ResponseChecksum {
    /// The header that requests a checksum.
    mode_header: &'static str,
    /// The algorithms that the service can use.
    algorithms: &'static [&'static str],
}

impl Checksums {
    /// Requests have the header `Content-MD5`:
    /// [`smithy.api#httpChecksumRequired`](https://smithy.io/2.0/spec/http-bindings.html#httpchecksumrequired-trait).
    pub const fn content_md5() -> Self {
        Self { content_md5: true, ..Self::http() }
    }

    /// The trait [`aws.protocols#httpChecksum`](https://smithy.io/2.0/aws/aws-core.html#aws-protocols-httpchecksum-trait).
    /// Call [`request`](Self::request) and [`response`](Self::response) to set its properties.
    pub const fn http() -> Self {
        Self { content_md5: false, request: None, response: None }
    }

    /// Requests have a checksum if the service requires it or the configuration allows it. The algorithm is the one in this
    /// header, or CRC32.
    pub const fn request(mut self, algorithm_header: Option<&'static str>, required: bool) -> Self {
        self.request = Some(RequestChecksum { algorithm_header, required });
        self
    }

    /// Responses have a checksum of one of these algorithms if this header of the request enables it.
    pub const fn response(mut self, mode_header: &'static str, algorithms: &'static [&'static str]) -> Self {
        self.response = Some(ResponseChecksum { mode_header, algorithms });
        self
    }

    #[cfg(not(feature = "checksums"))]
    pub(crate) fn interceptors(&self) -> Vec<SharedInterceptor> {
        Vec::new()
    }

    /// The interceptors for these checksums.
    #[cfg(feature = "checksums")]
    pub(crate) fn interceptors(&self) -> Vec<SharedInterceptor> {
        let content_md5 = self.content_md5.then(|| SharedInterceptor::new(content_md5::ContentMd5Interceptor));
        let request = self.request.map(request::RequestChecksumInterceptor).map(SharedInterceptor::new);
        let response = self.response.map(response::ResponseChecksumInterceptor).map(SharedInterceptor::new);
        [content_md5, request, response].into_iter().flatten().collect()
    }
}

/// Disables checksums for a call.
#[cfg(feature = "checksums")]
pub(crate) fn disable(config: &mut Layer) {
    config.store_put(disable_interceptor::<content_md5::ContentMd5Interceptor>("presigning"));
    config.store_put(disable_interceptor::<request::RequestChecksumInterceptor>("presigning"));
    config.store_put(disable_interceptor::<response::ResponseChecksumInterceptor>("presigning"));
}

#[cfg(not(feature = "checksums"))]
pub(crate) fn disable(_config: &mut Layer) {}
