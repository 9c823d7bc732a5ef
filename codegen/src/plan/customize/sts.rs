use crate::plan::service::{ErrorRules, Service};

/// STS asks identity providers, and fails with an error of its own when one does not answer.
pub(super) fn customize(service: &mut Service) {
    service.errors = ErrorRules::Sts;
}
