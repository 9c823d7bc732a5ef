use super::sdk_id;
use crate::model::Shape;

/// Structures that hold credentials, by the `sdkId` of their service, of whose members the models call some or none
/// sensitive.
const STRUCTURES: [(&str, &str); 2] = [("SSO", "RoleCredentials"), ("STS", "Credentials")];

/// Whether a shape of a service must not be printed.
pub(in crate::plan) fn is_sensitive(service: &Shape, shape: &Shape) -> bool {
    let is_known = |sdk_id: &str| STRUCTURES.contains(&(sdk_id, shape.id.name()));
    shape.traits.has("sensitive") || sdk_id(service).is_some_and(is_known)
}
