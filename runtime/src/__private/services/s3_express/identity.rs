//! The identity resolver for sessions.

use super::cache::{Key, SessionCache};
use super::{create_session, parameter};
use crate::auth::SIGV4;
use crate::config::BehaviorVersion;
use crate::layers::Layers;
use crate::service::Service;
use aws_credential_types::Credentials;
use aws_credential_types::credential_feature::AwsCredentialFeature;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::EndpointResolverParams;
use aws_smithy_runtime_api::client::identity::{
    Identity, IdentityCacheLocation, IdentityFuture, ResolveCachedIdentity, ResolveIdentity,
};
use aws_smithy_runtime_api::client::runtime_components::{GetIdentityResolver, RuntimeComponents};
use aws_smithy_types::config_bag::ConfigBag;
use std::time::SystemTime;

/// Creates sessions with the client's credentials, and caches them.
#[derive(Debug)]
pub(super) struct SessionProvider {
    service: &'static Service,
    behavior_version: BehaviorVersion,
    cache: SessionCache,
}

impl SessionProvider {
    pub(super) fn new(service: &'static Service, behavior_version: BehaviorVersion) -> Self {
        Self { service, behavior_version, cache: SessionCache::new() }
    }

    async fn identity(&self, components: &RuntimeComponents, config: &ConfigBag) -> Result<Identity, BoxError> {
        let bucket = self.bucket(config).ok_or("a session needs a bucket, but this request has none")?;
        let resolver = components.identity_resolver(SIGV4).ok_or("a session needs a provider of credentials")?;
        let cached = components.identity_cache().resolve_cached_identity(resolver, components, config).await?;
        let credentials = cached.data::<Credentials>().ok_or("a session needs credentials of AWS")?;
        let now = components.time_source().unwrap_or_default().now();
        let key = Key::new(bucket, credentials);
        self.cache.get_or_load(key, now, || self.session(bucket, components, config)).await
    }

    async fn session(
        &self,
        bucket: &str,
        components: &RuntimeComponents,
        config: &ConfigBag,
    ) -> Result<(Identity, SystemTime), BoxError> {
        let layers = Layers::of_call(components, config, self.behavior_version);
        let mut credentials = create_session::call(self.service, &layers, bucket).await?;
        let expiry = credentials.expiry().ok_or("a session must expire")?;
        credentials
            .get_property_mut_or_default::<Vec<AwsCredentialFeature>>()
            .push(AwsCredentialFeature::S3ExpressBucket);
        Ok((Identity::from(credentials), expiry))
    }

    /// The bucket of a request.
    fn bucket<'c>(&self, config: &'c ConfigBag) -> Option<&'c str> {
        let endpoints = self.service.endpoints;
        let values = (endpoints.values)(config.load::<EndpointResolverParams>()?)?;
        values.text(parameter(endpoints.rules, "bucket")?)
    }
}

impl ResolveIdentity for SessionProvider {
    fn resolve_identity<'a>(&'a self, components: &'a RuntimeComponents, config: &'a ConfigBag) -> IdentityFuture<'a> {
        IdentityFuture::new_boxed(Box::pin(self.identity(components, config)))
    }

    /// The client's identity cache cannot have separate entries for buckets.
    fn cache_location(&self) -> IdentityCacheLocation {
        IdentityCacheLocation::IdentityResolver
    }
}
