use super::sdk_id;
use crate::model::{Member, Shape};
use crate::plan::client::Value;

/// Services, by `sdkId`, whose booleans and numbers have no defaults in AWS's own clients: what was not sent is not there,
/// whatever the model says.
const SERVICES: [&str; 2] = ["EC2", "S3"];

/// Shapes whose defaults AWS's own clients leave out, and with them those of the members that target them: the services
/// refuse the defaults, or mean something else by them.
const TARGETS: [&str; 12] = [
    "com.amazonaws.amplifyuibuilder#ListComponentsLimit",
    "com.amazonaws.amplifyuibuilder#ListFormsLimit",
    "com.amazonaws.amplifyuibuilder#ListThemesLimit",
    "com.amazonaws.drs#LaunchActionOrder",
    "com.amazonaws.drs#MaxResultsReplicatingSourceServers",
    "com.amazonaws.drs#MaxResultsType",
    "com.amazonaws.drs#StrictlyPositiveInteger",
    "com.amazonaws.drs#Validity",
    "com.amazonaws.emrserverless#WorkerCounts",
    "com.amazonaws.evidently#ResultsPeriod",
    "com.amazonaws.location#PlaceIndexSearchResultLimit",
    "com.amazonaws.paymentcryptographydata#IntegerRangeBetween4And12",
];

/// Members whose defaults AWS's own clients leave out, by their structures. Members of inputs have none in any client.
const MEMBERS: [(&str, &str); 9] = [
    ("com.amazonaws.drs#CostOptimizationConfiguration", "burstBalanceDeltaThreshold"),
    ("com.amazonaws.drs#CostOptimizationConfiguration", "burstBalanceThreshold"),
    ("com.amazonaws.iot#DescribeProvisioningTemplateResponse", "enabled"),
    ("com.amazonaws.iot#ProvisioningTemplateSummary", "enabled"),
    ("com.amazonaws.iot#ThingConnectivity", "connected"),
    ("com.amazonaws.s3control#PublicAccessBlockConfiguration", "BlockPublicAcls"),
    ("com.amazonaws.s3control#PublicAccessBlockConfiguration", "BlockPublicPolicy"),
    ("com.amazonaws.s3control#PublicAccessBlockConfiguration", "IgnorePublicAcls"),
    ("com.amazonaws.s3control#PublicAccessBlockConfiguration", "RestrictPublicBuckets"),
];

/// Whether the default of a member of a structure does not count.
pub(in crate::plan) fn leaves_out_default(
    service: &Shape,
    structure: &Shape,
    member: &Member,
    target: &Shape,
    value: &Value,
) -> bool {
    let is_scalar = || value.is_copy() || matches!(value, Value::BigInteger | Value::BigDecimal);
    let of_service = || is_scalar() && sdk_id(service).is_some_and(|sdk_id| SERVICES.contains(&sdk_id));
    let of_target = || target.traits.has("default") && TARGETS.contains(&target.id.as_str());
    let of_member = || MEMBERS.contains(&(structure.id.as_str(), member.name.as_str()));
    member.traits.has("default") && (of_service() || of_target() || of_member())
}
