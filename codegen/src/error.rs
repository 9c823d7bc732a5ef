use std::fmt;
use std::path::Path;

/// Why no client was generated.
///
/// Its `Debug` is as readable as its `Display`, since that is what cargo shows of a build script whose `main` returns it.
pub struct Error(String);

impl Error {
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }

    pub(crate) fn no_out_dir() -> Self {
        Self::new(
            "the environment variable `OUT_DIR` is not set: call `compile` in a build script, or name a folder with `.out_dir(…)`",
        )
    }

    pub(crate) fn not_rust(module: &str, error: &syn::Error) -> Self {
        Self(format!("generated code failed to parse; this is a bug in smithereens: {error}, in the module `{module}`"))
    }

    pub(crate) fn write(path: &Path, error: std::io::Error) -> Self {
        Self(format!("cannot write {}: {error}", path.display()))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Error {}
