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

/// Why a response is not metadata.
#[derive(Debug)]
pub(super) enum InnerImdsError {
    BadStatus,
    InvalidUtf8,
}

impl Display for InnerImdsError {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(match self {
            Self::BadStatus => "failing status code returned from IMDS",
            Self::InvalidUtf8 => "IMDS did not return valid UTF-8",
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
        write!(f, "`{}` is not a valid endpoint mode. Valid values are [`IPv4`, `IPv6`]", self.mode)
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
        f.write_str(match self.kind {
            BuildErrorKind::EndpointMode(_) => "failed to build IMDS client: invalid endpoint mode",
            BuildErrorKind::EndpointUri(_) => "failed to build IMDS client: invalid URI",
        })
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

/// A response is not a session token.
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
            TokenErrorKind::InvalidToken => "invalid token: it is not a valid header value",
            TokenErrorKind::NoTtl => "token response did not contain a TTL header",
            TokenErrorKind::InvalidTtl => "the returned TTL was invalid: expected a number of seconds",
            TokenErrorKind::InvalidParameters => {
                "invalid request parameters: the service rejected the request for a token"
            }
            TokenErrorKind::Forbidden => {
                "request forbidden: IMDS is disabled or the caller has insufficient permissions"
            }
        })
    }
}

impl Error for TokenError {}
