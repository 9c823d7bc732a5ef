//! What AWS's own clients do for single services, beyond their models. Each service has a file here, found by its
//! `sdkId`.

mod api_gateway;
mod s3;

use super::Service;

/// The services that something is known of, by `sdkId`.
const CUSTOMIZATIONS: [(&str, Customization); 3] =
    [("API Gateway", api_gateway::customize), ("S3", s3::customize), ("S3 Control", s3::customize_control)];

type Customization = fn(&mut Service);

/// Applies what is known of a service.
pub(super) fn customize(service: &mut Service) {
    if let Some((_, customize)) = CUSTOMIZATIONS.iter().find(|(sdk_id, _)| *sdk_id == service.sdk_id) {
        customize(service);
    }
}
