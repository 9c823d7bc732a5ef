use super::customization::Customization;
use crate::model::Shape;
use crate::plan::auth::AuthScheme;
use crate::plan::client::{Endpoints, ErrorVariant, Operation, Retryable, Service};

pub(super) struct Sts;

impl Customization for Sts {
    /// The error codes include one for failures of an identity provider.
    fn service(&self, service: &mut Service) {
        service.errors = Some("STS");
    }

    /// Requests with a token of an identity provider are not signed: the response contains the credentials.
    /// <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html>
    fn operation(&self, operation: &mut Operation, _endpoints: &Endpoints) {
        if matches!(operation.shape_name.as_str(), "AssumeRoleWithSAML" | "AssumeRoleWithWebIdentity") {
            operation.auth_schemes = Some(vec![AuthScheme::NoAuth]);
        }
    }

    /// Calls are retried if the identity provider could not be reached.
    /// <https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html>
    fn error(&self, exception: &Shape, variant: &mut ErrorVariant) {
        if exception.id.name() == "IDPCommunicationErrorException" && variant.retryable.is_none() {
            variant.retryable = Some(Retryable::Client);
        }
    }

    /// The model does not mark credentials as sensitive.
    fn is_sensitive(&self, shape: &Shape) -> bool {
        shape.id.name() == "Credentials"
    }
}
