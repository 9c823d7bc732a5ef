//! The access token of a profile.

use crate::profile::credentials::chain::{self, Base};
use crate::profile::once::Once;
use crate::profile::settings::{ProfileSettings, profile_setters};
use crate::provider_config::ProviderConfig;
use crate::sso::SsoTokenProvider;
use aws_credential_types::provider::error::TokenError;
use aws_credential_types::provider::future;
use aws_credential_types::provider::token::{ProvideToken, Result};
use aws_runtime::env_config::file::EnvConfigFiles;
use aws_types::region::Region;

/// Provides the access token of the session of IAM Identity Center that a profile names. The files are read once.
///
/// ```ini
/// [default]
/// sso_session = company
///
/// [sso-session company]
/// sso_region = us-east-1
/// sso_start_url = https://example.awsapps.com/start
/// ```
///
/// ```
/// use smithereens_config::profile::ProfileFileTokenProvider;
///
/// let provider = ProfileFileTokenProvider::builder().build();
/// ```
#[derive(Debug)]
pub struct ProfileFileTokenProvider {
    config: ProviderConfig,
    provider: Once<SsoTokenProvider, TokenError>,
}

impl ProfileFileTokenProvider {
    /// Creates a builder.
    pub fn builder() -> Builder {
        Builder::default()
    }

    async fn token(&self) -> Result {
        let taken = || TokenError::unhandled("the profile is not valid, as a former error says");
        self.provider.get_or_init(|| self.provider(), taken).await?.provide_token().await
    }

    async fn provider(&self) -> std::result::Result<SsoTokenProvider, TokenError> {
        let profiles = self.config.try_profile().await;
        let profiles = profiles.map_err(|error| TokenError::invalid_configuration(error.clone()))?;
        let chain = chain::resolve(profiles).map_err(TokenError::invalid_configuration)?;
        match chain.base {
            Base::Sso(sso) if sso.session_name.is_some() => {
                let mut builder = SsoTokenProvider::builder()
                    .configure(&self.config.client_config().await)
                    .region(Region::new(sso.region.to_owned()))
                    .start_url(sso.start_url);
                builder.set_session_name(sso.session_name.map(str::to_owned));
                Ok(builder.build_with(self.config.env(), self.config.fs()))
            }
            _ => Err(TokenError::not_loaded("no sso-session configured in profile file")),
        }
    }
}

impl ProvideToken for ProfileFileTokenProvider {
    fn provide_token<'a>(&'a self) -> future::ProvideToken<'a>
    where
        Self: 'a,
    {
        future::ProvideToken::new(self.token())
    }
}

/// A builder of a [`ProfileFileTokenProvider`].
#[derive(Debug, Default)]
pub struct Builder {
    settings: ProfileSettings,
}

impl Builder {
    /// Sets the configuration.
    #[doc(hidden)]
    pub fn configure(mut self, provider_config: &ProviderConfig) -> Self {
        self.settings.config = Some(provider_config.clone());
        self
    }

    profile_setters!();

    /// Creates the provider.
    pub fn build(self) -> ProfileFileTokenProvider {
        let config = self.settings.into_config();
        ProfileFileTokenProvider { config, provider: Once::new() }
    }
}
