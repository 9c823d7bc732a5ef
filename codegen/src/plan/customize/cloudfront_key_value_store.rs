use super::customization::Customization;
use crate::plan::auth::AuthScheme;
use crate::plan::client::Service;

pub(super) struct CloudFrontKeyValueStore;

impl Customization for CloudFrontKeyValueStore {
    /// Endpoints may require SigV4a, but not every model has it.
    fn service(&self, service: &mut Service) {
        service.add_auth_scheme(AuthScheme::SigV4a);
    }
}
