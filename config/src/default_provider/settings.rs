//! Settings that have no public function of their own.

use crate::provider_config::ProviderConfig;
use crate::setting::{InvalidValue, Setting, boolean, number};
use aws_smithy_runtime_api::client::auth::{AuthSchemeId, AuthSchemePreference};
use aws_types::endpoint_config::AccountIdEndpointMode;
use aws_types::region::SigningRegionSet;
use std::borrow::Cow;
use std::str::FromStr;

/// When clients use endpoints of the account.
pub(crate) async fn account_id_endpoint_mode(config: &ProviderConfig) -> Option<AccountIdEndpointMode> {
    let setting = Setting { variable: "AWS_ACCOUNT_ID_ENDPOINT_MODE", key: "account_id_endpoint_mode" };
    setting.load(config, AccountIdEndpointMode::from_str).await
}

/// The authentication schemes that clients prefer, the first one most.
pub(crate) async fn auth_scheme_preference(config: &ProviderConfig) -> Option<AuthSchemePreference> {
    let setting = Setting { variable: "AWS_AUTH_SCHEME_PREFERENCE", key: "auth_scheme_preference" };
    setting.load(config, auth_schemes).await
}

/// Reads names such as `sigv4, aws.auth#sigv4a`. The namespace does not count.
fn auth_schemes(text: &str) -> Result<AuthSchemePreference, InvalidValue> {
    let scheme = |name: &str| {
        let name = name.replace([' ', '\t'], "");
        match name.rsplit('#').next() {
            Some(name) if !name.is_empty() => Ok(AuthSchemeId::from(Cow::Owned(name.to_owned()))),
            _ => Err(InvalidValue::new(text, "names of authentication schemes, separated by commas")),
        }
    };
    text.split(',').map(scheme).collect::<Result<Vec<_>, _>>().map(AuthSchemePreference::from)
}

/// The regions that SigV4a signatures are valid in.
pub(crate) async fn sigv4a_signing_region_set(config: &ProviderConfig) -> Option<SigningRegionSet> {
    let setting = Setting { variable: "AWS_SIGV4A_SIGNING_REGION_SET", key: "sigv4a_signing_region_set" };
    setting.load(config, signing_regions).await
}

fn signing_regions(text: &str) -> Result<SigningRegionSet, InvalidValue> {
    let names: Vec<_> = text.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
    match names.is_empty() {
        true => Err(InvalidValue::new(text, "names of regions, separated by commas")),
        false => Ok(names.into_iter().collect()),
    }
}

/// Whether clients compress no requests.
pub(crate) async fn disable_request_compression(config: &ProviderConfig) -> Option<bool> {
    let setting = Setting { variable: "AWS_DISABLE_REQUEST_COMPRESSION", key: "disable_request_compression" };
    setting.load(config, boolean).await
}

/// The size of a request, in bytes, from which clients compress it.
pub(crate) async fn request_min_compression_size_bytes(config: &ProviderConfig) -> Option<u32> {
    let key = "request_min_compression_size_bytes";
    let setting = Setting { variable: "AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES", key };
    setting.load(config, number).await
}

/// Whether clients do not correct the skew of the clock.
pub(crate) async fn disable_clock_skew_correction(config: &ProviderConfig) -> Option<bool> {
    let setting = Setting { variable: "AWS_DISABLE_CLOCK_SKEW_CORRECTION", key: "disable_clock_skew_correction" };
    setting.load(config, boolean).await
}
