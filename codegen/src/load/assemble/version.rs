use super::super::fragment::{Aggregate, Definition, DefinitionKind, Version};
use super::place;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::ShapeKind;
use crate::source::Position;

/// Reports features of version 2.0 in a file of version 1.0.
/// <https://smithy.io/2.0/guides/migrating-idl-1-to-2.html>
pub(super) fn check(definition: &Definition, report: &mut Report) {
    if definition.version != Version::One {
        return;
    }
    let mut error = |what: &str| {
        let message =
            format!("`{}` has {what}, which need version 2.0 of Smithy; its file has version 1.0", definition.id);
        report.push(Diagnostic::error("Model", place::of(&definition.id, definition.location, &[]), message));
    };
    // The parser of the IDL reports the syntax that version 1.0 does not have.
    let is_json = definition.location.position == Position::Json;
    if (is_json && !definition.mixins.is_empty()) || definition.traits.has("mixin") {
        error("mixins");
    }
    let members = definition.members.iter().map(|member| &member.traits);
    if std::iter::once(&definition.traits).chain(members).any(|traits| traits.has("default")) {
        error("defaults");
    }
    match &definition.kind {
        DefinitionKind::Aggregate(Aggregate::Enum | Aggregate::IntEnum) if is_json => error("members of an enum"),
        DefinitionKind::Memberless(ShapeKind::Resource(resource)) if !resource.properties.is_empty() => {
            error("resource properties");
        }
        _ => {}
    }
}
