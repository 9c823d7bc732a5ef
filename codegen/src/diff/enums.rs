use super::differences::Differences;
use super::event::{Events, Subject};
use crate::model::{Member, Node, Shape, ShapeKind};

const ID: &str = "ChangedEnumTrait";

/// A value of an enum of strings.
struct Value<'m> {
    /// Its name, which the trait `enum` need not have.
    name: Option<&'m str>,
    value: String,
}

/// The values of an enum, or of a string with the trait `enum`.
fn values(shape: &Shape) -> Option<Vec<Value<'_>>> {
    if let ShapeKind::Enum(members) = &shape.kind {
        // Without the trait, the value of a member is its name.
        let value = |member: &'_ Member| member.traits.string("enumValue").unwrap_or(&member.name).to_owned();
        return Some(members.iter().map(|member| Value { name: Some(&member.name), value: value(member) }).collect());
    }
    let definitions = shape.traits.get("enum").and_then(Node::as_array)?;
    let value =
        |definition| Some(Value { name: text(definition, "name"), value: text(definition, "value")?.to_owned() });
    Some(definitions.iter().filter_map(value).collect())
}

fn text<'n>(definition: &'n Node, name: &str) -> Option<&'n str> {
    definition.get(name).and_then(Node::as_str)
}

/// Whether a string with the trait `enum` became an enum, as Smithy recommends.
pub(super) fn is_conversion(old: &Shape, new: &Shape) -> bool {
    matches!(old.kind, ShapeKind::String) && old.traits.has("enum") && matches!(new.kind, ShapeKind::Enum(_))
}

/// A note for each value that is appended to an enum, and an error for each that is removed, renamed or inserted before
/// others.
pub(super) fn evaluate(differences: &Differences<'_>, events: &mut Events) {
    for common in &differences.common {
        let Some((old, new)) = common.shapes() else { continue };
        if let (Some(of_old), Some(of_new)) = (values(old), values(new)) {
            compare(&of_old, &of_new, new, events);
        }
    }
}

fn compare(old: &[Value<'_>], new: &[Value<'_>], shape: &Shape, events: &mut Events) {
    let mut kept = 0;
    for (index, Value { name, value }) in old.iter().enumerate() {
        match new.iter().find(|each| each.value == *value) {
            None => {
                let message = format!("the enum value `{value}` is removed");
                events.error(format!("{ID}.Removed.{index}"), Subject::new(shape), message);
            }
            Some(found) => {
                kept += 1;
                if found.name != *name {
                    let (old, new) = (name.unwrap_or("none"), found.name.unwrap_or("none"));
                    let message = format!("the name of the enum value `{value}` changes from `{old}` to `{new}`");
                    events.error(format!("{ID}.NameChanged.{index}"), Subject::new(shape), message);
                }
            }
        }
    }
    for (index, Value { value, .. }) in new.iter().enumerate() {
        if old.iter().any(|each| each.value == *value) {
            continue;
        }
        if index < kept {
            let message = format!("the enum value `{value}` is inserted before others, which changes their ordinals");
            events.error(format!("{ID}.OrderChanged.{index}"), Subject::new(shape), message);
        } else {
            let message = format!("the enum value `{value}` is appended");
            events.note(format!("{ID}.Appended.{index}"), Subject::new(shape), message);
        }
    }
}
