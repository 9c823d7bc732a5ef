//! Credentials of a role for a token of an identity provider, such as the service account of a Kubernetes pod.

use crate::clients::sts::Client;
use crate::clients::sts::types::PolicyDescriptorType;
use crate::feature::tag;
use crate::provider_config::ProviderConfig;
use crate::sts::session;
use crate::token_file;
use aws_credential_types::credential_feature::AwsCredentialFeature;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, Result, future};
use aws_smithy_types::error::display::DisplayErrorContext;
use aws_types::os_shim_internal::Env;
use std::path::PathBuf;

/// Exchanges the token in a file for the credentials of a role. The file is read each time.
///
/// The environment variables `AWS_WEB_IDENTITY_TOKEN_FILE`, `AWS_ROLE_ARN` and `AWS_ROLE_SESSION_NAME` configure it, or a
/// [`StaticConfiguration`].
///
/// ```
/// use smithereens_config::web_identity_token::{StaticConfiguration, WebIdentityTokenCredentialsProvider};
///
/// let provider = WebIdentityTokenCredentialsProvider::builder()
///     .static_configuration(StaticConfiguration {
///         web_identity_token_file: "/run/token".into(),
///         role_arn: "arn:aws:iam::123456789012:role/demo".into(),
///         session_name: "report".into(),
///     })
///     .build();
/// ```
#[derive(Debug)]
pub struct WebIdentityTokenCredentialsProvider {
    config: ProviderConfig,
    role: Option<StaticConfiguration>,
    policy: Option<String>,
    policy_arns: Option<Vec<PolicyDescriptorType>>,
}

/// The token and the role.
#[derive(Debug, Clone)]
pub struct StaticConfiguration {
    /// The file with the token.
    pub web_identity_token_file: PathBuf,
    /// The ARN of the role.
    pub role_arn: String,
    /// The name of the session, which logs of the role's account show.
    pub session_name: String,
}

impl StaticConfiguration {
    fn from_env(env: &Env, config: &ProviderConfig) -> std::result::Result<Self, CredentialsError> {
        let required = |name: &'static str| {
            env.get(name).map_err(|_| CredentialsError::not_loaded(format!("${name} was not set")))
        };
        Ok(Self {
            web_identity_token_file: required("AWS_WEB_IDENTITY_TOKEN_FILE")?.into(),
            role_arn: required("AWS_ROLE_ARN")?,
            session_name: env
                .get("AWS_ROLE_SESSION_NAME")
                .unwrap_or_else(|_| session::default_name("web-identity-token", config.time_source().now())),
        })
    }
}

impl WebIdentityTokenCredentialsProvider {
    /// Creates a builder.
    pub fn builder() -> Builder {
        Builder::default()
    }

    async fn credentials(&self) -> Result {
        let (role, feature) = match &self.role {
            Some(role) => (role.clone(), AwsCredentialFeature::CredentialsProfileStsWebIdToken),
            None => {
                let role = StaticConfiguration::from_env(&self.config.env(), &self.config)?;
                (role, AwsCredentialFeature::CredentialsEnvVarsStsWebIdToken)
            }
        };
        let token = token_file::read(&self.config.fs(), &role.web_identity_token_file).await;
        let token = String::from_utf8(token.map_err(CredentialsError::provider_error)?)
            .map_err(|_| CredentialsError::unhandled("the web identity token is not valid UTF-8"))?;
        let response = Client::new(&self.config.client_config().await)
            .assume_role_with_web_identity()
            .role_arn(role.role_arn)
            .role_session_name(role.session_name)
            .web_identity_token(token)
            .set_policy(self.policy.clone())
            .set_policy_arns(self.policy_arns.clone())
            .send()
            .await
            .map_err(|error| {
                tracing::warn!(error = %DisplayErrorContext(&error), "STS did not accept the web identity token");
                CredentialsError::provider_error(error)
            })?;
        let credentials = session::credentials(response.credentials, response.assumed_role_user, "WebIdentityToken")?;
        Ok(tag(credentials, feature))
    }
}

impl ProvideCredentials for WebIdentityTokenCredentialsProvider {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.credentials())
    }
}

/// A builder of a [`WebIdentityTokenCredentialsProvider`].
#[derive(Debug, Default)]
pub struct Builder {
    config: Option<ProviderConfig>,
    role: Option<StaticConfiguration>,
    policy: Option<String>,
    policy_arns: Option<Vec<PolicyDescriptorType>>,
}

impl Builder {
    /// Sets the configuration.
    pub fn configure(self, provider_config: &ProviderConfig) -> Self {
        Self { config: Some(provider_config.clone()), ..self }
    }

    /// Sets the token and the role, instead of the environment.
    pub fn static_configuration(self, config: StaticConfiguration) -> Self {
        Self { role: Some(config), ..self }
    }

    /// Sets an inline policy, in JSON, that restricts the session further.
    pub fn policy(self, policy: impl Into<String>) -> Self {
        Self { policy: Some(policy.into()), ..self }
    }

    /// Sets the ARNs of managed policies that restrict the session further.
    pub fn policy_arns(self, policy_arns: Vec<String>) -> Self {
        let descriptor = |arn| PolicyDescriptorType::builder().arn(arn).build();
        Self { policy_arns: Some(policy_arns.into_iter().map(descriptor).collect()), ..self }
    }

    /// Creates the provider.
    pub fn build(self) -> WebIdentityTokenCredentialsProvider {
        WebIdentityTokenCredentialsProvider {
            config: self.config.unwrap_or_default(),
            role: self.role,
            policy: self.policy,
            policy_arns: self.policy_arns,
        }
    }
}
