//! When requests and responses have checksums.

use crate::provider_config::ProviderConfig;
use crate::setting::Setting;
use aws_types::sdk_config::{RequestChecksumCalculation, ResponseChecksumValidation};
use std::str::FromStr;

/// When clients add checksums to requests: `WHEN_SUPPORTED`, which is the default, or `WHEN_REQUIRED`.
///
/// It is the environment variable `AWS_REQUEST_CHECKSUM_CALCULATION`, or else the key `request_checksum_calculation` of the
/// profile. Another value is logged and ignored.
pub async fn request_checksum_calculation_provider(
    provider_config: &ProviderConfig,
) -> Option<RequestChecksumCalculation> {
    let setting = Setting { variable: "AWS_REQUEST_CHECKSUM_CALCULATION", key: "request_checksum_calculation" };
    let loaded = setting.load(provider_config, RequestChecksumCalculation::from_str).await;
    Some(loaded.unwrap_or(RequestChecksumCalculation::WhenSupported))
}

/// When clients validate checksums of responses: `WHEN_SUPPORTED`, which is the default, or `WHEN_REQUIRED`.
///
/// It is the environment variable `AWS_RESPONSE_CHECKSUM_VALIDATION`, or else the key `response_checksum_validation` of the
/// profile. Another value is logged and ignored.
pub async fn response_checksum_validation_provider(
    provider_config: &ProviderConfig,
) -> Option<ResponseChecksumValidation> {
    let setting = Setting { variable: "AWS_RESPONSE_CHECKSUM_VALIDATION", key: "response_checksum_validation" };
    let loaded = setting.load(provider_config, ResponseChecksumValidation::from_str).await;
    Some(loaded.unwrap_or(ResponseChecksumValidation::WhenSupported))
}
