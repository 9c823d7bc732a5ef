use super::chain;
use std::error::Error;
use std::fmt::{self, Debug, Display, Formatter};

/// One line that says how a call failed, for logs and users: the operation, the error code and message of the service, the
/// status of the response, the IDs of the request, the number of attempts, and the causes.
///
/// [`InspectError::report`](super::InspectError::report) creates it, and so does `?` in a function that returns it. It is an
/// error of its own that owns its text, so it fits into `Box<dyn Error>`, and the error types of other crates.
/// [`find`](Self::find) gets it back from such an error.
///
/// Text from the response and from causes is escaped and shortened, so that a response cannot forge lines of a log. Signatures,
/// session tokens and passwords of URLs are removed.
///
/// ```
/// use smithereens::error::{InspectError, Report};
///
/// fn log(error: &(dyn std::error::Error + 'static)) {
///     match Report::find(error) {
///         Some(report) if report.is_throttling() => println!("try again later: {report}"),
///         _ => println!("{error}"),
///     }
/// }
/// ```
#[derive(Clone)]
pub struct Report {
    pub(super) operation: Option<String>,
    /// The error code and message, or the kind of failure.
    pub(super) failure: String,
    pub(super) code: Option<String>,
    pub(super) message: Option<String>,
    /// Without those that repeat others.
    pub(super) causes: Vec<String>,
    pub(super) status: Option<u16>,
    pub(super) request_id: Option<String>,
    pub(super) extended_request_id: Option<String>,
    pub(super) attempts: Option<u32>,
    pub(super) is_throttling: bool,
    pub(super) is_retryable: bool,
    pub(super) is_timeout: bool,
}

impl Report {
    /// The first report in a chain of causes, which starts with the error itself.
    pub fn find<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e Self> {
        chain(Some(error)).find_map(|error| error.downcast_ref())
    }

    /// Adds a cause, unless the line already says it. A cause that repeats the one before and says more replaces it.
    pub(super) fn push_cause(&mut self, cause: String) {
        let is_said = self.failure.contains(&cause) || self.causes.iter().any(|other| other.contains(&cause));
        if cause.is_empty() || is_said {
            return;
        }
        match self.causes.last_mut().filter(|last| cause.contains(last.as_str())) {
            Some(last) => *last = cause,
            None => self.causes.push(cause),
        }
    }

    /// The facts in parentheses at the end of the line.
    fn facts(&self) -> Vec<String> {
        let facts = [
            self.status.map(|status| format!("status {status}")),
            self.request_id.as_ref().map(|id| format!("request ID {id}")),
            self.extended_request_id.as_ref().map(|id| format!("extended request ID {id}")),
            self.attempts.map(|attempts| format!("{attempts} attempt{}", if attempts == 1 { "" } else { "s" })),
        ];
        facts.into_iter().flatten().collect()
    }
}

impl Display for Report {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if let Some(operation) = &self.operation {
            write!(f, "{operation}: ")?;
        }
        f.write_str(&self.failure)?;
        for cause in &self.causes {
            write!(f, ": {cause}")?;
        }
        match self.facts().join(", ") {
            facts if facts.is_empty() => Ok(()),
            facts => write!(f, " ({facts})"),
        }
    }
}

/// The same line, because a `main` that returns an error prints it with `Debug`.
impl Debug for Report {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(self, f)
    }
}

/// Its causes are in its text, so it has no source.
impl Error for Report {}
