//! Errors of the metadata service.

use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_runtime_api::client::result::SdkError;
use std::error::Error;
use std::fmt::{Display, Formatter, Result};

type BoxError = Box<dyn Error + Send + Sync>;

/// The service returned no session token.
#[derive(Debug)]
pub struct FailedToLoadToken {
    source: SdkError<TokenError, HttpResponse>,
}

impl FailedToLoadToken {
    /// Whether the service could not be reached.
    pub fn is_dispatch_failure(&self) -> bool {
        matches!(self.source, SdkError::DispatchFailure(_))
    }

    pub(crate) fn into_source(self) -> SdkError<TokenError, HttpResponse> {
        self.source
    }
}

/// The service responded with an error.
#[derive(Debug)]
pub struct ErrorResponse {
    raw: HttpResponse,
}

impl ErrorResponse {
    /// The response.
    pub fn response(&self) -> &HttpResponse {
        &self.raw
    }
}

/// A request failed on its way.
#[derive(Debug)]
pub struct IoError {
    source: BoxError,
}

/// Something else failed.
#[derive(Debug)]
pub struct Unexpected {
    source: BoxError,
}

/// An error of the [client](super::Client).
#[derive(Debug)]
#[non_exhaustive]
pub enum ImdsError {
    /// The service returned no session token.
    FailedToLoadToken(FailedToLoadToken),
    /// The service responded with an error.
    ErrorResponse(ErrorResponse),
    /// A request failed on its way.
    IoError(IoError),
    /// Something else failed.
    Unexpected(Unexpected),
}

impl ImdsError {
    pub(super) fn failed_to_load_token(source: SdkError<TokenError, HttpResponse>) -> Self {
        Self::FailedToLoadToken(FailedToLoadToken { source })
    }

    pub(super) fn error_response(raw: HttpResponse) -> Self {
        Self::ErrorResponse(ErrorResponse { raw })
    }

    pub(super) fn io_error(source: impl Into<BoxError>) -> Self {
        Self::IoError(IoError { source: source.into() })
    }

    pub(super) fn unexpected(source: impl Into<BoxError>) -> Self {
        Self::Unexpected(Unexpected { source: source.into() })
    }
}

impl Display for ImdsError {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::FailedToLoadToken(_) => f.write_str("failed to load IMDS session token"),
            // The body can be a secret.
            Self::ErrorResponse(error) => write!(f, "error response from IMDS (code: {})", error.raw.status().as_u16()),
            Self::IoError(_) => f.write_str("an IO error occurred communicating with IMDS"),
            Self::Unexpected(_) => f.write_str("an unexpected error occurred communicating with IMDS"),
        }
    }
}

impl Error for ImdsError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::FailedToLoadToken(error) => Some(&error.source),
            Self::ErrorResponse(_) => None,
            Self::IoError(error) => Some(error.source.as_ref()),
            Self::Unexpected(error) => Some(error.source.as_ref()),
        }
    }
}

/// Why a response is no metadata.
#[derive(Debug)]
pub(super) enum InnerImdsError {
    BadStatus,
    InvalidUtf8,
}

impl Display for InnerImdsError {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(match self {
            Self::BadStatus => "the status of the response is not a success",
            Self::InvalidUtf8 => "the response is not valid UTF-8",
        })
    }
}

impl Error for InnerImdsError {}

/// The name of an [`EndpointMode`](super::EndpointMode) is not valid.
#[derive(Debug)]
pub struct InvalidEndpointMode {
    mode: String,
}

impl InvalidEndpointMode {
    pub(super) fn new(mode: impl Into<String>) -> Self {
        Self { mode: mode.into() }
    }
}

impl Display for InvalidEndpointMode {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "`{}` is not a valid endpoint mode: expected `IPv4` or `IPv6`", self.mode)
    }
}

impl Error for InvalidEndpointMode {}

#[derive(Debug)]
enum BuildErrorKind {
    EndpointMode(InvalidEndpointMode),
    EndpointUri(BoxError),
}

/// The settings of the client are not valid.
#[derive(Debug)]
pub struct BuildError {
    kind: BuildErrorKind,
}

impl BuildError {
    pub(super) fn invalid_endpoint_mode(source: InvalidEndpointMode) -> Self {
        Self { kind: BuildErrorKind::EndpointMode(source) }
    }

    pub(super) fn invalid_endpoint_uri(source: impl Into<BoxError>) -> Self {
        Self { kind: BuildErrorKind::EndpointUri(source.into()) }
    }
}

impl Display for BuildError {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str("the settings of the IMDS client are not valid")
    }
}

impl Error for BuildError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.kind {
            BuildErrorKind::EndpointMode(source) => Some(source),
            BuildErrorKind::EndpointUri(source) => Some(source.as_ref()),
        }
    }
}

#[derive(Debug)]
pub(super) enum TokenErrorKind {
    InvalidToken,
    NoTtl,
    InvalidTtl,
    InvalidParameters,
    Forbidden,
}

/// A response is no session token.
#[derive(Debug)]
pub struct TokenError {
    kind: TokenErrorKind,
}

impl From<TokenErrorKind> for TokenError {
    fn from(kind: TokenErrorKind) -> Self {
        Self { kind }
    }
}

impl Display for TokenError {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(match self.kind {
            TokenErrorKind::InvalidToken => "the token is not a valid value of a header",
            TokenErrorKind::NoTtl => "the response does not say how long the token is valid",
            TokenErrorKind::InvalidTtl => "the response does not say in seconds how long the token is valid",
            TokenErrorKind::InvalidParameters => "the service rejected the parameters of the request for a token",
            TokenErrorKind::Forbidden => {
                "request forbidden: IMDS is disabled or the caller has insufficient permissions"
            }
        })
    }
}

impl Error for TokenError {}
