//! The rules about changes in the definitions of traits.
//!
//! Models do not include the definitions of the traits that Smithy publishes, and the prelude of this crate leaves out what
//! only a comparison needs. The table has the rules of those traits, from the prelude and from the package
//! `smithy-aws-traits`.

use super::rule::{Kind, Rule, steps};
use crate::diagnostic::Severity::{self, Danger, Error, Note, Warning};
use crate::model::{Model, Node, ShapeId};
use crate::validate::severity_of;
use std::borrow::Cow;

/// The rules about the changes of a trait.
pub(super) enum Definition {
    /// The trait is not defined.
    Unknown,
    /// It has rules about changes.
    Ruled,
    /// It has tags about changes, each with a severity.
    Tagged(Vec<(Kind, Severity)>),
    /// It has neither.
    Plain,
}

/// A rule of a published trait: the part of the value, the kind of change, its severity, and the reason.
type Published = (&'static str, Kind, Severity, &'static str);

const ANY: &[Published] = &[("", Kind::Any, Error, "")];
const PRESENCE: &[Published] = &[("", Kind::Presence, Error, "")];
const REMOVE: &[Published] = &[("", Kind::Remove, Error, "")];

const PUBLISHED: [(&str, &[Published]); 53] = [
    ("aws.protocols#awsQueryError", ANY),
    (
        "aws.protocols#httpChecksum",
        &[
            ("", Kind::Remove, Danger, "new clients cannot send or validate checksums"),
            ("/requestAlgorithmMember", Kind::Remove, Danger, "new clients cannot choose the algorithm"),
            ("/requestValidationModeMember", Kind::Remove, Danger, "new clients cannot validate responses"),
            ("/responseAlgorithms/member", Kind::Remove, Danger, "new clients do not validate this algorithm"),
        ],
    ),
    ("smithy.api#addedDefault", REMOVE),
    (
        "smithy.api#auth",
        &[
            ("", Kind::Add, Danger, "it sets the order of authentication schemes"),
            ("", Kind::Remove, Danger, "authentication schemes are then in the order of their shape IDs"),
            ("", Kind::Update, Danger, "the first authentication scheme that a client supports is used"),
        ],
    ),
    ("smithy.api#authDefinition", PRESENCE),
    ("smithy.api#cors", REMOVE),
    ("smithy.api#endpoint", ANY),
    ("smithy.api#enum", PRESENCE),
    ("smithy.api#error", ANY),
    ("smithy.api#eventHeader", ANY),
    ("smithy.api#eventPayload", ANY),
    ("smithy.api#hostLabel", ANY),
    (
        "smithy.api#http",
        &[
            ("", Kind::Remove, Error, ""),
            ("/method", Kind::Update, Error, ""),
            ("/uri", Kind::Update, Error, ""),
            ("/code", Kind::Update, Error, ""),
            ("/code", Kind::Presence, Danger, "this is compatible only if the code is the default of 200"),
        ],
    ),
    ("smithy.api#httpApiKeyAuth", REMOVE),
    ("smithy.api#httpBasicAuth", REMOVE),
    ("smithy.api#httpBearerAuth", REMOVE),
    ("smithy.api#httpDigestAuth", REMOVE),
    ("smithy.api#httpError", ANY),
    ("smithy.api#httpHeader", ANY),
    ("smithy.api#httpLabel", PRESENCE),
    ("smithy.api#httpPayload", PRESENCE),
    ("smithy.api#httpPrefixHeaders", ANY),
    ("smithy.api#httpQuery", ANY),
    ("smithy.api#httpQueryParams", ANY),
    ("smithy.api#httpResponseCode", ANY),
    ("smithy.api#idempotencyToken", REMOVE),
    ("smithy.api#idempotent", REMOVE),
    ("smithy.api#input", PRESENCE),
    ("smithy.api#internal", &[("", Kind::Remove, Warning, "the shape becomes visible to all")]),
    ("smithy.api#jsonName", ANY),
    ("smithy.api#mediaType", REMOVE),
    ("smithy.api#nestedProperties", ANY),
    ("smithy.api#notProperty", &[("", Kind::Add, Error, "")]),
    ("smithy.api#optionalAuth", REMOVE),
    ("smithy.api#output", PRESENCE),
    (
        "smithy.api#paginated",
        &[
            ("", Kind::Remove, Error, ""),
            ("/inputToken", Kind::Update, Error, ""),
            ("/outputToken", Kind::Update, Error, ""),
            ("/items", Kind::Remove, Error, ""),
            ("/items", Kind::Add, Note, ""),
            ("/items", Kind::Update, Note, ""),
            ("/pageSize", Kind::Update, Error, ""),
            ("/pageSize", Kind::Remove, Error, ""),
        ],
    ),
    (
        "smithy.api#pattern",
        &[
            ("", Kind::Add, Warning, "this is compatible only if all strings match the pattern already"),
            ("", Kind::Update, Note, "this is compatible only if the new pattern is more permissive"),
        ],
    ),
    ("smithy.api#property", &[("", Kind::Remove, Error, ""), ("", Kind::Update, Error, "")]),
    ("smithy.api#protocolDefinition", PRESENCE),
    ("smithy.api#readonly", REMOVE),
    ("smithy.api#required", &[("", Kind::Add, Warning, "this breaks clients that leave the member out of requests")]),
    ("smithy.api#requiresLength", PRESENCE),
    ("smithy.api#resourceIdentifier", REMOVE),
    ("smithy.api#retryable", REMOVE),
    ("smithy.api#sparse", PRESENCE),
    ("smithy.api#streaming", ANY),
    ("smithy.api#timestampFormat", ANY),
    (
        "smithy.api#trait",
        &[
            ("", Kind::Presence, Error, ""),
            ("/structurallyExclusive", Kind::Any, Error, ""),
            ("/conflicts", Kind::Update, Note, "models that have both traits become invalid"),
        ],
    ),
    ("smithy.api#uniqueItems", &[("", Kind::Presence, Warning, "")]),
    ("smithy.api#xmlAttribute", ANY),
    ("smithy.api#xmlFlattened", ANY),
    ("smithy.api#xmlName", ANY),
    ("smithy.api#xmlNamespace", ANY),
];

/// A published trait with tags in the place of rules: every change of the value of an enum member is an error.
const ENUM_VALUE: &str = "smithy.api#enumValue";

fn of_published(id: &str) -> &'static [Published] {
    match PUBLISHED.binary_search_by_key(&id, |(id, _)| id) {
        Ok(index) => PUBLISHED[index].1,
        Err(_) => &[],
    }
}

/// The value of the trait `trait` of a definition in the model.
fn in_model<'m>(model: &'m Model, id: &ShapeId) -> Option<&'m Node> {
    if id.namespace() == "smithy.api" {
        return None;
    }
    model.shape(id)?.traits.get("trait")
}

/// The rules about changes of a trait.
pub(super) fn rules<'m>(model: &'m Model, id: &ShapeId) -> Vec<Rule<'m>> {
    let Some(definition) = in_model(model, id) else {
        let rule = |(path, kind, severity, message): &'static Published| Rule {
            path: steps(path),
            kind: *kind,
            severity: *severity,
            message: (!message.is_empty()).then_some(Cow::Borrowed(*message)),
        };
        return of_published(id.as_str()).iter().map(rule).collect();
    };
    let rules = definition.get("breakingChanges").and_then(Node::as_array).unwrap_or_default();
    let text = |rule: &'m Node, name: &str| rule.get(name).and_then(Node::as_str);
    let rule = |rule: &'m Node| {
        Some(Rule {
            path: steps(text(rule, "path").unwrap_or_default()),
            kind: Kind::parse(text(rule, "change")?)?,
            severity: text(rule, "severity").and_then(severity_of).unwrap_or(Error),
            message: text(rule, "message").map(Cow::Borrowed),
        })
    };
    rules.iter().filter_map(rule).collect()
}

/// The rules about a trait.
pub(super) fn definition(model: &Model, id: &ShapeId) -> Definition {
    let is_published = ["aws.", "smithy."].iter().any(|prefix| id.namespace().starts_with(prefix));
    let Some(shape) = model.shape(id).filter(|shape| shape.traits.has("trait")) else {
        return match (is_published, of_published(id.as_str())) {
            (false, _) => Definition::Unknown,
            (true, []) => Definition::Plain,
            (true, _) => Definition::Ruled,
        };
    };
    let tags = shape.traits.get("tags").and_then(Node::as_array).unwrap_or_default();
    let mut tagged: Vec<_> = tags.iter().filter_map(Node::as_str).filter_map(tag).collect();
    if id.as_str() == ENUM_VALUE {
        tagged.push((Kind::Any, Error));
    }
    match (tagged.is_empty(), rules(model, id).is_empty()) {
        (false, _) => Definition::Tagged(tagged),
        (true, false) => Definition::Ruled,
        (true, true) => Definition::Plain,
    }
}

/// A tag such as `diff.error.remove`, which trait definitions had before rules.
fn tag(text: &str) -> Option<(Kind, Severity)> {
    let (severity, kind) = text.strip_prefix("diff.")?.split_once('.')?;
    let kind = if kind == "const" { Kind::Any } else { Kind::parse(kind)? };
    Some((kind, severity_of(&severity.to_uppercase())?))
}

#[cfg(test)]
mod tests {
    use super::PUBLISHED;

    #[test]
    fn published_rules_are_sorted_for_the_search() {
        assert!(PUBLISHED.is_sorted_by_key(|(id, _)| id));
    }
}
