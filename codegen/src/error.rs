use crate::diagnostic::Report;
use std::path::PathBuf;
use std::{fmt, io};

/// An error that prevents the generation of a client.
///
/// `Debug` displays the same text as `Display`, because cargo shows the `Debug` of the error that a build script returns
/// from `main`.
#[non_exhaustive]
pub enum Error {
    /// The model or the request is invalid.
    Invalid(Report),
    /// No output folder is set: neither [`Builder::out_dir`](crate::Builder::out_dir) nor the environment variable
    /// `OUT_DIR`.
    NoOutDir,
    /// A file cannot be written or removed.
    Write {
        /// The path of the file.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
    /// The generated code is not valid Rust. This is a bug in smithereens.
    Syntax {
        /// The module of the client.
        module: String,
        /// What the parser expected.
        message: String,
    },
}

impl Error {
    /// The errors in the model or the request, if this is [`Error::Invalid`].
    ///
    /// ```
    /// use smithereens_codegen::diagnostic::Severity;
    ///
    /// let error = smithereens_codegen::configure().model("missing.json").generate().expect_err("there is no such file");
    /// let report = error.report().expect("the request is invalid");
    /// assert_eq!(report.count(Severity::Error), 1);
    /// assert!(report.diagnostics()[0].message().starts_with("cannot read the model missing.json"));
    /// ```
    pub fn report(&self) -> Option<&Report> {
        match self {
            Error::Invalid(report) => Some(report),
            _ => None,
        }
    }

    pub(crate) fn not_rust(module: &str, error: &syn::Error) -> Self {
        Error::Syntax { module: module.to_owned(), message: error.to_string() }
    }

    pub(crate) fn write(path: impl Into<PathBuf>, source: io::Error) -> Self {
        Error::Write { path: path.into(), source }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::Invalid(report) => report.fmt(f),
            Error::NoOutDir => f.write_str(
                "the environment variable `OUT_DIR` is not set: call `compile` in a build script, or set a folder with \
                 `.out_dir(path)`",
            ),
            Error::Write { path, source } => write!(f, "cannot write {}: {source}", path.display()),
            Error::Syntax { module, message } => write!(
                f,
                "generated code failed to parse; this is a bug in smithereens: {message}, in the module `{module}`"
            ),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {}
