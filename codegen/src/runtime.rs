use std::path::PathBuf;

/// Where a [`Package`](crate::Package) gets the crate `smithereens` from, which generated code depends on.
///
/// There is no default: which sources exist depends on where the package is built.
#[derive(Debug, Clone)]
pub struct Runtime(Source);

#[derive(Debug, Clone)]
enum Source {
    Path(PathBuf),
    Git { url: String, rev: Option<String> },
    Version(String),
}

impl Runtime {
    /// A folder, absolute or relative to the folder of the package.
    ///
    /// ```
    /// let runtime = smithereens_codegen::Runtime::path("../smithereens/runtime");
    /// ```
    pub fn path(folder: impl Into<PathBuf>) -> Self {
        Self(Source::Path(folder.into()))
    }

    /// The default branch of a git repository.
    ///
    /// ```
    /// let runtime = smithereens_codegen::Runtime::git("https://git.example.com/smithereens");
    /// ```
    pub fn git(url: impl Into<String>) -> Self {
        Self(Source::Git { url: url.into(), rev: None })
    }

    /// A revision of a git repository: a commit, or a tag such as `refs/tags/v1.0`.
    ///
    /// ```
    /// let runtime = smithereens_codegen::Runtime::git_revision("https://git.example.com/smithereens", "4c59b707");
    /// ```
    pub fn git_revision(url: impl Into<String>, revision: impl Into<String>) -> Self {
        Self(Source::Git { url: url.into(), rev: Some(revision.into()) })
    }

    /// A published version, as a version requirement of cargo.
    ///
    /// ```
    /// let runtime = smithereens_codegen::Runtime::version("0.1");
    /// ```
    pub fn version(requirement: impl Into<String>) -> Self {
        Self(Source::Version(requirement.into()))
    }

    /// The keys of the dependency in a manifest, each with its value.
    pub(crate) fn keys(&self) -> Vec<(&'static str, String)> {
        match &self.0 {
            Source::Path(folder) => vec![("path", folder.to_string_lossy().into_owned())],
            Source::Git { url, rev: None } => vec![("git", url.clone())],
            Source::Git { url, rev: Some(rev) } => vec![("git", url.clone()), ("rev", rev.clone())],
            Source::Version(requirement) => vec![("version", requirement.clone())],
        }
    }
}
