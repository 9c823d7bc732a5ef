//! The providers of a chain.

use super::NamedProviders;
use super::chain::{Base, Chain, Role, Sso};
use super::error::ProfileFileError;
use crate::clients::sts::Client;
use crate::identity::IdentityCache;
use crate::provider_config::ProviderConfig;
use crate::sts::session;
use crate::web_identity_token::{StaticConfiguration, WebIdentityTokenCredentialsProvider};
use aws_credential_types::Credentials;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, SharedCredentialsProvider};
use std::borrow::Cow;
use std::sync::Arc;
use tracing::Instrument;

/// A provider of base credentials, and the roles to assume with them one after another.
#[derive(Debug)]
pub(super) struct ChainProvider {
    base: Arc<dyn ProvideCredentials>,
    roles: Vec<OwnedRole>,
}

#[derive(Debug)]
struct OwnedRole {
    role_arn: String,
    external_id: Option<String>,
    session_name: Option<String>,
}

impl From<&Role<'_>> for OwnedRole {
    fn from(role: &Role<'_>) -> Self {
        Self {
            role_arn: role.role_arn.to_owned(),
            external_id: role.external_id.map(str::to_owned),
            session_name: role.session_name.map(str::to_owned),
        }
    }
}

impl ChainProvider {
    pub(super) fn new(
        config: &ProviderConfig,
        chain: &Chain<'_>,
        named: &NamedProviders,
    ) -> Result<Self, ProfileFileError> {
        let base: Arc<dyn ProvideCredentials> = match &chain.base {
            Base::Named(name) => named
                .get(&name.to_ascii_lowercase())
                .cloned()
                .ok_or_else(|| ProfileFileError::UnknownProvider { name: (*name).to_owned() })?,
            Base::AccessKey(credentials) => Arc::new(credentials.clone()),
            Base::WebIdentityToken { role_arn, token_file, session_name } => {
                let default_name = || session::default_name("web-identity-token-profile", config.time_source().now());
                let role = StaticConfiguration {
                    web_identity_token_file: token_file.into(),
                    role_arn: (*role_arn).to_owned(),
                    session_name: session_name.map_or_else(default_name, str::to_owned),
                };
                Arc::new(
                    WebIdentityTokenCredentialsProvider::builder().configure(config).static_configuration(role).build(),
                )
            }
            Base::Sso(sso) => sso_provider(config, sso)?,
            #[cfg(feature = "credentials-process")]
            Base::Process { command, account_id } => {
                let process = crate::credential_process::CredentialProcessProvider::with_command(command.clone());
                Arc::new(process.with_account_id(account_id.map(Into::into)))
            }
            #[cfg(not(feature = "credentials-process"))]
            Base::Process { .. } => return disabled("credentials-process"),
            #[cfg(feature = "credentials-login")]
            Base::Login { session } => Arc::new(
                crate::login::LoginCredentialsProvider::builder(*session).configure(config).of_profile().build(),
            ),
            #[cfg(not(feature = "credentials-login"))]
            Base::Login { .. } => return disabled("credentials-login"),
        };
        Ok(Self { base, roles: chain.roles.iter().map(OwnedRole::from).collect() })
    }

    pub(super) async fn credentials(&self, config: &ProviderConfig) -> Result<Credentials, CredentialsError> {
        let base = self.base.provide_credentials().instrument(tracing::debug_span!("load_base_credentials"));
        let mut credentials = base.await.map_err(CredentialsError::provider_error)?;
        for role in &self.roles {
            let span = tracing::debug_span!("load_assume_role", role_arn = role.role_arn);
            let assumed = role.assume(credentials, config).instrument(span).await;
            credentials = assumed.map_err(CredentialsError::provider_error)?;
        }
        Ok(credentials)
    }
}

impl OwnedRole {
    async fn assume(&self, credentials: Credentials, config: &ProviderConfig) -> Result<Credentials, CredentialsError> {
        let sdk_config = config.client_config().await.into_builder();
        let sdk_config = sdk_config
            .credentials_provider(SharedCredentialsProvider::new(credentials))
            .identity_cache(IdentityCache::no_cache())
            .build();
        let default_name = || session::default_name("assume-role-from-profile", config.time_source().now());
        let response = Client::new(&sdk_config)
            .assume_role()
            .role_arn(&self.role_arn)
            .role_session_name(self.session_name.clone().unwrap_or_else(default_name))
            .set_external_id(self.external_id.clone())
            .send()
            .await
            .map_err(CredentialsError::provider_error)?;
        session::credentials(response.credentials, response.assumed_role_user, "AssumeRoleProvider")
    }
}

#[cfg(feature = "sso")]
fn sso_provider(config: &ProviderConfig, sso: &Sso<'_>) -> Result<Arc<dyn ProvideCredentials>, ProfileFileError> {
    let (Some(account_id), Some(role_name)) = (sso.account_id, sso.role_name) else {
        return Err(ProfileFileError::TokenProviderConfig {});
    };
    let mut builder = crate::sso::SsoCredentialsProvider::builder()
        .configure(config)
        .account_id(account_id)
        .role_name(role_name)
        .region(aws_types::region::Region::new(sso.region.to_owned()))
        .start_url(sso.start_url);
    builder.set_session_name(sso.session_name.map(str::to_owned));
    Ok(Arc::new(builder.build()))
}

#[cfg(not(feature = "sso"))]
fn sso_provider(_: &ProviderConfig, _: &Sso<'_>) -> Result<Arc<dyn ProvideCredentials>, ProfileFileError> {
    disabled("sso")
}

#[allow(dead_code, reason = "with all features, none is disabled")]
fn disabled<T>(feature: &'static str) -> Result<T, ProfileFileError> {
    Err(ProfileFileError::FeatureNotEnabled { feature: Cow::Borrowed(feature), message: None })
}
