use super::sdk_id;
use crate::model::{Member, Shape};
use crate::plan::Value;

/// Services, by `sdkId`, whose booleans and numbers have no defaults in AWS's own clients: what was not sent is not there,
/// whatever the model says.
const SERVICES: [&str; 2] = ["EC2", "S3"];

/// Whether the default of a member does not count.
pub(in crate::plan) fn leaves_out_default(service: &Shape, member: &Member, value: &Value) -> bool {
    let is_scalar = value.is_copy() || matches!(value, Value::BigInteger | Value::BigDecimal);
    is_scalar && member.traits.has("default") && sdk_id(service).is_some_and(|sdk_id| SERVICES.contains(&sdk_id))
}
