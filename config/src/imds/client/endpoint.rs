//! The URL of the metadata service.

use super::error::{BuildError, InvalidEndpointMode};
use crate::provider_config::ProviderConfig;
use aws_smithy_runtime_api::client::endpoint::{EndpointFuture, EndpointResolverParams, ResolveEndpoint};
use aws_smithy_types::endpoint::Endpoint;
use http::Uri;
use std::str::FromStr;

/// The version of IP over which the service is reached.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum EndpointMode {
    /// `http://169.254.169.254`
    IpV4,
    /// `http://[fd00:ec2::254]`
    IpV6,
}

impl EndpointMode {
    fn uri(&self) -> Uri {
        match self {
            Self::IpV4 => Uri::from_static("http://169.254.169.254"),
            Self::IpV6 => Uri::from_static("http://[fd00:ec2::254]"),
        }
    }
}

impl FromStr for EndpointMode {
    type Err = InvalidEndpointMode;

    fn from_str(value: &str) -> Result<Self, Self::Err> {
        if value.eq_ignore_ascii_case("IPv4") {
            Ok(Self::IpV4)
        } else if value.eq_ignore_ascii_case("IPv6") {
            Ok(Self::IpV6)
        } else {
            Err(InvalidEndpointMode::new(value))
        }
    }
}

/// Finds the URL: that of the builder, or else that of the settings, or else that of the mode.
#[derive(Debug)]
pub(super) struct ImdsEndpointResolver {
    pub(super) explicit: Option<Uri>,
    pub(super) mode: Option<EndpointMode>,
    pub(super) config: ProviderConfig,
}

impl ImdsEndpointResolver {
    async fn uri(&self) -> Result<Uri, BuildError> {
        if let Some(uri) = &self.explicit {
            return Ok(uri.clone());
        }
        if let Some(uri) = self.setting("AWS_EC2_METADATA_SERVICE_ENDPOINT", "ec2_metadata_service_endpoint").await {
            return uri.parse().map_err(BuildError::invalid_endpoint_uri);
        }
        if let Some(mode) = &self.mode {
            return Ok(mode.uri());
        }
        let mode = self.setting("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "ec2_metadata_service_endpoint_mode").await;
        match mode {
            Some(mode) => Ok(mode.parse::<EndpointMode>().map_err(BuildError::invalid_endpoint_mode)?.uri()),
            None => Ok(EndpointMode::IpV4.uri()),
        }
    }

    async fn setting(&self, variable: &str, key: &str) -> Option<String> {
        match self.config.env().get(variable) {
            Ok(value) => Some(value),
            Err(_) => self.config.profile().await?.get(key).map(str::to_owned),
        }
    }
}

impl ResolveEndpoint for ImdsEndpointResolver {
    fn resolve_endpoint<'a>(&'a self, _: &'a EndpointResolverParams) -> EndpointFuture<'a> {
        EndpointFuture::new(async move { Ok(Endpoint::builder().url(self.uri().await?.to_string()).build()) })
    }
}
