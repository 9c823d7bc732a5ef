//! Former names of the types that say which files have profiles.

use aws_runtime::env_config::file;

/// The files that have profiles.
#[deprecated(note = "use `aws_runtime::env_config::file::EnvConfigFiles`")]
pub type ProfileFiles = file::EnvConfigFiles;

/// A builder of `ProfileFiles`.
#[deprecated(note = "use `aws_runtime::env_config::file::Builder`")]
pub type Builder = file::Builder;

/// The form of a file.
#[deprecated(note = "use `aws_runtime::env_config::file::EnvConfigFileKind`")]
pub type ProfileFileKind = file::EnvConfigFileKind;
