//! The provider of the credentials of a role.

use crate::BehaviorVersion;
use crate::clients::sts::Client;
use crate::clients::sts::operation::assume_role::AssumeRoleError;
use crate::clients::sts::operation::assume_role::builders::AssumeRoleFluentBuilder;
use crate::clients::sts::types::{PolicyDescriptorType, Tag};
use crate::feature::tag;
use crate::identity::IdentityCache;
use crate::sts::session;
use aws_credential_types::credential_feature::AwsCredentialFeature;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::{ProvideCredentials, Result, SharedCredentialsProvider, future};
use aws_smithy_types::error::display::DisplayErrorContext;
use aws_types::SdkConfig;
use aws_types::region::Region;
use std::time::{Duration, SystemTime};
use tracing::Instrument;

/// Exchanges the credentials of another provider for those of a role.
///
/// The base credentials are those of the configuration, which is the default one unless
/// [`configure`](AssumeRoleProviderBuilder::configure) sets it:
///
/// ```
/// use smithereens_config::Region;
/// use smithereens_config::sts::AssumeRoleProvider;
///
/// # async fn example() {
/// let provider = AssumeRoleProvider::builder("arn:aws:iam::123456789012:role/demo")
///     .region(Region::from_static("us-east-2"))
///     .session_name("report")
///     .build()
///     .await;
/// # }
/// ```
///
/// Or they come from a provider:
///
/// ```
/// use smithereens_config::environment::EnvironmentVariableCredentialsProvider;
/// use smithereens_config::sts::AssumeRoleProvider;
///
/// # async fn example() {
/// let provider = AssumeRoleProvider::builder("arn:aws:iam::123456789012:role/demo")
///     .build_from_provider(EnvironmentVariableCredentialsProvider::new())
///     .await;
/// # }
/// ```
#[derive(Debug)]
pub struct AssumeRoleProvider {
    request: AssumeRoleFluentBuilder,
}

impl AssumeRoleProvider {
    /// Creates a builder, for the role with this ARN.
    pub fn builder(role: impl Into<String>) -> AssumeRoleProviderBuilder {
        AssumeRoleProviderBuilder::new(role)
    }

    async fn credentials(&self) -> Result {
        let response = self.request.clone().send().await.map_err(|error| {
            tracing::warn!(error = %DisplayErrorContext(&error), "STS did not return the credentials of the role");
            match error.as_service_error() {
                Some(
                    AssumeRoleError::RegionDisabledException(_) | AssumeRoleError::MalformedPolicyDocumentException(_),
                ) => CredentialsError::invalid_configuration(error),
                _ => CredentialsError::provider_error(error),
            }
        })?;
        let credentials = session::credentials(response.credentials, response.assumed_role_user, "AssumeRoleProvider")?;
        Ok(tag(credentials, AwsCredentialFeature::CredentialsStsAssumeRole))
    }
}

impl ProvideCredentials for AssumeRoleProvider {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::new(self.credentials().instrument(tracing::debug_span!("assume_role")))
    }
}

/// A builder of an [`AssumeRoleProvider`].
#[derive(Debug)]
pub struct AssumeRoleProviderBuilder {
    role_arn: String,
    external_id: Option<String>,
    session_name: Option<String>,
    session_length: Option<Duration>,
    policy: Option<String>,
    policy_arns: Option<Vec<PolicyDescriptorType>>,
    tags: Option<Vec<Tag>>,
    region: Option<Region>,
    config: Option<SdkConfig>,
}

impl AssumeRoleProviderBuilder {
    /// Creates a builder, for the role with this ARN.
    pub fn new(role: impl Into<String>) -> Self {
        Self {
            role_arn: role.into(),
            external_id: None,
            session_name: None,
            session_length: None,
            policy: None,
            policy_arns: None,
            tags: None,
            region: None,
            config: None,
        }
    }

    /// Sets the identifier that the trust policy of the role demands, if it does.
    pub fn external_id(self, id: impl Into<String>) -> Self {
        Self { external_id: Some(id.into()), ..self }
    }

    /// Sets the name of the session, which logs of the role's account show.
    pub fn session_name(self, name: impl Into<String>) -> Self {
        Self { session_name: Some(name.into()), ..self }
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

    /// Sets how long the credentials are valid: from 15 minutes to the maximum that the role allows. The default is an hour.
    pub fn session_length(self, length: Duration) -> Self {
        Self { session_length: Some(length), ..self }
    }

    /// Sets the region of the request to STS. It takes precedence over that of the configuration.
    pub fn region(self, region: Region) -> Self {
        Self { region: Some(region), ..self }
    }

    /// Sets the tags of the session: names and values.
    pub fn tags<K, V>(self, tags: impl IntoIterator<Item = (K, V)>) -> Self
    where
        K: Into<String>,
        V: Into<String>,
    {
        let tag = |(key, value)| Tag::builder().key(key).value(value).build().expect("both members are set");
        Self { tags: Some(tags.into_iter().map(tag).collect()), ..self }
    }

    /// Sets the configuration: base credentials, region, HTTP client, and settings of requests.
    pub fn configure(self, conf: &SdkConfig) -> Self {
        Self { config: Some(conf.clone()), ..self }
    }

    /// Creates the provider, with the base credentials of the configuration.
    pub async fn build(self) -> AssumeRoleProvider {
        let config = configuration(self.config).await;
        // A cache holds the credentials of the role, so base credentials that are cached too could expire unnoticed.
        let mut builder = config.to_builder().identity_cache(IdentityCache::no_cache());
        if let Some(region) = self.region {
            builder.set_region(region);
        }
        let now = config.time_source().map_or_else(SystemTime::now, |time| time.now());
        let session_name = self.session_name.unwrap_or_else(|| session::default_name("assume-role-provider", now));
        let seconds = |length: Duration| i32::try_from(length.as_secs()).unwrap_or(i32::MAX);
        let request = Client::new(&builder.build())
            .assume_role()
            .role_arn(self.role_arn)
            .role_session_name(session_name)
            .set_external_id(self.external_id)
            .set_policy(self.policy)
            .set_policy_arns(self.policy_arns)
            .set_duration_seconds(self.session_length.map(seconds))
            .set_tags(self.tags);
        AssumeRoleProvider { request }
    }

    /// Creates the provider, with base credentials of another provider.
    pub async fn build_from_provider(self, provider: impl ProvideCredentials + 'static) -> AssumeRoleProvider {
        let config = configuration(self.config).await.into_builder();
        let config = config.credentials_provider(SharedCredentialsProvider::new(provider)).build();
        Self { config: Some(config), ..self }.build().await
    }
}

async fn configuration(set: Option<SdkConfig>) -> SdkConfig {
    match set {
        Some(config) => config,
        None => crate::load_defaults(BehaviorVersion::latest()).await,
    }
}
