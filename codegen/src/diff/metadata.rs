use super::differences::{Differences, Metadata};
use super::event::Events;
use super::text::value;
use crate::diagnostic::Severity;

/// The metadata is the same.
pub(super) fn evaluate(differences: &Differences<'_>, events: &mut Events) {
    for Metadata { key, old, new } in &differences.metadata {
        match (old, new) {
            (None, Some(new)) => {
                let message = format!("the metadata `{key}` is added: {}", value(new));
                events.of_metadata(Severity::Note, "AddedMetadata", message);
            }
            (Some(old), None) => {
                let message = format!("the metadata `{key}` is removed: {}", value(old));
                events.of_metadata(Severity::Danger, format!("RemovedMetadata.{key}"), message);
            }
            (Some(old), Some(new)) => {
                let message = format!("the metadata `{key}` changes from {} to {}", value(old), value(new));
                events.of_metadata(Severity::Warning, "ChangedMetadata", message);
            }
            (None, None) => {}
        }
    }
}
