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
    pub(crate) deprecated: Option<Deprecation>,
}

/// The deprecation of an item.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Deprecation {
    pub(crate) note: Option<String>,
    /// A version or date.
    pub(crate) since: Option<String>,
}

impl Docs {
    /// The documentation of a shape or member with these traits, or `otherwise` if the model has none.
    pub(super) fn of(traits: &Traits, otherwise: impl FnOnce() -> String) -> Self {
        let deprecated = traits.get("deprecated").map(Deprecation::of);
        let documentation = traits.string("documentation").unwrap_or_default();
        let text = markdown::convert(documentation);
        if text.is_empty() {
            let text = otherwise();
            return Self { summary: text.clone(), text, deprecated };
        }
        Self { text, summary: markdown::summary(documentation), deprecated }
    }

    /// Adds what other traits say about the item, if that was requested.
    pub(super) fn with_facts(mut self, traits: &Traits, is_requested: bool) -> Self {
        let facts = if is_requested { markdown::convert(&facts(traits)) } else { String::new() };
        if !facts.is_empty() {
            self.text += "\n\n";
            self.text += &facts;
        }
        self
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

/// What traits say about an item besides its documentation, in HTML.
/// <https://smithy.io/2.0/spec/documentation-traits.html>
fn facts(traits: &Traits) -> String {
    let mut facts = Vec::new();
    if traits.has("internal") {
        facts.push("This is meant for internal use only.".to_owned());
    }
    if traits.has("unstable") {
        facts.push("This is unstable: it may change.".to_owned());
    }
    if let Some(idempotent) = traits.get("idempotent") {
        facts.extend(repetition(idempotent));
    }
    if let Some(since) = traits.string("since") {
        facts.push(format!("Available since {}.", escape(since)));
    }
    if let Some(recommended) = traits.get("recommended") {
        facts.push(match recommended.get("reason").and_then(Node::as_str) {
            Some(reason) => format!("Setting this is recommended: {}", escape(reason)),
            None => "Setting this is recommended.".to_owned(),
        });
    }
    if let Some(links) = traits.get("externalDocumentation").and_then(Node::as_object) {
        let link =
            |(name, url): (&str, &Node)| Some(format!("<a href=\"{}\">{}</a>", escape(url.as_str()?), escape(name)));
        let links: Vec<String> = links.iter().filter_map(link).collect();
        facts.push(format!("See also: {}.", links.join(", ")));
    }
    facts.into_iter().map(|fact| format!("<p>{fact}</p>")).collect()
}

/// The result of an idempotent operation whose effect is there already, in HTML.
/// <https://smithy.io/2.0/spec/behavior-traits.html#idempotent-trait>
fn repetition(idempotent: &Node) -> Option<String> {
    let cases = [("exists", "the resource exists already"), ("notFound", "the resource does not exist")];
    let (condition, errors) = cases.iter().find_map(|(name, condition)| Some((condition, idempotent.get(name)?)))?;
    let errors = errors.as_array()?.iter().filter_map(Node::as_str);
    let errors = errors.map(|id| format!("<code>{}</code>", escape(id.rsplit('#').next().unwrap_or(id))));
    let outcome = match errors.collect::<Vec<_>>().as_slice() {
        [] => "succeeds".to_owned(),
        errors => format!("fails with {}", errors.join(" or ")),
    };
    Some(format!("A call {outcome} if {condition}."))
}

/// Escapes text for HTML.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

impl Deprecation {
    /// The value of a [`deprecated`](https://smithy.io/2.0/spec/documentation-traits.html#deprecated-trait) trait, or of the
    /// member `deprecated` of an endpoint parameter.
    pub(super) fn of(deprecated: &Node) -> Self {
        let member = |name: &str| deprecated.get(name).and_then(Node::as_str);
        let text = |name: &str| member(name).filter(|text| !text.is_empty()).map(str::to_owned);
        Self { note: text("message"), since: text("since") }
    }
}
