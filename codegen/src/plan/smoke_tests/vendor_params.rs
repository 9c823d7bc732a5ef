//! The settings of the client in a test: its `vendorParams`, of a shape that Smithy publishes for AWS's services.
//! <https://github.com/smithy-lang/smithy/tree/main/smithy-aws-smoke-test-model>

use crate::model::Node;
use crate::plan::client::{Plan, SmokeTestSetting};
use crate::plan::reader::Reader;

const AWS: &str = "aws.test#AwsVendorParams";
const S3: &str = "aws.test#S3VendorParams";

/// The default of the member `region` of both shapes.
const DEFAULT_REGION: &str = "us-west-2";

/// Plans the settings of a test. The result is empty, with a warning, if they are those of another vendor.
pub(super) fn plan(test: &Node, plan: &Plan, reader: &mut Reader<'_>) -> Option<Option<Vec<SmokeTestSetting>>> {
    let shape = reader.optional(test, "vendorParamsShape", |reader, id| reader.text(id).map(str::to_owned))?;
    let has_params = test.get("vendorParams").and_then(Node::as_object).is_some_and(|params| !params.is_empty());
    let settings = match shape.as_deref() {
        Some(shape @ (AWS | S3)) => {
            let settings = reader.optional(test, "vendorParams", |reader, params| {
                reader.members(params, |reader, name, value| setting(shape, name, value, plan, reader))
            })?;
            settings.into_iter().flatten().flatten().collect()
        }
        None if !has_params => return Some(Some(Vec::new())),
        None => {
            return reader.within("vendorParams", |reader| {
                reader.error(format!("`vendorParams` needs `vendorParamsShape`: expected `{AWS}` or `{S3}`"))
            });
        }
        Some(other) => {
            return reader.within("vendorParamsShape", |reader| {
                reader.warning(format!("it is left out: `{other}` is not supported, expected `{AWS}` or `{S3}`"));
                Some(None)
            });
        }
    };
    Some(Some(with_region(settings)))
}

fn with_region(mut settings: Vec<SmokeTestSetting>) -> Vec<SmokeTestSetting> {
    if !settings.iter().any(|setting| matches!(setting, SmokeTestSetting::Region(_))) {
        settings.insert(0, SmokeTestSetting::Region(DEFAULT_REGION.to_owned()));
    }
    settings
}

/// The setting of a member, unless the client does that by default.
fn setting(
    shape: &str,
    name: &str,
    value: &Node,
    plan: &Plan,
    reader: &mut Reader<'_>,
) -> Option<Option<SmokeTestSetting>> {
    match name {
        "region" => Some(Some(SmokeTestSetting::Region(reader.text(value)?.to_owned()))),
        "uri" => Some(Some(SmokeTestSetting::EndpointUrl(reader.text(value)?.to_owned()))),
        "sigv4aRegionSet" => Some(Some(SmokeTestSetting::SigningRegions(signing_regions(value, plan, reader)?))),
        "useAccountIdRouting" => Some((!reader.boolean(value)?).then_some(SmokeTestSetting::WithoutAccountId)),
        _ => match FLAGS.iter().find(|(flag, shapes, _)| *flag == name && shapes.contains(&shape)) {
            Some((_, _, built_in)) => flag(name, built_in, value, plan, reader),
            None => reader.error(format!("`{shape}` has no member `{name}`")),
        },
    }
}

/// The other members: the shapes that have them, and the
/// [built-ins](https://smithy.io/2.0/aws/rules-engine/built-ins.html) of the endpoint rules that they set.
const FLAGS: [(&str, &[&str], &str); 7] = [
    ("useFips", &[AWS, S3], "AWS::UseFIPS"),
    ("useDualstack", &[AWS, S3], "AWS::UseDualStack"),
    (USE_ACCELERATE, &[S3], "AWS::S3::Accelerate"),
    ("useGlobalEndpoint", &[S3], "AWS::S3::UseGlobalEndpoint"),
    ("forcePathStyle", &[S3], "AWS::S3::ForcePathStyle"),
    ("useArnRegion", &[S3], "AWS::S3::UseArnRegion"),
    (USE_MULTI_REGION_ACCESS_POINTS, &[S3], "AWS::S3::DisableMultiRegionAccessPoints"),
];
const USE_ACCELERATE: &str = "useAccelerate";
/// Its built-in has the opposite meaning.
const USE_MULTI_REGION_ACCESS_POINTS: &str = "useMultiRegionAccessPoints";

fn flag(
    name: &str,
    built_in: &str,
    value: &Node,
    plan: &Plan,
    reader: &mut Reader<'_>,
) -> Option<Option<SmokeTestSetting>> {
    let is_on = reader.boolean(value)? != (name == USE_MULTI_REGION_ACCESS_POINTS);
    let mut parameters = plan.endpoints.parameters.iter();
    let Some(index) = parameters.position(|parameter| parameter.built_in_id.as_deref() == Some(built_in)) else {
        // Without it, the test would call another endpoint.
        return match is_on {
            true => reader
                .error(format!("the endpoint rules of the service have no parameter with the built-in `{built_in}`")),
            false => Some(None),
        };
    };
    Some(match (plan.endpoints.parameters[index].built_in, name) {
        (Some("UseFips"), _) => is_on.then_some(SmokeTestSetting::UseFips),
        (Some("UseDualStack"), _) => is_on.then_some(SmokeTestSetting::UseDualStack),
        (_, USE_ACCELERATE) => is_on.then_some(SmokeTestSetting::Accelerate(index)),
        _ => Some(SmokeTestSetting::EndpointParam(index, is_on)),
    })
}

fn signing_regions(value: &Node, plan: &Plan, reader: &mut Reader<'_>) -> Option<Vec<String>> {
    if !plan.signs_for_regions() {
        return reader.error("the service does not accept SigV4a, so there are no regions to sign for");
    }
    reader.elements(value, |reader, region| reader.text(region).map(str::to_owned))
}
