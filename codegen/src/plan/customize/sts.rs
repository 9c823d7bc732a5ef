use crate::plan::auth::AuthScheme;
use crate::plan::client::{ErrorRules, Service};

/// STS asks identity providers, and fails with an error of its own when one does not answer.
pub(super) fn customize(service: &mut Service) {
    service.errors = ErrorRules::Sts;
}

/// Who has a token of an identity provider needs no credentials, since these are what the answer holds.
/// <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html>
pub(super) fn auth_schemes(name: &str) -> Option<Vec<AuthScheme>> {
    matches!(name, "AssumeRoleWithSAML" | "AssumeRoleWithWebIdentity").then(|| vec![AuthScheme::NoAuth])
}

/// Whether a call may be tried again after an exception, that is: after an identity provider could not be reached.
/// <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html>
pub(super) fn is_retryable(exception: &str) -> bool {
    exception == "IDPCommunicationErrorException"
}
