//! Errors of profiles.

use crate::profile::{Profile, ProfileFileLoadError};
use std::borrow::Cow;
use std::error::Error;
use std::fmt::{Display, Formatter, Result};

/// A profile has no valid credentials.
#[derive(Debug)]
#[non_exhaustive]
pub enum ProfileFileError {
    /// The files cannot be read or parsed.
    #[non_exhaustive]
    InvalidProfile(ProfileFileLoadError),

    /// There are no profiles.
    #[non_exhaustive]
    NoProfilesDefined,

    /// The profile has no credentials.
    #[non_exhaustive]
    ProfileDidNotContainCredentials {
        /// The name of the profile.
        profile: String,
    },

    /// The profiles refer to one another in a loop.
    #[non_exhaustive]
    CredentialLoop {
        /// The names of the profiles, from the selected one.
        profiles: Vec<String>,
        /// The profile that comes up again.
        next: String,
    },

    /// The profile does not say where its credentials come from.
    #[non_exhaustive]
    MissingCredentialSource {
        /// The name of the profile.
        profile: String,
        /// Details.
        message: Cow<'static, str>,
    },

    /// The profile says in an invalid way where its credentials come from.
    #[non_exhaustive]
    InvalidCredentialSource {
        /// The name of the profile.
        profile: String,
        /// Details.
        message: Cow<'static, str>,
    },

    /// The profile does not exist.
    #[non_exhaustive]
    MissingProfile {
        /// The name of the profile.
        profile: String,
        /// Details.
        message: Cow<'static, str>,
    },

    /// The profile names a provider that does not exist.
    #[non_exhaustive]
    UnknownProvider {
        /// The name of the provider.
        name: String,
    },

    /// The profile needs a feature of this crate that is disabled.
    #[non_exhaustive]
    FeatureNotEnabled {
        /// The feature.
        feature: Cow<'static, str>,
        /// Details.
        message: Option<Cow<'static, str>>,
    },

    /// The profile names a session that does not exist.
    #[non_exhaustive]
    MissingSsoSession {
        /// The name of the profile.
        profile: String,
        /// The name of the session.
        sso_session: String,
    },

    /// The profile has invalid settings of IAM Identity Center.
    #[non_exhaustive]
    InvalidSsoConfig {
        /// The name of the profile.
        profile: String,
        /// Details.
        message: Cow<'static, str>,
    },

    /// The profile has a token and no credentials.
    #[non_exhaustive]
    TokenProviderConfig {},
}

impl ProfileFileError {
    pub(super) fn invalid_source(profile: &Profile, message: impl Into<Cow<'static, str>>) -> Self {
        Self::InvalidCredentialSource { profile: profile.name().to_owned(), message: message.into() }
    }

    pub(super) fn invalid_sso(profile: &Profile, message: String) -> Self {
        Self::InvalidSsoConfig { profile: profile.name().to_owned(), message: message.into() }
    }
}

impl Display for ProfileFileError {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::InvalidProfile(_) => f.write_str("invalid profile"),
            Self::NoProfilesDefined => f.write_str("No profiles were defined"),
            Self::ProfileDidNotContainCredentials { profile } => {
                write!(f, "profile `{profile}` did not contain credential information")
            }
            Self::CredentialLoop { profiles, next } => {
                write!(f, "profile formed an infinite loop. {} -> {next}", profiles.join(" -> "))
            }
            Self::MissingCredentialSource { profile, message } => {
                write!(f, "missing credential source in `{profile}`: {message}")
            }
            Self::InvalidCredentialSource { profile, message } => {
                write!(f, "invalid credential source in `{profile}`: {message}")
            }
            Self::MissingProfile { profile, message } => write!(f, "profile `{profile}` was not defined: {message}"),
            Self::UnknownProvider { name } => write!(
                f,
                "profile referenced `{name}` provider but that provider is not supported: expected `Environment`, \
                 `Ec2InstanceMetadata`, `EcsContainer` or the name of a custom provider"
            ),
            Self::FeatureNotEnabled { feature, message } => {
                write!(f, "the profile requires the disabled feature `{feature}` of smithereens-config")?;
                message.iter().try_for_each(|message| write!(f, ". {message}"))
            }
            Self::MissingSsoSession { profile, sso_session } => {
                write!(f, "sso-session named `{sso_session}` (referenced by profile `{profile}`) was not found")
            }
            Self::InvalidSsoConfig { profile, message } => {
                write!(f, "profile `{profile}` has invalid SSO config: {message}")
            }
            Self::TokenProviderConfig {} => f.write_str(
                "selected profile will resolve an access token instead of credentials since it doesn't have \
                 `sso_account_id` and `sso_role_name` set: set both to get credentials",
            ),
        }
    }
}

impl Error for ProfileFileError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::InvalidProfile(source) => Some(source),
            _ => None,
        }
    }
}
