//! Checksums of streams, which are sent as trailers.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html>

use super::ChunkSize;
use super::chosen::Chosen;
use aws_runtime::auth::PayloadSigningOverride;
use aws_runtime::content_encoding::header::X_AMZ_TRAILER_SIGNATURE;
use aws_runtime::content_encoding::header_value::AWS_CHUNKED;
use aws_runtime::content_encoding::{AwsChunkedBody, AwsChunkedBodyOptions, DeferredSigner};
use aws_smithy_checksums::body::calculate::ChecksumBody;
use aws_smithy_checksums::http::HttpChecksum;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};
use http::header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_LENGTH, TRANSFER_ENCODING};
use std::mem;

/// The length of a signature in hexadecimal digits, after the name of its trailer and a colon.
const SIGNATURE_TRAILER_LENGTH: u64 = X_AMZ_TRAILER_SIGNATURE.len() as u64 + 1 + 64;

/// The minimum length in bytes of a chunk for S3, except the last one of a stream.
const MIN_CHUNK_LENGTH: usize = 8192;

/// The encoding of a stream.
#[derive(Debug, Clone)]
struct Encoding {
    /// The length of the stream, in bytes.
    length: u64,
    /// The length of the checksum and its name, in bytes.
    trailer_length: u64,
    /// The length of a chunk, in bytes, if set.
    chunk_size: Option<usize>,
    /// Signs each chunk, if the connection has no TLS.
    signer: Option<DeferredSigner>,
}

impl Storable for Encoding {
    type Storer = StoreReplace<Self>;
}

impl Encoding {
    fn options(&self) -> AwsChunkedBodyOptions {
        let mut options = AwsChunkedBodyOptions::new(self.length, vec![self.trailer_length]);
        if let Some(size) = self.chunk_size {
            options = options.with_chunk_size(size);
        }
        match &self.signer {
            Some(_) => options.signed_chunked_encoding(true).with_trailer_len(SIGNATURE_TRAILER_LENGTH),
            None => options,
        }
    }
}

/// Announces the trailer with the checksum in the headers, which are signed.
///
/// # Errors
/// The length of the stream is unknown, or its chunks are too short for S3.
pub(super) fn announce(
    request: &mut HttpRequest,
    checksum: &dyn HttpChecksum,
    config: &mut ConfigBag,
) -> Result<(), BoxError> {
    let stated = request.headers().get(CONTENT_LENGTH).and_then(|length| length.parse().ok());
    let length = stated.or_else(|| request.body().content_length()).ok_or(
        "the checksum of a stream cannot be sent because its length is unknown: set the length, or set \
         `request_checksum_calculation` to `WhenRequired`",
    )?;
    let chunk_size = match config.load::<ChunkSize>() {
        Some(ChunkSize(Some(size))) if *size < MIN_CHUNK_LENGTH => {
            return Err(format!("invalid chunk size {size}: expected at least {MIN_CHUNK_LENGTH} bytes").into());
        }
        Some(ChunkSize(Some(size))) => Some(*size),
        // An empty stream has no chunks, but the length is a divisor.
        Some(ChunkSize(None)) => Some(usize::try_from(length)?.max(1)),
        None => None,
    };
    let (mut signer, mut signing) = (None, PayloadSigningOverride::StreamingUnsignedPayloadTrailer);
    if request.uri().starts_with("http:") {
        let (deferred, sender) = DeferredSigner::new();
        config.interceptor_state().store_put(sender);
        (signer, signing) = (Some(deferred), PayloadSigningOverride::StreamingSignedPayloadTrailer);
    }
    let encoding = Encoding { length, trailer_length: HttpChecksum::size(checksum), chunk_size, signer };
    let headers = request.headers_mut();
    headers.insert("x-amz-trailer", checksum.header_name());
    headers.insert("x-amz-decoded-content-length", length.to_string());
    headers.insert(CONTENT_LENGTH, encoding.options().encoded_length().to_string());
    headers.remove(TRANSFER_ENCODING);
    headers.append(CONTENT_ENCODING, AWS_CHUNKED);
    config.interceptor_state().store_put(encoding);
    config.interceptor_state().store_put(signing);
    Ok(())
}

/// Adds the trailer with the checksum to a request that announced it.
pub(super) fn append(request: &mut HttpRequest, chosen: &Chosen, config: &ConfigBag) {
    let Some(mut encoding) = config.load::<Encoding>().cloned() else { return };
    if encoding.signer.is_some() && !request.headers().contains_key(AUTHORIZATION) {
        // An unsigned request has no signing key.
        encoding.signer = None;
        request.headers_mut().insert(CONTENT_LENGTH, encoding.options().encoded_length().to_string());
    }
    let chosen = chosen.clone();
    let body = mem::replace(request.body_mut(), SdkBody::taken());
    *request.body_mut() = body.map(move |body| {
        let body = ChecksumBody::new(body, chosen.algorithm.into_impl()).with_cache(chosen.cache.clone());
        let body = AwsChunkedBody::new(body, encoding.options());
        SdkBody::from_body_1_x(match &encoding.signer {
            Some(signer) => body.with_signer(signer.clone()),
            None => body,
        })
    });
}
