use super::super::context::Context;
use super::super::event::Events;
use super::super::pattern;
use super::configuration::Configuration;
use super::words;
use crate::model::{Shape, ShapeKind};

/// <https://smithy.io/2.0/guides/model-linters.html#shouldhaveusedtimestamp>
pub(super) fn timestamps(
    context: &Context<'_>,
    id: &str,
    configuration: &Configuration<'_>,
    events: &mut Events,
) -> Result<(), String> {
    let patterns = configuration.strings("additionalPatterns")?.unwrap_or_default();
    if let Some(wrong) = patterns.iter().find(|text| pattern::matches(text, "").is_none()) {
        return Err(format!("`{wrong}` is not a regular expression that is supported"));
    }
    let is_time = |name: &str| is_time(name) || patterns.iter().any(|text| pattern::matches(text, name) == Some(true));
    for shape in words::named(context) {
        let target = shape.member.map_or(Some(shape.shape), |member| context.target(member));
        if target.is_some_and(can_hold_time) && is_time(words::name(shape)) {
            let kind = target.map_or("", |target| target.kind.name());
            let message = format!("the name looks like that of a time, so the type should be timestamp, found {kind}");
            events.danger(id.to_owned(), shape, message);
        }
    }
    Ok(())
}

fn can_hold_time(shape: &Shape) -> bool {
    matches!(
        shape.kind,
        ShapeKind::String
            | ShapeKind::Short
            | ShapeKind::Integer
            | ShapeKind::Long
            | ShapeKind::Float
            | ShapeKind::Double
    )
}

fn is_time(name: &str) -> bool {
    let words = words::split(name);
    let first = words.first().map(String::as_str);
    let last = words.last().map(String::as_str);
    name.contains("timestamp")
        || name.contains("Timestamp")
        || matches!(first, Some("time" | "date"))
        || matches!(last, Some("time" | "date" | "at" | "on"))
}

/// <https://smithy.io/2.0/guides/model-linters.html#missingclientoptionaltrait>
pub(super) fn client_optional(
    context: &Context<'_>,
    id: &str,
    configuration: &Configuration<'_>,
    events: &mut Events,
) -> Result<(), String> {
    let on_all = configuration.flag("onRequiredOrDefault")?;
    let on_structures = configuration.flag("onRequiredStructureOrUnion")?;
    for shape in context.all() {
        let Some(member) = shape.member.filter(|member| !member.traits.has("clientOptional")) else { continue };
        let is_structure = context
            .target(member)
            .is_some_and(|target| matches!(target.kind, ShapeKind::Structure(_) | ShapeKind::Union(_)));
        let is_required = member.traits.has("required");
        if on_all && (is_required || member.traits.has("default")) {
            let name = if is_required { "required" } else { "default" };
            let message = format!("has the trait `{name}`, so it should have the trait `clientOptional` too");
            events.danger(id.to_owned(), shape, message);
        } else if on_structures && is_required && is_structure {
            let message = "is required and targets a structure or union, so it should have the trait `clientOptional`";
            events.danger(id.to_owned(), shape, message);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::is_time;

    #[test]
    fn names_of_times_are_found() {
        for name in ["timeOfDay", "startTime", "dateCreated", "end_date", "createdAt", "updatedOn", "myTimestamps"] {
            assert!(is_time(name), "{name}");
        }
        for name in ["sometimes", "format", "seat", "station", "timed", "onTap", "atom"] {
            assert!(!is_time(name), "{name}");
        }
    }
}
