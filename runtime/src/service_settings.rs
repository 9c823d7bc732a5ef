//! Settings of a client that depend on its service.

use crate::config::SdkConfig;
use crate::endpoint::SharedEndpointResolver;
use crate::layers::Layers;
use crate::service::Service;
use aws_types::service_config::ServiceConfigKey;

impl Layers {
    /// The settings of a client of this service, from those that all clients of a program share.
    pub fn from_sdk_config(service: &Service, shared: &SdkConfig) -> Self {
        let mut layers = Self::default();
        layers.set_credentials_provider(shared.credentials_provider());
        layers.set_token_provider(shared.token_provider());
        layers.set_region(shared.region().cloned());
        layers.set_sigv4a_signing_region_set(shared.sigv4a_signing_region_set().cloned());
        layers.set_use_fips(shared.use_fips());
        layers.set_use_dual_stack(shared.use_dual_stack());
        layers.set_endpoint_url(endpoint_url(service, shared));
        layers.set_account_id_endpoint_mode(shared.account_id_endpoint_mode().cloned());
        layers.set_retry_config(service.retries.of_service(shared));
        layers.set_timeout_config(shared.timeout_config().cloned());
        layers.set_sleep_impl(shared.sleep_impl());
        layers.set_http_client(shared.http_client());
        layers.set_time_source(shared.time_source());
        layers.set_behavior_version(shared.behavior_version());
        layers.set_auth_scheme_preference(shared.auth_scheme_preference().cloned());
        if let Some(protection) = shared.stalled_stream_protection() {
            layers.set_stalled_stream_protection(Some(protection));
        }
        if let Some(cache) = shared.identity_cache() {
            layers.set_identity_cache(cache);
        }
        layers.set_disable_clock_skew_correction(shared.disable_clock_skew_correction());
        layers.set_request_checksum_calculation(shared.request_checksum_calculation());
        layers.set_response_checksum_validation(shared.response_checksum_validation());
        layers.set_disable_request_compression(shared.disable_request_compression());
        layers.set_request_min_compression_size_bytes(shared.request_min_compression_size_bytes());
        layers.set_app_name(shared.app_name().cloned());
        for metadata in shared.framework_metadata() {
            layers.push_framework_metadata(metadata.clone());
        }
        if let Some(discovery) = service.endpoint_discovery {
            (discovery.configure)(service, shared, &mut layers);
        }
        if let Some(extension) = service.extension {
            (extension.configure)(service, shared, &mut layers);
        }
        layers
    }

    /// The resolver that is set, or else the one that follows the endpoint rules of the service.
    pub fn endpoint_resolver(&self, service: &Service) -> SharedEndpointResolver {
        self.components.endpoint_resolver().unwrap_or_else(|| (service.endpoints.resolver)())
    }
}

/// The endpoint URL of this service, or else the one of all services.
fn endpoint_url(service: &Service, shared: &SdkConfig) -> Option<String> {
    let for_all = || shared.endpoint_url().map(str::to_owned);
    if shared.get_origin("endpoint_url").is_client_config() {
        return for_all();
    }
    let key = ServiceConfigKey::builder()
        .service_id(service.sdk_id)
        .env("AWS_ENDPOINT_URL")
        .profile("endpoint_url")
        .build()
        .ok();
    key.and_then(|key| shared.service_config()?.load_config(key)).or_else(for_all)
}
