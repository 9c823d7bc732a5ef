//! Credentials of a role, for an access token.

use crate::clients::sso::Client;
use crate::feature::tag;
use crate::provider_config::ProviderConfig;
use crate::secret_header::{self, SecretHeaders};
use crate::setters::setters;
use crate::sso::{SsoTokenProvider, cache};
use aws_credential_types::Credentials;
use aws_credential_types::credential_feature::AwsCredentialFeature;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, Result, future};
use aws_smithy_types::DateTime;
use aws_types::region::Region;
use http::HeaderValue;
use std::time::SystemTime;
use tokio::sync::OnceCell;

const ACCESS_TOKEN: &str = "x-amz-sso_bearer_token";

/// Exchanges the access token of a session of IAM Identity Center for the credentials of a role.
///
/// With a session name, the provider renews tokens that expire soon. Without one, it uses the token that `aws sso login`
/// obtained for the start URL in the former way, until it expires.
///
/// ```
/// use smithereens_config::Region;
/// use smithereens_config::sso::SsoCredentialsProvider;
///
/// let provider = SsoCredentialsProvider::builder()
///     .account_id("123456789012")
///     .role_name("demo")
///     .region(Region::from_static("us-east-1"))
///     .start_url("https://example.awsapps.com/start")
///     .session_name("company")
///     .build();
/// ```
#[derive(Debug)]
pub struct SsoCredentialsProvider {
    config: ProviderConfig,
    account_id: String,
    role_name: String,
    region: Region,
    start_url: String,
    session_name: Option<String>,
    // Its cache outlives a request.
    tokens: OnceCell<SsoTokenProvider>,
}

impl SsoCredentialsProvider {
    /// Creates a builder.
    pub fn builder() -> Builder {
        Builder::new()
    }

    async fn access_token(&self) -> std::result::Result<String, CredentialsError> {
        let token = match &self.session_name {
            Some(session_name) => {
                let tokens = self.tokens.get_or_init(|| self.token_provider(session_name)).await;
                tokens.token().await.map_err(CredentialsError::provider_error)?
            }
            None => cache::load(&self.config.env(), &self.config.fs(), &self.start_url)
                .await
                .map_err(CredentialsError::provider_error)?,
        };
        Ok(token.access_token.expose().to_owned())
    }

    async fn token_provider(&self, session_name: &str) -> SsoTokenProvider {
        SsoTokenProvider::builder()
            .configure(&self.config.client_config().await)
            .region(self.region.clone())
            .session_name(session_name)
            .start_url(&self.start_url)
            .build_with(self.config.env(), self.config.fs())
    }

    async fn credentials(&self) -> Result {
        let access_token = self.access_token().await?;
        let header = HeaderValue::try_from(&access_token).map_err(CredentialsError::provider_error)?;
        let mut config = self.config.client_config().await.into_builder().region(self.region.clone());
        config.set_http_client(self.config.http_client().map(SecretHeaders::around));
        let response = Client::new(&config.build())
            .get_role_credentials()
            .role_name(&self.role_name)
            .account_id(&self.account_id)
            .access_token(access_token)
            .customize()
            .mutate_request(move |request| {
                request.headers_mut().remove(ACCESS_TOKEN);
                secret_header::add(request, ACCESS_TOKEN, header.clone());
            })
            .send()
            .await
            .map_err(CredentialsError::provider_error)?;
        let missing = |what| CredentialsError::unhandled(format!("the response of SSO has no {what}"));
        let from_sso = response.role_credentials.ok_or_else(|| missing("credentials"))?;
        let expiry = SystemTime::try_from(DateTime::from_millis(from_sso.expiration))
            .map_err(|_| CredentialsError::unhandled("the expiration in the response of SSO is out of range"))?;
        let mut credentials = Credentials::builder()
            .access_key_id(from_sso.access_key_id.ok_or_else(|| missing("access key ID"))?)
            .secret_access_key(from_sso.secret_access_key.ok_or_else(|| missing("secret access key"))?)
            .account_id(self.account_id.as_str())
            .expiry(expiry)
            .provider_name("SSO");
        credentials.set_session_token(from_sso.session_token);
        Ok(tag(credentials.build(), AwsCredentialFeature::CredentialsSso))
    }
}

impl ProvideCredentials for SsoCredentialsProvider {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.credentials())
    }
}

/// A builder of an [`SsoCredentialsProvider`].
#[derive(Default, Debug, Clone)]
pub struct Builder {
    config: Option<ProviderConfig>,
    account_id: Option<String>,
    region: Option<Region>,
    role_name: Option<String>,
    start_url: Option<String>,
    session_name: Option<String>,
}

impl Builder {
    /// Creates a builder.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets the configuration.
    pub fn configure(self, provider_config: &ProviderConfig) -> Self {
        Self { config: Some(provider_config.clone()), ..self }
    }

    setters! {
        /// Sets the account of the role. It is required.
        account_id(impl Into<String>), set_account_id(String);
        /// Sets the region of IAM Identity Center. It is required.
        region(Region), set_region(Region);
        /// Sets the name of the role. It is required.
        role_name(impl Into<String>), set_role_name(String);
        /// Sets the URL of the portal. It is required.
        start_url(impl Into<String>), set_start_url(String);
        /// Sets the name of the session.
        session_name(impl Into<String>), set_session_name(String);
    }

    /// Creates the provider.
    ///
    /// # Panics
    /// Panics if a required setting is missing.
    pub fn build(self) -> SsoCredentialsProvider {
        SsoCredentialsProvider {
            config: self.config.unwrap_or_default(),
            account_id: self.account_id.expect("account_id must be set"),
            role_name: self.role_name.expect("role_name must be set"),
            region: self.region.expect("region must be set"),
            start_url: self.start_url.expect("start_url must be set"),
            session_name: self.session_name,
            tokens: OnceCell::new(),
        }
    }
}
