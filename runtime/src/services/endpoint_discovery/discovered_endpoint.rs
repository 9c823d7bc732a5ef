use super::describe_endpoints::Discovery;
use aws_smithy_runtime_api::box_error::BoxError;
use http::uri::Authority;
use std::time::{Duration, SystemTime};

/// The time before the expiry of an endpoint at which a new one is requested, as in AWS's clients of Timestream. If the
/// endpoint is valid for a short time, it is half of that.
const BUFFER: Duration = Duration::from_secs(120);

/// An endpoint that the service returned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DiscoveredEndpoint {
    pub(crate) url: String,
    /// After this time, a new one is requested while this one is in use.
    pub(super) refresh_after: SystemTime,
    pub(super) expiry: SystemTime,
}

impl DiscoveredEndpoint {
    /// Checks a response.
    ///
    /// # Errors
    /// The address is not a host, or the period is not a time.
    pub(crate) fn of(discovery: Discovery, now: SystemTime) -> Result<Self, BoxError> {
        let Discovery { address, cache_period_in_minutes } = discovery;
        let authority = authority(&address)
            .map_err(|error| format!("the service returned an invalid endpoint, `{address}`: {error}"))?;
        let period = u64::try_from(cache_period_in_minutes).ok().and_then(|minutes| minutes.checked_mul(60));
        let period = period.map(Duration::from_secs);
        let expiry = period.and_then(|period| now.checked_add(period));
        let (period, expiry) = period.zip(expiry).ok_or_else(|| {
            format!("the service returned an invalid cache period: {cache_period_in_minutes} minutes")
        })?;
        let refresh_after = expiry - BUFFER.min(period / 2);
        Ok(Self { url: format!("https://{authority}"), refresh_after, expiry })
    }

    /// Whether the endpoint is about to expire.
    pub(crate) fn is_expiring(&self, now: SystemTime) -> bool {
        now > self.refresh_after
    }
}

/// The host and the port, if there is one. A user before the host is an error: requests would go to another host than the
/// start of the text says.
fn authority(address: &str) -> Result<Authority, BoxError> {
    let authority: Authority = address.parse()?;
    match authority.host().is_empty() || authority.as_str().contains('@') {
        true => Err("expected a host".into()),
        false => Ok(authority),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(address: &str) -> Result<String, String> {
        let discovery = Discovery { address: address.to_owned(), cache_period_in_minutes: 1 };
        let endpoint = DiscoveredEndpoint::of(discovery, SystemTime::UNIX_EPOCH);
        endpoint.map(|endpoint| endpoint.url).map_err(|error| error.to_string())
    }

    #[test]
    fn an_endpoint_is_refreshed_two_minutes_or_half_of_its_period_before_it_expires() {
        for (minutes, refresh_after, expiry) in [(10, 480, 600), (4, 120, 240), (3, 90, 180), (0, 0, 0)] {
            let discovery = Discovery { address: "a.example".to_owned(), cache_period_in_minutes: minutes };
            let endpoint = DiscoveredEndpoint::of(discovery, SystemTime::UNIX_EPOCH).expect("it is valid");
            let seconds =
                |time: SystemTime| time.duration_since(SystemTime::UNIX_EPOCH).expect("it is later").as_secs();
            assert_eq!((seconds(endpoint.refresh_after), seconds(endpoint.expiry)), (refresh_after, expiry));
        }
    }

    #[test]
    fn an_address_is_a_host_and_a_port() {
        assert_eq!(url("a.example").as_deref(), Ok("https://a.example"));
        assert_eq!(url("a.example:8443").as_deref(), Ok("https://a.example:8443"));
        for invalid in ["", ":80", "a:b@evil.example", "a.example@evil.example", "@evil.example", "a/b", "https://a"] {
            let error = url(invalid).expect_err("the address is invalid");
            assert!(error.starts_with(&format!("the service returned an invalid endpoint, `{invalid}`: ")), "{error}");
        }
    }
}
