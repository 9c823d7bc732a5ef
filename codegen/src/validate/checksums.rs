use super::context::{Context, list};
use super::event::{Events, on_trait};
use crate::model::{Node, ShapeKind};

const ID: &str = "HttpChecksumTrait";

const ALGORITHMS: [&str; 10] =
    ["CRC32C", "CRC32", "CRC64NVME", "SHA1", "SHA256", "SHA512", "MD5", "XXHASH64", "XXHASH3", "XXHASH128"];

/// Checksums are asked for and chosen by members that are there.
/// <https://smithy.io/2.0/aws/aws-core.html#aws-protocols-httpchecksum-trait>
pub(super) fn validate(context: &Context<'_>, events: &mut Events) {
    for (shape, operation) in context.operations() {
        let Some(applied) = shape.traits.get("aws.protocols#httpChecksum") else { continue };
        let subject = on_trait(shape, "aws.protocols#httpChecksum");
        let text = |name: &str| applied.get(name).and_then(Node::as_str);
        let algorithms = applied.get("responseAlgorithms").and_then(Node::as_array).unwrap_or_default();
        let is_required = applied.get("requestChecksumRequired").and_then(Node::as_bool) == Some(true);
        let member = |name: &str| context.members_of(&operation.input).iter().find(|member| member.name == name);
        if text("requestAlgorithmMember").is_none() && text("requestValidationModeMember").is_none() && !is_required {
            let message = "must say how requests or responses are checked: by `requestChecksumRequired`, \
                           `requestAlgorithmMember` or `requestValidationModeMember`";
            events.error(ID, subject, message);
        }
        for name in ["requestAlgorithmMember", "requestValidationModeMember"] {
            let Some(named) = text(name) else { continue };
            match member(named) {
                None => {
                    let message =
                        format!("`{name}` names the member `{named}`, which the input `{}` has not", operation.input);
                    events.error(ID, subject, message);
                }
                Some(found) => {
                    let is_enum = context
                        .target(found)
                        .is_some_and(|target| matches!(target.kind, ShapeKind::Enum(_)) || target.traits.has("enum"));
                    if !is_enum {
                        events.error(
                            ID,
                            subject,
                            format!("`{name}` names the member `{named}`, which must target an enum"),
                        );
                    }
                }
            }
        }
        if text("requestValidationModeMember").is_some() && algorithms.is_empty() {
            let message = "has `requestValidationModeMember`, so `responseAlgorithms` must have at least one element";
            events.error(ID, subject, message);
        }
        let unknown: Vec<&str> =
            algorithms.iter().filter_map(Node::as_str).filter(|algorithm| !ALGORITHMS.contains(algorithm)).collect();
        if !unknown.is_empty() {
            events.error(ID, subject, format!("the algorithms {} are not known", list(&unknown)));
        }
    }
}
