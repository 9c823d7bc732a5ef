//! Credentials of a session of the console, after `aws login`.

mod cache;
mod proof;

use crate::clients::signin::Client;
use crate::clients::signin::operation::create_o_auth2_token::CreateOAuth2TokenError;
use crate::clients::signin::types::CreateOAuth2TokenRequestBody;
use crate::feature::tag;
use crate::provider_config::ProviderConfig;
use crate::renewal::{self, Renewals};
use crate::secret::Secret;
use crate::token_cache::TokenCacheError;
use aws_credential_types::Credentials;
use aws_credential_types::credential_feature::AwsCredentialFeature;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, Result, future};
use aws_smithy_runtime::expiring_cache::ExpiringCache;
use aws_smithy_types::error::display::DisplayErrorContext;
use cache::Session;
use proof::Key;
use std::error::Error;
use std::fmt::{Display, Formatter};
use std::time::{Duration, SystemTime};

/// Provides the credentials of a session that `aws login` opened, and renews them before they expire.
///
/// ```
/// use smithereens_config::login::LoginCredentialsProvider;
///
/// let provider = LoginCredentialsProvider::builder("arn:aws:iam::123456789012:user/mary").build();
/// ```
#[derive(Debug)]
pub struct LoginCredentialsProvider {
    config: ProviderConfig,
    session: String,
    feature: AwsCredentialFeature,
    cache: ExpiringCache<Credentials, LoginError>,
    renewals: Renewals,
}

impl LoginCredentialsProvider {
    /// Creates a builder, for the session of this principal.
    pub fn builder(session_arn: impl Into<String>) -> Builder {
        Builder { session: session_arn.into(), config: None, feature: AwsCredentialFeature::CredentialsLogin }
    }

    async fn credentials(&self) -> Result {
        let now = self.config.time_source().now();
        let credentials = match self.cache.yield_or_clear_if_expired(now).await {
            Some(credentials) => credentials,
            None => self.cache.get_or_load(|| self.load(now)).await.map_err(CredentialsError::from)?,
        };
        Ok(tag(credentials, self.feature.clone()))
    }

    async fn load(&self, now: SystemTime) -> std::result::Result<(Credentials, SystemTime), LoginError> {
        let mut session = cache::load(&self.config.env(), &self.config.fs(), &self.session).await?;
        if self.renewals.is_due(session.expires_at, now) {
            session = self.renew(session, now).await?;
        }
        match session.expires_at > now {
            true => Ok((session.credentials, session.expires_at)),
            false => Err(LoginError::Expired),
        }
    }

    async fn renew(&self, session: Session, now: SystemTime) -> std::result::Result<Session, LoginError> {
        let key = Key::from_pem(session.key.expose()).ok_or(LoginError::InvalidKey)?;
        let time = self.config.time_source();
        let input = CreateOAuth2TokenRequestBody::builder()
            .client_id(&session.client_id)
            .grant_type("refresh_token")
            .refresh_token(session.refresh_token.expose());
        let response = Client::new(&self.config.client_config().await)
            .create_o_auth2_token()
            .token_input(input.build().map_err(LoginError::response)?)
            .customize()
            // For each attempt, because a proof is used once.
            .mutate_request(move |request| {
                if let Some(proof) = key.proof(request.uri(), time.now()) {
                    request.headers_mut().insert("dpop", proof);
                }
            })
            .send()
            .await
            .map_err(|error| LoginError::Rejected(Box::new(error.into_service_error())))?;
        let output = response.token_output.ok_or(LoginError::NoCredentials)?;
        let access_token = output.access_token.ok_or(LoginError::NoCredentials)?;
        let seconds = u64::try_from(output.expires_in).unwrap_or_default();
        let expires_at = now + Duration::from_secs(seconds);
        let mut credentials = Credentials::builder()
            .access_key_id(access_token.access_key_id)
            .secret_access_key(access_token.secret_access_key)
            .session_token(access_token.session_token)
            .expiry(expires_at)
            .provider_name(cache::PROVIDER_NAME);
        credentials.set_account_id(session.credentials.account_id().cloned());
        let renewed = Session {
            credentials: credentials.build(),
            expires_at,
            refresh_token: Secret::new(output.refresh_token),
            ..session
        };
        if let Err(error) = cache::save(&self.config.env(), &self.config.fs(), &self.session, &renewed).await {
            tracing::warn!(error = %DisplayErrorContext(&error), "cannot save the renewed session");
        }
        Ok(renewed)
    }
}

impl ProvideCredentials for LoginCredentialsProvider {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.credentials())
    }
}

/// A builder of a [`LoginCredentialsProvider`].
#[derive(Debug)]
pub struct Builder {
    session: String,
    config: Option<ProviderConfig>,
    feature: AwsCredentialFeature,
}

impl Builder {
    /// Sets the configuration.
    pub fn configure(self, provider_config: &ProviderConfig) -> Self {
        Self { config: Some(provider_config.clone()), ..self }
    }

    pub(crate) fn of_profile(self) -> Self {
        Self { feature: AwsCredentialFeature::CredentialsProfileLogin, ..self }
    }

    /// Creates the provider.
    pub fn build(self) -> LoginCredentialsProvider {
        LoginCredentialsProvider {
            config: self.config.unwrap_or_default(),
            session: self.session,
            feature: self.feature,
            cache: ExpiringCache::new(renewal::BUFFER),
            renewals: Renewals::default(),
        }
    }
}

#[derive(Debug)]
enum LoginError {
    Cache(TokenCacheError),
    Expired,
    InvalidKey,
    NoCredentials,
    Rejected(Box<CreateOAuth2TokenError>),
    Request(Box<dyn Error + Send + Sync>),
}

impl LoginError {
    fn response(error: impl Into<Box<dyn Error + Send + Sync>>) -> Self {
        Self::Request(error.into())
    }
}

impl From<TokenCacheError> for LoginError {
    fn from(error: TokenCacheError) -> Self {
        Self::Cache(error)
    }
}

impl From<LoginError> for CredentialsError {
    fn from(error: LoginError) -> Self {
        match error {
            LoginError::Rejected(_) => Self::provider_error(error),
            LoginError::InvalidKey => Self::invalid_configuration(error),
            _ => Self::unhandled(error),
        }
    }
}

impl Display for LoginError {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Cache(_) => "failed to load the session of `aws login`",
            Self::Expired => "the session has expired: run `aws login`",
            Self::InvalidKey => "the key of the session is not valid: run `aws login`",
            Self::NoCredentials => "the response of AWS Sign-In has no credentials",
            Self::Request(_) => "the request to AWS Sign-In is not valid",
            Self::Rejected(error) => match &**error {
                CreateOAuth2TokenError::AccessDeniedException(denied) => match denied.error.as_deref() {
                    Some("INSUFFICIENT_PERMISSIONS") => {
                        "the session may not be renewed: the permission `signin:CreateOAuth2Token` is missing"
                    }
                    Some("TOKEN_EXPIRED") => "the session has expired: run `aws login`",
                    Some("USER_CREDENTIALS_CHANGED") => "the password has changed: run `aws login`",
                    _ => "the session cannot be renewed",
                },
                _ => "the session cannot be renewed",
            },
        })
    }
}

impl Error for LoginError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            Self::Cache(source) => Some(source),
            Self::Rejected(source) => Some(source.as_ref()),
            Self::Request(source) => Some(source.as_ref()),
            Self::Expired | Self::InvalidKey | Self::NoCredentials => None,
        }
    }
}
