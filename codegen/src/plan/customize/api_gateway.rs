use crate::plan::client::Service;

/// API Gateway answers in HAL, with links, unless a request accepts plain JSON.
pub(super) fn customize(service: &mut Service) {
    service.headers.push(("accept", "application/json"));
}
