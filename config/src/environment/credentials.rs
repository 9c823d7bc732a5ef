//! Credentials from environment variables.

use crate::feature::tag;
use aws_credential_types::Credentials;
use aws_credential_types::attributes::AccountId;
use aws_credential_types::credential_feature::AwsCredentialFeature;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, Result, future};
use aws_types::os_shim_internal::Env;
use std::env::VarError;

/// Reads `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY` (or `SECRET_ACCESS_KEY`), and if they are set `AWS_SESSION_TOKEN` and
/// `AWS_ACCOUNT_ID`. A blank variable counts as one that is not set.
///
/// ```
/// use smithereens_config::environment::EnvironmentVariableCredentialsProvider;
///
/// let provider = EnvironmentVariableCredentialsProvider::new();
/// ```
#[derive(Debug, Clone)]
pub struct EnvironmentVariableCredentialsProvider {
    env: Env,
}

impl EnvironmentVariableCredentialsProvider {
    /// Creates a provider.
    pub fn new() -> Self {
        Self::with_env(Env::real())
    }

    pub(crate) fn with_env(env: Env) -> Self {
        Self { env }
    }

    fn credentials(&self) -> Result {
        let access_key_id = self.required("AWS_ACCESS_KEY_ID")?;
        let secret_access_key = self
            .required("AWS_SECRET_ACCESS_KEY")
            .or_else(|error| self.required("SECRET_ACCESS_KEY").map_err(|_| error))?;
        let mut credentials = Credentials::builder()
            .access_key_id(access_key_id)
            .secret_access_key(secret_access_key)
            .provider_name("EnvironmentVariable");
        credentials.set_session_token(self.optional("AWS_SESSION_TOKEN"));
        credentials.set_account_id(self.optional("AWS_ACCOUNT_ID").map(AccountId::from));
        Ok(tag(credentials.build(), AwsCredentialFeature::CredentialsEnvVars))
    }

    fn required(&self, name: &'static str) -> std::result::Result<String, CredentialsError> {
        match self.env.get(name) {
            Ok(value) if !value.trim().is_empty() => Ok(value),
            Ok(_) | Err(VarError::NotPresent) => {
                Err(CredentialsError::not_loaded(format!("environment variable not set: {name}")))
            }
            Err(VarError::NotUnicode(_)) => {
                // The value may be a secret, so the error does not have it.
                Err(CredentialsError::unhandled(format!("environment variable {name} is not valid Unicode")))
            }
        }
    }

    fn optional(&self, name: &str) -> Option<String> {
        let value = self.env.get(name).ok()?;
        let value = value.trim();
        (!value.is_empty()).then(|| value.to_owned())
    }
}

impl Default for EnvironmentVariableCredentialsProvider {
    fn default() -> Self {
        Self::new()
    }
}

impl ProvideCredentials for EnvironmentVariableCredentialsProvider {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::ready(self.credentials())
    }
}
