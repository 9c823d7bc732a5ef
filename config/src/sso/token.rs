//! Access tokens.

use crate::BehaviorVersion;
use crate::clients::sso_oidc::Client;
use crate::identity::IdentityCache;
use crate::renewal::{self, Renewals};
use crate::secret::Secret;
use crate::setters::setters;
use crate::sso::cache::{self, CachedToken, Renewal};
use crate::token_cache::TokenCacheError;
use aws_credential_types::Token;
use aws_credential_types::provider::error::TokenError;
use aws_credential_types::provider::future;
use aws_credential_types::provider::token::ProvideToken;
use aws_smithy_async::time::SharedTimeSource;
use aws_smithy_runtime::expiring_cache::ExpiringCache;
use aws_smithy_runtime_api::client::identity::{IdentityFuture, ResolveIdentity};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::display::DisplayErrorContext;
use aws_types::SdkConfig;
use aws_types::os_shim_internal::{Env, Fs};
use aws_types::region::Region;
use std::error::Error;
use std::fmt::{Display, Formatter};
use std::time::{Duration, SystemTime};

/// Provides the access token of a session that `aws sso login` opened, and renews it before it expires.
///
/// ```
/// use smithereens_config::Region;
/// use smithereens_config::sso::SsoTokenProvider;
///
/// # async fn example() {
/// let provider = SsoTokenProvider::builder()
///     .region(Region::from_static("us-east-1"))
///     .session_name("company")
///     .start_url("https://example.awsapps.com/start")
///     .build()
///     .await;
/// # }
/// ```
#[derive(Debug)]
pub struct SsoTokenProvider {
    env: Env,
    fs: Fs,
    config: SdkConfig,
    region: Region,
    session_name: String,
    start_url: String,
    cache: ExpiringCache<CachedToken, SsoTokenError>,
    renewals: Renewals,
}

impl SsoTokenProvider {
    /// Creates a builder.
    pub fn builder() -> Builder {
        Builder::new()
    }

    pub(super) async fn token(&self) -> Result<CachedToken, TokenError> {
        let time = self.config.time_source().unwrap_or_default();
        if let Some(token) = self.cache.yield_or_clear_if_expired(time.now()).await {
            return Ok(token);
        }
        self.cache.get_or_load(|| self.load(time)).await.map_err(TokenError::provider_error)
    }

    async fn load(&self, time: SharedTimeSource) -> Result<(CachedToken, SystemTime), SsoTokenError> {
        let mut token = cache::load(&self.env, &self.fs, &self.session_name).await?;
        let now = time.now();
        if let Some(renewal) = token.renewal.clone().filter(|renewal| renewal.registration_expires_at > now)
            && self.renewals.is_due(token.expires_at, now)
            && let Some(renewed) = self.renew(renewal, now).await?
        {
            token = renewed;
        }
        if token.expires_at <= now {
            return Err(SsoTokenError::Expired);
        }
        let expires_at = token.expires_at;
        Ok((token, expires_at))
    }

    /// Renews a token, and writes it to its file. A failure is logged: the former token can still be valid for a while.
    async fn renew(&self, renewal: Renewal, now: SystemTime) -> Result<Option<CachedToken>, SsoTokenError> {
        let config = self.config.to_builder().region(self.region.clone());
        let response = Client::new(&config.identity_cache(IdentityCache::no_cache()).build())
            .create_token()
            .grant_type("refresh_token")
            .client_id(&renewal.client_id)
            .client_secret(renewal.client_secret.expose())
            .refresh_token(renewal.refresh_token.expose())
            .send()
            .await;
        let response = match response {
            Ok(response) => response,
            Err(error) => {
                tracing::warn!(error = %DisplayErrorContext(&error), "cannot renew the access token");
                return Ok(None);
            }
        };
        let Some(access_token) = response.access_token else { return Ok(None) };
        let seconds = u64::try_from(response.expires_in).map_err(|_| SsoTokenError::NegativeDuration)?;
        let renewed = CachedToken {
            access_token: Secret::new(access_token),
            expires_at: now + Duration::from_secs(seconds),
            region: Some(self.region.to_string()),
            start_url: Some(self.start_url.clone()),
            renewal: Some(Renewal {
                refresh_token: response.refresh_token.map_or(renewal.refresh_token, Secret::new),
                ..renewal
            }),
        };
        cache::save(&self.env, &self.fs, &self.session_name, &renewed).await?;
        Ok(Some(renewed))
    }
}

impl ProvideToken for SsoTokenProvider {
    fn provide_token<'a>(&'a self) -> future::ProvideToken<'a>
    where
        Self: 'a,
    {
        future::ProvideToken::new(async {
            let token = self.token().await?;
            Ok(Token::new(token.access_token.expose(), Some(token.expires_at)))
        })
    }
}

impl ResolveIdentity for SsoTokenProvider {
    fn resolve_identity<'a>(&'a self, components: &'a RuntimeComponents, config: &'a ConfigBag) -> IdentityFuture<'a> {
        IdentityFuture::new(async move { self.provide_token().await?.resolve_identity(components, config).await })
    }
}

/// A builder of an [`SsoTokenProvider`].
#[derive(Debug, Default)]
pub struct Builder {
    config: Option<SdkConfig>,
    region: Option<Region>,
    session_name: Option<String>,
    start_url: Option<String>,
}

impl Builder {
    /// Creates a builder.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the configuration of requests that renew tokens. The default is [`load_defaults`](crate::load_defaults).
    pub fn configure(self, sdk_config: &SdkConfig) -> Self {
        Self { config: Some(sdk_config.clone()), ..self }
    }

    setters! {
        /// Sets the region of IAM Identity Center. It is required.
        region(impl Into<Region>), set_region(Region);
        /// Sets the name of the session. It is required.
        session_name(impl Into<String>), set_session_name(String);
        /// Sets the URL of the portal. It is required.
        start_url(impl Into<String>), set_start_url(String);
    }

    /// Creates the provider.
    ///
    /// # Panics
    /// Panics if a required setting is missing.
    pub async fn build(mut self) -> SsoTokenProvider {
        if self.config.is_none() {
            self.config = Some(crate::load_defaults(BehaviorVersion::latest()).await);
        }
        self.build_with(Env::real(), Fs::real())
    }

    pub(crate) fn build_with(self, env: Env, fs: Fs) -> SsoTokenProvider {
        SsoTokenProvider {
            env,
            fs,
            config: self.config.expect("sdk_config must be set"),
            region: self.region.expect("region must be set"),
            session_name: self.session_name.expect("session_name must be set"),
            start_url: self.start_url.expect("start_url must be set"),
            cache: ExpiringCache::new(renewal::BUFFER),
            renewals: Renewals::default(),
        }
    }
}

#[derive(Debug)]
enum SsoTokenError {
    Cache(TokenCacheError),
    Expired,
    NegativeDuration,
}

impl From<TokenCacheError> for SsoTokenError {
    fn from(error: TokenCacheError) -> Self {
        Self::Cache(error)
    }
}

impl Display for SsoTokenError {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Cache(_) => "failed to load the cached SSO token",
            Self::Expired => "the SSO token has expired and cannot be refreshed: run `aws sso login`",
            Self::NegativeDuration => "the response of SSO OIDC has a negative duration",
        })
    }
}

impl Error for SsoTokenError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Cache(source) => Some(source),
            Self::Expired | Self::NegativeDuration => None,
        }
    }
}
