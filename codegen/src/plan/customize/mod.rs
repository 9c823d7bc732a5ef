//! What AWS's own clients do for single services, beyond their models. Each service has a file here, found by its
//! `sdkId`.

mod api_gateway;

use super::Service;

/// Applies what is known of a service.
pub(super) fn customize(service: &mut Service) {
    match service.sdk_id.as_str() {
        api_gateway::SDK_ID => api_gateway::customize(service),
        _ => {}
    }
}
