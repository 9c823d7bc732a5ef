use super::{Change, ComparedOperation, Diff, ItemChange, ItemChangeKind, ModelVersion};
use crate::diagnostic::Severity;
use serde_json::{Value, json};

/// The version of the format. It changes if a member is removed or changes its meaning.
const VERSION: u32 = 1;

/// The differences, indented, with a line break at the end.
pub(super) fn write(diff: &Diff) -> String {
    let count = |severity| diff.changes.iter().filter(|change| change.diagnostic.severity() == severity).count();
    let items = |kind| diff.items.iter().filter(|item| item.kind() == kind).count();
    let value = json!({
        "version": VERSION,
        "breaks": diff.breaks(),
        "summary": {
            "errors": count(Severity::Error),
            "dangers": count(Severity::Danger),
            "warnings": count(Severity::Warning),
            "notes": count(Severity::Note),
            "removedItems": items(ItemChangeKind::Removed),
            "changedItems": items(ItemChangeKind::Changed),
            "addedItems": items(ItemChangeKind::Added),
        },
        "operations": diff.operations.iter().map(operation).collect::<Vec<_>>(),
        "changes": diff.changes.iter().map(change).collect::<Vec<_>>(),
        "items": diff.items.iter().map(item).collect::<Vec<_>>(),
    });
    format!("{value:#}\n")
}

fn operation(operation: &ComparedOperation) -> Value {
    json!({ "name": operation.name, "changes": operation.changes, "breaks": operation.breaks })
}

fn change(change: &Change) -> Value {
    let diagnostic = change.diagnostic();
    let position = diagnostic.position();
    json!({
        "severity": diagnostic.severity().name(),
        "id": diagnostic.id(),
        "shape": change.shape().map(|shape| shape.as_str()),
        "message": diagnostic.message(),
        "model": match change.model() {
            ModelVersion::Old => "old",
            ModelVersion::New => "new",
        },
        "file": position.map(|position| position.path().display().to_string()),
        "line": position.map(|position| position.line()),
        "column": position.map(|position| position.column()),
        "operations": change.operations(),
    })
}

fn item(item: &ItemChange) -> Value {
    json!({
        "kind": match item.kind() {
            ItemChangeKind::Removed => "removed",
            ItemChangeKind::Changed => "changed",
            ItemChangeKind::Added => "added",
        },
        "path": item.path(),
        "old": item.old(),
        "new": item.new(),
    })
}
