use super::customization::Customization;
use crate::plan::client::Service;

pub(super) struct ApiGateway;

impl Customization for ApiGateway {
    /// Responses are HAL, with links, unless a request accepts plain JSON.
    fn service(&self, service: &mut Service) {
        service.headers.push(("accept", "application/json"));
    }
}
