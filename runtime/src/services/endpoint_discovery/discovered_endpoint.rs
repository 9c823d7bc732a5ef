use super::describe_endpoints::Discovery;
use aws_smithy_runtime_api::box_error::BoxError;
use http::uri::Authority;
use std::time::{Duration, SystemTime};

/// An endpoint that the service returned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DiscoveredEndpoint {
    pub(crate) url: String,
    pub(crate) expiry: SystemTime,
}

impl DiscoveredEndpoint {
    /// Checks a response.
    ///
    /// # Errors
    /// The address is not a host, or the period is not a time.
    pub(crate) fn of(discovery: Discovery, now: SystemTime) -> Result<Self, BoxError> {
        let Discovery { address, cache_period_in_minutes } = discovery;
        let authority: Authority = address
            .parse()
            .map_err(|error| format!("the service returned an invalid endpoint, `{address}`: {error}"))?;
        let period = u64::try_from(cache_period_in_minutes).ok().and_then(|minutes| minutes.checked_mul(60));
        let expiry = period.and_then(|seconds| now.checked_add(Duration::from_secs(seconds)));
        let expiry = expiry.ok_or_else(|| {
            format!("the service returned an invalid cache period: {cache_period_in_minutes} minutes")
        })?;
        Ok(Self { url: format!("https://{authority}"), expiry })
    }
}
