//! Documentation and deprecation of generated items.

use crate::markdown;
use crate::model::{Node, Traits};

/// The documentation and deprecation of an item.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Docs {
    /// Markdown.
    pub(crate) text: String,
    /// The first sentence, for methods that are variants of another method.
    pub(crate) summary: String,
    /// The note of a deprecated item.
    pub(crate) deprecated: Option<String>,
}

impl Docs {
    /// The documentation of a shape or member with these traits, or `otherwise` if the model has none.
    pub(super) fn of(traits: &Traits, otherwise: impl FnOnce() -> String) -> Self {
        let deprecated = traits.get("deprecated").map(deprecation_note);
        let documentation = traits.string("documentation").unwrap_or_default();
        let text = markdown::convert(documentation);
        if text.is_empty() {
            let text = otherwise();
            return Self { summary: text.clone(), text, deprecated };
        }
        Self { text, summary: markdown::summary(documentation), deprecated }
    }

    /// Documentation in HTML or CommonMark, not deprecated.
    pub(super) fn convert(documentation: &str) -> Self {
        Self { text: markdown::convert(documentation), summary: markdown::summary(documentation), deprecated: None }
    }

    /// Whether there is no documentation.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

/// The note of a [`deprecated`](https://smithy.io/2.0/spec/documentation-traits.html#deprecated-trait) trait.
fn deprecation_note(deprecated: &Node) -> String {
    let member = |name: &str| deprecated.get(name).and_then(Node::as_str);
    match (member("message"), member("since")) {
        (Some(message), Some(since)) => format!("{message} (since {since})"),
        (Some(message), None) => message.to_owned(),
        (None, Some(since)) => format!("deprecated since {since}"),
        (None, None) => "deprecated by the service".to_owned(),
    }
}
