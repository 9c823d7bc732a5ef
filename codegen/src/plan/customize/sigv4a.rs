use crate::plan::auth::AuthScheme;
use crate::plan::client::Service;

/// Services, by `sdkId`, whose endpoints may want SigV4a, or whose users may prefer it, though not all of their models name
/// it.
const SERVICES: [&str; 4] = ["CloudFront KeyValueStore", "EventBridge", "S3", "SESv2"];

/// The scheme comes after those of the model, but before none at all.
pub(super) fn customize(service: &mut Service) {
    let schemes = &mut service.auth_schemes;
    if SERVICES.contains(&service.sdk_id.as_str()) && !schemes.contains(&AuthScheme::SigV4a) {
        let end = schemes.iter().position(|scheme| *scheme == AuthScheme::NoAuth).unwrap_or(schemes.len());
        schemes.insert(end, AuthScheme::SigV4a);
    }
}
