//! The URI of the endpoint, and which URIs are allowed.

use aws_credential_types::provider::error::CredentialsError;
use aws_smithy_runtime_api::client::dns::{ResolveDns, ResolveDnsError, SharedDnsResolver};
use aws_types::os_shim_internal::Env;
use http::Uri;
use http::uri::{InvalidUri, Scheme};
use std::error::Error;
use std::fmt::{Display, Formatter};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

const RELATIVE_URI: &str = "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI";
const FULL_URI: &str = "AWS_CONTAINER_CREDENTIALS_FULL_URI";

/// The hosts of ECS and EKS, which only the machine itself reaches.
const ALLOWED: [IpAddr; 3] = [
    IpAddr::V4(Ipv4Addr::new(169, 254, 170, 2)),
    IpAddr::V4(Ipv4Addr::new(169, 254, 170, 23)),
    IpAddr::V6(Ipv6Addr::new(0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x23)),
];

/// The URI that the environment configures.
pub(super) async fn resolve(env: &Env, dns: Option<SharedDnsResolver>) -> Result<Uri, CredentialsError> {
    if let Ok(path) = env.get(RELATIVE_URI) {
        return relative(&path).map_err(|error| {
            let message = format!("invalid relative URI for ECS provider ({error}): {path}");
            CredentialsError::invalid_configuration(message)
        });
    }
    let Ok(uri) = env.get(FULL_URI) else {
        let message = "No environment variables were set to configure ECS provider";
        return Err(CredentialsError::not_loaded(message));
    };
    validate(&uri, dns.or_else(default_dns)).await.map_err(|error| {
        CredentialsError::invalid_configuration(format!("invalid full URI for ECS provider ({error}): {uri}"))
    })
}

/// Appends a path to the endpoint of ECS. Whatever the path is, the host stays.
fn relative(path: &str) -> Result<Uri, http::Error> {
    let path = path.strip_prefix('/').unwrap_or(path);
    Uri::builder().scheme(Scheme::HTTP).authority("169.254.170.2").path_and_query(format!("/{path}")).build()
}

async fn validate(uri: &str, dns: Option<SharedDnsResolver>) -> Result<Uri, InvalidFullUriError> {
    let uri: Uri = uri.parse().map_err(InvalidFullUriErrorKind::InvalidUri)?;
    let host = uri.host().ok_or(InvalidFullUriErrorKind::MissingHost)?;
    if uri.scheme() == Some(&Scheme::HTTPS) {
        return Ok(uri);
    }
    let address = host.trim_start_matches('[').trim_end_matches(']').parse();
    let addresses = match address {
        Ok(address) => vec![address],
        Err(_) => {
            let dns = dns.ok_or(InvalidFullUriErrorKind::NoDnsResolver)?;
            dns.resolve_dns(host).await.map_err(InvalidFullUriErrorKind::DnsLookupFailed)?
        }
    };
    let allowed = |address: &IpAddr| address.is_loopback() || ALLOWED.contains(address);
    match !addresses.is_empty() && addresses.iter().all(allowed) {
        true => Ok(uri),
        false => Err(InvalidFullUriErrorKind::DisallowedAddress.into()),
    }
}

#[cfg(feature = "rt-tokio")]
fn default_dns() -> Option<SharedDnsResolver> {
    Some(SharedDnsResolver::new(aws_smithy_runtime::client::dns::TokioDnsResolver::new()))
}

#[cfg(not(feature = "rt-tokio"))]
fn default_dns() -> Option<SharedDnsResolver> {
    None
}

#[derive(Debug)]
enum InvalidFullUriErrorKind {
    InvalidUri(InvalidUri),
    NoDnsResolver,
    MissingHost,
    DisallowedAddress,
    DnsLookupFailed(ResolveDnsError),
}

/// The full URI of the container's endpoint is not valid.
#[derive(Debug)]
pub struct InvalidFullUriError {
    kind: InvalidFullUriErrorKind,
}

impl From<InvalidFullUriErrorKind> for InvalidFullUriError {
    fn from(kind: InvalidFullUriErrorKind) -> Self {
        Self { kind }
    }
}

impl Display for InvalidFullUriError {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.kind {
            InvalidFullUriErrorKind::InvalidUri(_) => "URI was invalid",
            InvalidFullUriErrorKind::NoDnsResolver => {
                "no DNS resolver was provided: enable the feature `rt-tokio`, or call `dns` on the builder"
            }
            InvalidFullUriErrorKind::MissingHost => "URI did not specify a host",
            InvalidFullUriErrorKind::DisallowedAddress => {
                "URI did not refer to an allowed IP address: use HTTPS, or a loopback, ECS or EKS address"
            }
            InvalidFullUriErrorKind::DnsLookupFailed(_) => "failed to perform DNS lookup while validating URI",
        })
    }
}

impl Error for InvalidFullUriError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match &self.kind {
            InvalidFullUriErrorKind::InvalidUri(source) => Some(source),
            InvalidFullUriErrorKind::DnsLookupFailed(source) => Some(source),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{relative, validate};

    #[test]
    fn a_relative_uri_does_not_change_the_host() {
        for path in ["/a?b=1", "a?b=1", "@example.com/", "//example.com/", "https://example.com/"] {
            if let Ok(uri) = relative(path) {
                assert_eq!(uri.host(), Some("169.254.170.2"), "{path}");
            }
        }
    }

    #[tokio::test]
    async fn only_addresses_of_the_machine_go_without_tls() {
        for uri in ["http://127.0.0.1:80/a", "http://[::1]/", "http://169.254.170.2/", "https://example.com/"] {
            assert!(validate(uri, None).await.is_ok(), "{uri}");
        }
        for uri in ["http://192.168.10.120/", "http://169.254.169.254/", "http://[fd00:ec2::254]/", "/path", "ftp://x"]
        {
            assert!(validate(uri, None).await.is_err(), "{uri}");
        }
    }
}
