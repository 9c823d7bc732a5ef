//! Credentials of the role of the EC2 instance.

use crate::feature::tag;
use crate::imds::client::error::ImdsError;
use crate::imds::{self, Client};
use crate::json_credentials::{self, JsonCredentials};
use crate::provider_config::ProviderConfig;
use aws_credential_types::Credentials;
use aws_credential_types::credential_feature::AwsCredentialFeature;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, Result, future};
use aws_smithy_async::time::SharedTimeSource;
use aws_types::os_shim_internal::Env;
use std::error::Error;
use std::fmt::{Display, Formatter};
use std::sync::{PoisonError, RwLock};
use std::time::{Duration, SystemTime};

const PROVIDER_NAME: &str = "IMDSv2";
const PATH: &str = "/latest/meta-data/iam/security-credentials/";

/// Reads the credentials of the instance's role from its metadata.
///
/// When the service fails, the provider returns the last credentials, and it extends credentials that have expired by 10 to
/// 15 minutes: AWS accepts them longer than they say, so that an outage of the metadata service is not one of the program.
///
/// ```
/// use smithereens_config::imds::credentials::ImdsCredentialsProvider;
///
/// let provider = ImdsCredentialsProvider::builder().build();
/// ```
#[derive(Debug)]
pub struct ImdsCredentialsProvider {
    client: Client,
    env: Env,
    profile: Option<String>,
    time_source: SharedTimeSource,
    last: RwLock<Option<Credentials>>,
}

impl ImdsCredentialsProvider {
    /// Creates a builder.
    pub fn builder() -> Builder {
        Builder::default()
    }

    async fn credentials(&self) -> Result {
        match self.load().await {
            Ok(credentials) => {
                *self.last.write().unwrap_or_else(PoisonError::into_inner) = Some(credentials.clone());
                Ok(credentials)
            }
            Err(error) => self.last().ok_or(error),
        }
    }

    fn last(&self) -> Option<Credentials> {
        self.last.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    async fn load(&self) -> Result {
        if imds::is_disabled(&self.env) {
            return Err(CredentialsError::not_loaded(format!(
                "IMDS disabled by {} env var set to `true`",
                imds::DISABLED
            )));
        }
        let profile = match &self.profile {
            Some(profile) => profile.clone(),
            None => self.instance_profile().await?,
        };
        tracing::debug!(%profile, "loading credentials from IMDS");
        let response = self.client.get(format!("{PATH}{profile}")).await.map_err(CredentialsError::provider_error)?;
        match json_credentials::parse(response.as_ref().as_bytes(), PROVIDER_NAME)
            .map_err(CredentialsError::unhandled)?
        {
            JsonCredentials::Credentials(credentials) => {
                // Without the account, as aws-config: it would select endpoints of the account.
                let credentials = Credentials::new(
                    credentials.access_key_id(),
                    credentials.secret_access_key(),
                    credentials.session_token().map(str::to_owned),
                    credentials.expiry().map(|expiry| self.extended(expiry)),
                    PROVIDER_NAME,
                );
                Ok(tag(credentials, AwsCredentialFeature::CredentialsImds))
            }
            JsonCredentials::Error { code, message } if code == "AssumeRoleUnauthorizedAccess" => {
                Err(CredentialsError::invalid_configuration(format!(
                    "Incorrect IMDS/IAM configuration: [{code}] {message}. Hint: Does this role have a trust relationship with EC2?"
                )))
            }
            JsonCredentials::Error { code, message } => Err(CredentialsError::provider_error(format!(
                "Error retrieving credentials from IMDS: {code} {message}"
            ))),
        }
    }

    /// The name of the instance profile.
    async fn instance_profile(&self) -> std::result::Result<String, CredentialsError> {
        match self.client.get(PATH).await {
            Ok(name) => Ok(name.into()),
            Err(ImdsError::ErrorResponse(error)) if error.response().status().as_u16() == 404 => {
                Err(CredentialsError::not_loaded("received 404 from IMDS: the instance has no role"))
            }
            Err(ImdsError::FailedToLoadToken(error)) if error.is_dispatch_failure() => {
                Err(CredentialsError::not_loaded(Unreachable(Box::new(error.into_source()))))
            }
            Err(error) => Err(CredentialsError::provider_error(error)),
        }
    }

    /// The expiry of credentials, or a later one if they have expired.
    fn extended(&self, expiry: SystemTime) -> SystemTime {
        let now = self.time_source.now();
        if expiry > now {
            return expiry;
        }
        // With jitter, so that instances that started together do not all request credentials at the same time.
        let seconds = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
        let jitter = fastrand::Rng::with_seed(seconds).u64(0..=300);
        let extension = Duration::from_secs(10 * 60 + jitter);
        tracing::warn!(?extension, "IMDS returned credentials that have expired: their expiry is extended");
        now + extension
    }
}

impl ProvideCredentials for ImdsCredentialsProvider {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.credentials())
    }

    fn fallback_on_interrupt(&self) -> Option<Credentials> {
        self.last()
    }
}

/// There is no metadata service.
#[derive(Debug)]
struct Unreachable(Box<dyn Error + Send + Sync>);

impl Display for Unreachable {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str("could not communicate with IMDS")
    }
}

impl Error for Unreachable {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        Some(self.0.as_ref())
    }
}

/// A builder of an [`ImdsCredentialsProvider`].
#[derive(Default, Debug)]
pub struct Builder {
    config: Option<ProviderConfig>,
    profile: Option<String>,
    client: Option<Client>,
}

impl Builder {
    /// Sets the configuration.
    pub fn configure(self, provider_config: &ProviderConfig) -> Self {
        Self { config: Some(provider_config.clone()), ..self }
    }

    /// Sets the name of the instance profile. Without it, the provider asks the service.
    pub fn profile(self, profile: impl Into<String>) -> Self {
        Self { profile: Some(profile.into()), ..self }
    }

    /// Sets the client of the metadata service.
    pub fn imds_client(self, client: Client) -> Self {
        Self { client: Some(client), ..self }
    }

    /// Creates the provider.
    pub fn build(self) -> ImdsCredentialsProvider {
        let config = self.config.unwrap_or_default();
        ImdsCredentialsProvider {
            client: self.client.unwrap_or_else(|| Client::builder().configure(&config).build()),
            env: config.env(),
            profile: self.profile,
            time_source: config.time_source(),
            last: RwLock::new(None),
        }
    }
}
