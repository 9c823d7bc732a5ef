use super::report::Report;
use super::{ConnectorError, ErrorMetadata, SdkError, attempts, chain, line};
use crate::error_rules::ErrorRules;
use aws_runtime::retries::classifiers::{THROTTLING_ERRORS, TRANSIENT_ERRORS};
use aws_smithy_async::future::timeout::TimedOutError;
use aws_smithy_types::retry::ErrorKind;
use std::error::Error;

/// Says how a call failed. Every [`SdkError`] implements it, and its [`Report`].
///
/// Import it instead of [`ProvideErrorMetadata`](super::ProvideErrorMetadata) and [`RequestId`](super::RequestId): they have
/// methods of the same names, so a call is ambiguous if several of them are imported.
///
/// ```
/// use smithereens::error::{InspectError, SdkError};
/// # mod operation { pub mod get_object {
/// #     use smithereens::error::{ErrorKind, ErrorMetadata, ProvideErrorKind, ProvideErrorMetadata};
/// #     #[derive(Debug)]
/// #     pub struct GetObjectError(ErrorMetadata);
/// #     impl std::fmt::Display for GetObjectError {
/// #         fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str("error") }
/// #     }
/// #     impl std::error::Error for GetObjectError {}
/// #     impl ProvideErrorMetadata for GetObjectError { fn meta(&self) -> &ErrorMetadata { &self.0 } }
/// #     impl ProvideErrorKind for GetObjectError {
/// #         fn retryable_error_kind(&self) -> Option<ErrorKind> { None }
/// #         fn code(&self) -> Option<&str> { None }
/// #     }
/// # } }
/// # use operation::get_object::GetObjectError;
///
/// fn inspect(error: &SdkError<GetObjectError>) {
///     match error.code() {
///         Some("NoSuchKey") => println!("there is no such object"),
///         _ if error.is_throttling() => println!("slow down"),
///         _ => println!("{}", error.report()),
///     }
/// }
/// # let refused = std::io::Error::from(std::io::ErrorKind::ConnectionRefused);
/// # let error = SdkError::<GetObjectError>::dispatch_failure(smithereens::error::ConnectorError::io(refused.into()));
/// # inspect(&error);
/// # assert_eq!(error.report().to_string(), "GetObject: dispatch failure: io error: connection refused");
/// # assert!(error.is_retryable() && !error.is_timeout());
/// ```
pub trait InspectError: sealed::Sealed {
    /// The name of the operation. It is derived from the name of the error type, `OPERATIONError`, so it is the name in Rust.
    fn operation(&self) -> Option<&str>;

    /// The error code that the service returned.
    fn code(&self) -> Option<&str>;

    /// The message that the service returned, as it is. [`report`](Self::report) redacts and escapes it.
    fn message(&self) -> Option<&str>;

    /// The status of the response, if there was one.
    fn status(&self) -> Option<u16>;

    /// The ID of the request, which AWS support asks for.
    fn request_id(&self) -> Option<&str>;

    /// The second ID of a request to S3.
    fn extended_request_id(&self) -> Option<&str>;

    /// Whether the service throttled the call.
    fn is_throttling(&self) -> bool;

    /// Whether the client retries calls that fail like this, by the rules of all SDKs. Codes that only S3 or STS retries count
    /// for every service. Retry classifiers of the configuration are not asked.
    fn is_retryable(&self) -> bool;

    /// Whether the call, an attempt or the connection exceeded its timeout.
    fn is_timeout(&self) -> bool;

    /// The number of attempts. `None` if the request could not be constructed, and for failures of other HTTP clients than that
    /// of this crate.
    fn attempts(&self) -> Option<u32>;

    /// One line that says all of this, with the causes.
    fn report(&self) -> Report;
}

/// Other types cannot implement [`InspectError`], so that methods can be added to it.
mod sealed {
    pub trait Sealed {}

    impl<E> Sealed for super::SdkError<E> {}

    impl Sealed for super::Report {}
}

// The traits of AWS's crates are not imported: they have methods of the same names.
impl<E: Error + super::ProvideErrorMetadata + super::ProvideErrorKind + 'static> InspectError for SdkError<E> {
    fn operation(&self) -> Option<&str> {
        operation_of::<E>()
    }

    fn code(&self) -> Option<&str> {
        super::ProvideErrorMetadata::code(self)
    }

    fn message(&self) -> Option<&str> {
        super::ProvideErrorMetadata::message(self)
    }

    fn status(&self) -> Option<u16> {
        self.raw_response().map(|response| response.status().as_u16())
    }

    fn request_id(&self) -> Option<&str> {
        super::RequestId::request_id(self)
    }

    fn extended_request_id(&self) -> Option<&str> {
        crate::extended_request_id::RequestIdExt::extended_request_id(self)
    }

    fn is_throttling(&self) -> bool {
        const TOO_MANY_REQUESTS: u16 = 429;
        let is_modeled = self.as_service_error().and_then(E::retryable_error_kind) == Some(ErrorKind::ThrottlingError);
        is_modeled
            || self.code().is_some_and(|code| THROTTLING_ERRORS.contains(&code))
            || self.status() == Some(TOO_MANY_REQUESTS)
    }

    fn is_retryable(&self) -> bool {
        match self {
            Self::TimeoutError(_) | Self::ResponseError(_) => true,
            Self::DispatchFailure(failure) => failure.is_timeout() || failure.is_io() || failure.as_other().is_some(),
            Self::ServiceError(error) => {
                let is_code = self.code().is_some_and(is_retryable_code);
                is_code
                    || error.err().retryable_error_kind().is_some()
                    || self.status().is_some_and(is_retryable_status)
            }
            _ => false,
        }
    }

    fn is_timeout(&self) -> bool {
        match self {
            Self::TimeoutError(_) => true,
            Self::DispatchFailure(failure) => failure.is_timeout(),
            _ => false,
        }
    }

    fn attempts(&self) -> Option<u32> {
        attempts::of(self)
    }

    fn report(&self) -> Report {
        let name = |text: Option<&str>| text.map(|text| line::of(text, line::NAME));
        let mut report = Report {
            operation: name(self.operation()),
            failure: self.to_string(),
            code: name(self.code()),
            message: None,
            causes: Vec::new(),
            status: self.status(),
            request_id: name(self.request_id()),
            extended_request_id: name(self.extended_request_id()),
            attempts: self.attempts(),
            is_throttling: self.is_throttling(),
            is_retryable: self.is_retryable(),
            is_timeout: self.is_timeout(),
        };
        match self.as_service_error() {
            Some(error) => describe(error, &mut report),
            None => push_causes(self.source(), &mut report),
        }
        report
    }
}

impl InspectError for Report {
    fn operation(&self) -> Option<&str> {
        self.operation.as_deref()
    }

    fn code(&self) -> Option<&str> {
        self.code.as_deref()
    }

    fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    fn status(&self) -> Option<u16> {
        self.status
    }

    fn request_id(&self) -> Option<&str> {
        self.request_id.as_deref()
    }

    fn extended_request_id(&self) -> Option<&str> {
        self.extended_request_id.as_deref()
    }

    fn is_throttling(&self) -> bool {
        self.is_throttling
    }

    fn is_retryable(&self) -> bool {
        self.is_retryable
    }

    fn is_timeout(&self) -> bool {
        self.is_timeout
    }

    fn attempts(&self) -> Option<u32> {
        self.attempts
    }

    fn report(&self) -> Self {
        self.clone()
    }
}

impl<E: Error + super::ProvideErrorMetadata + super::ProvideErrorKind + 'static> From<SdkError<E>> for Report {
    fn from(error: SdkError<E>) -> Self {
        error.report()
    }
}

/// The operation of an error type, such as `GetObject` of `client::operation::get_object::GetObjectError`.
fn operation_of<E>() -> Option<&'static str> {
    let (module, name) = std::any::type_name::<E>().rsplit_once("::")?;
    let (module, _) = module.rsplit_once("::")?;
    let is_of_operation = module == "operation" || module.ends_with("::operation");
    name.strip_suffix("Error").filter(|operation| is_of_operation && !operation.is_empty())
}

fn is_retryable_code(code: &str) -> bool {
    let of_services = [ErrorRules::S3, ErrorRules::STS];
    let mut codes = of_services.iter().flat_map(|rules| rules.transient_codes).chain(THROTTLING_ERRORS);
    codes.any(|known| *known == code) || TRANSIENT_ERRORS.contains(&code)
}

fn is_retryable_status(status: u16) -> bool {
    matches!(status, 500 | 502 | 503 | 504)
}

/// Adds the code and message of an error of the service to its report, or its causes if it could not be read.
fn describe<E: Error + super::ProvideErrorMetadata>(error: &E, report: &mut Report) {
    let source = error.source();
    let text = error.to_string();
    let of_response = error.meta().message();
    // An exception prints its name and its message, or a placeholder instead of a sensitive message.
    let exception = source.map(ToString::to_string).filter(|exception| *exception == text);
    let (name, message) = match &exception {
        Some(exception) => match exception.split_once(": ") {
            Some((name, message)) => (Some(name), Some(message)),
            None => (Some(exception.as_str()), None),
        },
        None => (None, of_response),
    };
    report.message = message.map(|message| line::of(message, line::TEXT)).filter(|message| !message.is_empty());
    if report.code.is_none() {
        report.code = name.map(|name| line::of(name, line::NAME));
    }
    if let Some(failure) = joined([&report.code, &report.message]) {
        report.failure = failure;
    }
    if exception.is_none() && !source.is_some_and(|source| source.is::<ErrorMetadata>()) {
        push_causes(source, report);
    }
}

fn joined(parts: [&Option<String>; 2]) -> Option<String> {
    let parts: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
    (!parts.is_empty()).then(|| parts.join(": "))
}

/// Adds a chain of causes.
fn push_causes(first: Option<&(dyn Error + 'static)>, report: &mut Report) {
    for cause in chain(first) {
        // Their texts are `other` and `timed out`, and their causes or effects say more.
        let is_other = cause.downcast_ref::<ConnectorError>().is_some_and(ConnectorError::is_other);
        if !is_other && !cause.is::<TimedOutError>() {
            report.push_cause(line::of(&cause.to_string(), line::TEXT));
        }
    }
}
