//! Reading and parsing of profile files.

use aws_runtime::env_config::file::EnvConfigFiles;
use aws_runtime::env_config::source;
use aws_types::os_shim_internal::{Env, Fs};
use std::borrow::Cow;

pub use aws_runtime::env_config::error::EnvConfigFileLoadError as ProfileFileLoadError;
pub use aws_runtime::env_config::parse::EnvConfigParseError as ProfileParseError;
pub use aws_runtime::env_config::property::Property;
pub use aws_runtime::env_config::section::{EnvConfigSections as ProfileSet, Profile};

/// Reads and parses profile files.
///
/// In the config file, the sections of profiles other than `default` are named `[profile name]`; in the credentials file,
/// `[name]`. Both files can define a profile; the credentials file takes precedence.
///
/// # Errors
/// Returns an error if a file that the environment or `profile_files` names cannot be read, or is not valid.
pub async fn load(
    fs: &Fs,
    env: &Env,
    profile_files: &EnvConfigFiles,
    selected_profile_override: Option<Cow<'static, str>>,
) -> Result<ProfileSet, ProfileFileLoadError> {
    let mut source = source::load(env, fs, profile_files).await?;
    if let Some(profile) = selected_profile_override {
        source.profile = profile;
    }
    Ok(ProfileSet::parse(source)?)
}
