//! Credentials of a profile.

pub(crate) mod chain;
mod error;
mod provider;

pub use error::ProfileFileError;

use crate::environment::EnvironmentVariableCredentialsProvider;
use crate::feature::tag;
use crate::profile::once::Once;
use crate::profile::settings::{ProfileSettings, profile_setters};
use crate::provider_config::ProviderConfig;
use crate::{ecs, imds};
use aws_credential_types::credential_feature::AwsCredentialFeature;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, Result, future};
use aws_runtime::env_config::file::EnvConfigFiles;
use provider::ChainProvider;
use std::borrow::Cow;
use std::collections::HashMap;
use std::error::Error;
use std::fmt::{Debug, Display, Formatter};
use std::sync::Arc;

/// Providers that profiles name as their `credential_source`, by lower-case names.
type NamedProviders = HashMap<String, Arc<dyn ProvideCredentials>>;

/// Loads the credentials of a profile.
///
/// The files are read once. Profiles have credentials in these forms:
///
/// ```ini
/// # Static keys.
/// [default]
/// aws_access_key_id = …
/// aws_secret_access_key = …
///
/// # A role, with the credentials of another profile, which can be a role too.
/// [profile role]
/// role_arn = arn:aws:iam::123456789012:role/demo
/// source_profile = default
/// external_id = …
/// role_session_name = …
///
/// # A role, with the credentials of the environment: Environment, Ec2InstanceMetadata or EcsContainer.
/// [profile instance]
/// role_arn = arn:aws:iam::123456789012:role/demo
/// credential_source = Ec2InstanceMetadata
///
/// # A role, with a token of an identity provider.
/// [profile kubernetes]
/// role_arn = arn:aws:iam::123456789012:role/demo
/// web_identity_token_file = /run/token
///
/// # A program that prints credentials.
/// [profile process]
/// credential_process = /opt/bin/credentials --user "Mary Major"
///
/// # IAM Identity Center, after `aws sso login`.
/// [profile sso]
/// sso_session = company
/// sso_account_id = 123456789012
/// sso_role_name = demo
///
/// [sso-session company]
/// sso_region = us-east-1
/// sso_start_url = https://example.awsapps.com/start
///
/// # The console, after `aws login`.
/// [profile console]
/// login_session = arn:aws:iam::123456789012:user/mary
/// ```
///
/// A role that needs the code of an MFA device (`mfa_serial`) is an error, since there is nobody to ask.
///
/// ```
/// use smithereens_config::profile::ProfileFileCredentialsProvider;
///
/// let provider = ProfileFileCredentialsProvider::builder().profile_name("role").build();
/// ```
#[derive(Debug)]
pub struct ProfileFileCredentialsProvider {
    config: ProviderConfig,
    named: NamedProviders,
    chain: Once<Option<ChainProvider>, CredentialsError>,
}

impl ProfileFileCredentialsProvider {
    /// Creates a builder.
    pub fn builder() -> Builder {
        Builder::default()
    }

    async fn credentials(&self) -> Result {
        let taken = || CredentialsError::unhandled("the profile is not valid, as a former error says");
        let chain = self.chain.get_or_init(|| self.chain(), taken).await?;
        match chain.as_ref() {
            Some(chain) => {
                let credentials = chain.credentials(&self.config).await?;
                Ok(tag(credentials, AwsCredentialFeature::CredentialsProfile))
            }
            None => Err(CredentialsError::not_loaded_no_source()),
        }
    }

    /// The chain of the selected profile, or `None` if there are no profiles or this one has no credentials.
    async fn chain(&self) -> std::result::Result<Option<ChainProvider>, CredentialsError> {
        let chain = match self.config.try_profile().await {
            Ok(profiles) => chain::resolve(profiles).and_then(|chain| {
                tracing::debug!(?chain, "the profile describes this chain of providers");
                ChainProvider::new(&self.config, &chain, &self.named)
            }),
            Err(error) => Err(ProfileFileError::InvalidProfile(error.clone())),
        };
        match chain {
            Ok(chain) => Ok(Some(chain)),
            Err(ProfileFileError::NoProfilesDefined | ProfileFileError::ProfileDidNotContainCredentials { .. }) => {
                Ok(None)
            }
            Err(error @ (ProfileFileError::MissingProfile { .. } | ProfileFileError::TokenProviderConfig {})) => {
                Err(CredentialsError::not_loaded(error))
            }
            Err(error) => Err(CredentialsError::invalid_configuration(InvalidChain(error))),
        }
    }
}

/// The profile does not describe a chain of providers.
#[derive(Debug)]
struct InvalidChain(ProfileFileError);

impl Display for InvalidChain {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "ProfileFile provider could not be built: {}", self.0)
    }
}

impl Error for InvalidChain {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.0.source()
    }
}

impl ProvideCredentials for ProfileFileCredentialsProvider {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.credentials())
    }
}

/// A builder of a [`ProfileFileCredentialsProvider`].
#[derive(Debug, Default)]
pub struct Builder {
    settings: ProfileSettings,
    named: NamedProviders,
}

impl Builder {
    /// Sets the configuration.
    pub fn configure(mut self, provider_config: &ProviderConfig) -> Self {
        self.settings.config = Some(provider_config.clone());
        self
    }

    /// Adds a provider that profiles can name as their `credential_source`. It can replace one that exists.
    pub fn with_custom_provider(
        mut self,
        name: impl Into<Cow<'static, str>>,
        provider: impl ProvideCredentials + 'static,
    ) -> Self {
        self.named.insert(name.into().to_ascii_lowercase(), Arc::new(provider));
        self
    }

    profile_setters!();

    /// Creates the provider.
    pub fn build(self) -> ProfileFileCredentialsProvider {
        let config = self.settings.into_config();
        let mut named = self.named;
        let mut add = |name: &str, provider: Arc<dyn ProvideCredentials>| {
            named.entry(name.to_owned()).or_insert(provider);
        };
        add("environment", Arc::new(EnvironmentVariableCredentialsProvider::with_env(config.env())));
        let instance = imds::credentials::ImdsCredentialsProvider::builder().configure(&config).build();
        add("ec2instancemetadata", Arc::new(instance));
        add("ecscontainer", Arc::new(ecs::EcsCredentialsProvider::builder().configure(&config).build()));
        ProfileFileCredentialsProvider { config, named, chain: Once::new() }
    }
}
