//! The features of credentials, which user agents report.

use aws_credential_types::Credentials;
use aws_credential_types::credential_feature::AwsCredentialFeature;

/// Records how credentials were found.
pub(crate) fn tag(mut credentials: Credentials, feature: AwsCredentialFeature) -> Credentials {
    credentials.get_property_mut_or_default::<Vec<AwsCredentialFeature>>().push(feature);
    credentials
}
