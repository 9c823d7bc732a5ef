use super::context::Context;
use super::event::{Events, on_trait};
use super::number::Decimal;
use super::pattern;
use crate::model::{Node, Shape, ShapeKind};
use crate::selector::ShapeRef;
use crate::sorted::SortedMap;

/// Lengths are not negative, and the least is not above the greatest.
/// <https://smithy.io/2.0/spec/constraint-traits.html#length-trait>
pub(super) fn validate_length(context: &Context<'_>, events: &mut Events) {
    const ID: &str = "LengthTrait";
    for shape in context.all() {
        let Some(applied) = shape.traits().get("length") else { continue };
        let bound = |name: &str| applied.get(name)?.as_number()?.as_i64();
        let subject = on_trait(shape, "length");
        if applied.get("min").is_none() && applied.get("max").is_none() {
            events.error("Model", subject, "the trait `length` must have `min` or `max`");
        }
        for name in ["min", "max"] {
            if let Some(value) = bound(name).filter(|value| *value < 0) {
                events.error(
                    ID,
                    subject,
                    format!("`{name}` of the trait `length` must not be negative, found {value}"),
                );
            }
        }
        if let (Some(min), Some(max)) = (bound("min"), bound("max"))
            && min > max
        {
            events.error(
                ID,
                subject,
                format!("the trait `length` has the `min` {min}, which is above its `max` {max}"),
            );
        }
    }
}

/// Ranges are within the type, and the least is not above the greatest.
/// <https://smithy.io/2.0/spec/constraint-traits.html#range-trait>
pub(super) fn validate_range(context: &Context<'_>, events: &mut Events) {
    const ID: &str = "RangeTrait";
    for shape in context.all() {
        let Some(applied) = shape.traits().get("range") else { continue };
        let bound = |name: &str| applied.get(name).and_then(Decimal::of);
        let subject = on_trait(shape, "range");
        if applied.get("min").is_none() && applied.get("max").is_none() {
            events.error("Model", subject, "the trait `range` must have `min` or `max`");
        }
        if let (Some(min), Some(max)) = (bound("min"), bound("max"))
            && min > max
        {
            events.error(ID, subject, format!("the trait `range` has the `min` {min}, which is above its `max` {max}"));
        }
        let Some(target) = target(context, shape) else { continue };
        for (name, value) in ["min", "max"].into_iter().filter_map(|name| Some((name, bound(name)?))) {
            let limits = integer_limits(&target.kind);
            let is_integer = limits.is_some() || target.kind == ShapeKind::BigInteger;
            if is_integer && !value.is_integer() {
                let kind = target.kind.name();
                events.error(
                    ID,
                    subject,
                    format!("`{name}` must be an integer, since the type is {kind}, found {value}"),
                );
            } else if let Some((least, greatest)) = limits
                && (value < Decimal::from(least) || value > Decimal::from(greatest))
            {
                let kind = target.kind.name();
                let message = format!("`{name}` must be within the type {kind}, {least} to {greatest}, found {value}");
                events.error(ID, subject, message);
            }
        }
    }
}

/// The least and the greatest value of an integer type.
pub(super) fn integer_limits(kind: &ShapeKind) -> Option<(i64, i64)> {
    match kind {
        ShapeKind::Byte => Some((i8::MIN.into(), i8::MAX.into())),
        ShapeKind::Short => Some((i16::MIN.into(), i16::MAX.into())),
        ShapeKind::Integer | ShapeKind::IntEnum(_) => Some((i32::MIN.into(), i32::MAX.into())),
        ShapeKind::Long => Some((i64::MIN, i64::MAX)),
        _ => None,
    }
}

/// The shape itself, or the target of a member.
fn target<'m>(context: &Context<'m>, shape: ShapeRef<'m>) -> Option<&'m Shape> {
    shape.member.map_or(Some(shape.shape), |member| context.target(member))
}

/// Patterns are regular expressions.
/// <https://smithy.io/2.0/spec/constraint-traits.html#pattern-trait>
pub(super) fn validate_pattern(context: &Context<'_>, events: &mut Events) {
    for shape in context.all() {
        let Some(text) = shape.traits().string("pattern") else { continue };
        if let Err(problem) = pattern::check(text) {
            let message = format!("the pattern `{text}` is not a regular expression: {problem}");
            events.error("PatternTrait", on_trait(shape, "pattern"), message);
        } else if !text.starts_with('^') || !text.ends_with('$') {
            let message =
                "the pattern has no `^` at its beginning or no `$` at its end, so it matches a part of a text";
            events.warning("PatternTrait", on_trait(shape, "pattern"), message);
        }
    }
}

/// Media types have a type and a subtype.
/// <https://smithy.io/2.0/spec/protocol-traits.html#mediatype-trait>
pub(super) fn validate_media_type(context: &Context<'_>, events: &mut Events) {
    let is_name = |text: &str| {
        !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || "!#$&-^_.+*'%`|~".contains(c))
    };
    for shape in context.all() {
        let Some(text) = shape.traits().string("mediaType") else { continue };
        let essence = text.split(';').next().unwrap_or_default().trim();
        let is_valid = essence.split_once('/').is_some_and(|(kind, subtype)| is_name(kind) && is_name(subtype));
        if !is_valid {
            let message = format!("`{text}` is not a media type, such as `application/json`");
            events.error("MediaType", on_trait(shape, "mediaType"), message);
        }
    }
}

/// Each name of a JSON object stands for one member.
/// <https://smithy.io/2.0/spec/protocol-traits.html#jsonname-trait>
pub(super) fn validate_json_name(context: &Context<'_>, events: &mut Events) {
    for shape in context.shapes() {
        if !matches!(shape.kind, ShapeKind::Structure(_) | ShapeKind::Union(_)) {
            continue;
        }
        const BINDINGS: [&str; 6] =
            ["httpHeader", "httpLabel", "httpPrefixHeaders", "httpQuery", "httpQueryParams", "httpResponseCode"];
        let is_in_body = |member: &&crate::model::Member| !BINDINGS.iter().any(|binding| member.traits.has(binding));
        let members: Vec<_> = shape.members().into_iter().filter(is_in_body).collect();
        if !members.iter().any(|member| member.traits.has("jsonName")) {
            continue;
        }
        let mut by_name: SortedMap<&str, Vec<&str>> = SortedMap::new();
        for member in &members {
            by_name.get_or_default(member.traits.string("jsonName").unwrap_or(&member.name)).push(&member.name);
        }
        for (name, members) in by_name.into_iter().filter(|(_, members)| members.len() > 1) {
            let message = format!("the members {} all have the name `{name}` in JSON", super::context::list(&members));
            events.error("JsonName", shape, message);
        }
    }
}

/// XML namespaces are URIs.
/// <https://smithy.io/2.0/spec/protocol-traits.html#xmlnamespace-trait>
pub(super) fn validate_xml_namespace(context: &Context<'_>, events: &mut Events) {
    for shape in context.all() {
        let Some(uri) = shape.traits().get("xmlNamespace").and_then(|value| value.get("uri")).and_then(Node::as_str)
        else {
            continue;
        };
        if !is_uri(uri) {
            events.error("XmlNamespaceTrait", on_trait(shape, "xmlNamespace"), format!("`{uri}` is not a valid URI"));
        }
    }
}

fn is_uri(text: &str) -> bool {
    let is_allowed = |c: char| !c.is_control() && !" \"<>\\^`{|}".contains(c);
    let is_escaped = |text: &str| {
        text.split('%').skip(1).all(|rest| rest.len() >= 2 && rest.bytes().take(2).all(|byte| byte.is_ascii_hexdigit()))
    };
    !text.is_empty() && text.chars().all(is_allowed) && is_escaped(text)
}

/// The element name of a flattened list is that of the member, and not that of the list's elements.
/// <https://smithy.io/2.0/spec/protocol-traits.html#flattened-list-serialization>
pub(super) fn validate_xml_flattened(context: &Context<'_>, events: &mut Events) {
    for (shape, member) in context.members() {
        if !member.traits.has("xmlFlattened") {
            continue;
        }
        let Some(ShapeKind::List(element)) = context.target(member).map(|target| &target.kind) else { continue };
        if let Some(name) = element.traits.string("xmlName")
            && name != member.name
            && !member.traits.has("xmlName")
        {
            let message = format!("is flattened, so the name `{name}` of the list's elements has no effect");
            events.warning("XmlFlattenedTrait", on_trait(ShapeRef::member(shape, member), "xmlFlattened"), message);
        }
    }
}
