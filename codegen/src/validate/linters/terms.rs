use super::super::context::{Context, list};
use super::super::event::{Events, on_applied};
use super::configuration::{Configuration, strings};
use super::words;
use crate::diagnostic::Severity;
use crate::model::{Node, ShapeKind};
use crate::selector::{Evaluator, Selector, ShapeRef};
use std::collections::{BTreeMap, BTreeSet};

/// Terms for what is private.
const SENSITIVE: [&str; 22] = [
    "bank account",
    "billing address",
    "birth date",
    "birth day",
    "citizen ship",
    "credit card",
    "date of birth",
    "driver license",
    "ethnicity",
    "gender",
    "mailing address",
    "maiden name",
    "passphrase",
    "passport",
    "password",
    "phone number",
    "religion",
    "secret key",
    "sexual orientation",
    "social security",
    "ssn",
    "zip code",
];

/// <https://smithy.io/2.0/guides/model-linters.html#missingsensitivetrait>
pub(super) fn sensitive(
    context: &Context<'_>,
    id: &str,
    configuration: &Configuration<'_>,
    events: &mut Events,
) -> Result<(), String> {
    let own = configuration.strings("terms")?.unwrap_or_default();
    own.iter().try_for_each(|term| words::check(term))?;
    let is_without_defaults = configuration.flag("excludeDefaults")?;
    if is_without_defaults && own.is_empty() {
        return Err("`terms` must not be empty if `excludeDefaults` is true".to_owned());
    }
    let defaults = SENSITIVE.iter().copied().filter(|_| !is_without_defaults);
    let terms: Vec<&str> = defaults.chain(own).collect();
    for shape in words::named(context).filter(|shape| can_be_sensitive(context, *shape)) {
        if let Some(term) = terms.iter().find(|term| words::contains(words::name(shape), term)) {
            let message =
                format!("the name has `{term}` in it, so the data can be sensitive; `@sensitive` is not applied");
            events.warning(id.to_owned(), shape, message);
        }
    }
    Ok(())
}

/// Whether the trait `sensitive` would be new to a shape, or to the target of a member.
fn can_be_sensitive(context: &Context<'_>, shape: ShapeRef<'_>) -> bool {
    let is_bound_only =
        matches!(shape.shape.kind, ShapeKind::Operation(_) | ShapeKind::Resource(_) | ShapeKind::Service(_));
    let target = shape.member.and_then(|member| context.target(member));
    !is_bound_only
        && !shape.shape.traits.has("sensitive")
        && !target.is_some_and(|target| target.traits.has("sensitive"))
}

/// Terms that perpetuate biases, with alternatives.
const NONINCLUSIVE: [(&str, &[&str]); 4] = [
    ("blacklist", &["denyList"]),
    ("master", &["primary", "parent", "main"]),
    ("slave", &["secondary", "replica", "clone", "child"]),
    ("whitelist", &["allowList"]),
];

/// <https://smithy.io/2.0/guides/model-linters.html#noninclusiveterms>
pub(super) fn noninclusive(
    context: &Context<'_>,
    id: &str,
    configuration: &Configuration<'_>,
    events: &mut Events,
) -> Result<(), String> {
    let mut terms: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let own = configuration.object("terms")?;
    match configuration.flag("excludeDefaults")? {
        true if own.is_none_or(|own| own.is_empty()) => {
            return Err("`terms` must not be empty if `excludeDefaults` is true".to_owned());
        }
        true => {}
        false => {
            terms.extend(NONINCLUSIVE.iter().map(|(term, alternatives)| ((*term).to_owned(), alternatives.to_vec())))
        }
    }
    for (term, alternatives) in own.into_iter().flat_map(|own| own.iter()) {
        terms.insert(term.to_ascii_lowercase(), strings(term, alternatives)?);
    }
    let problem = |text: &str| {
        let text = text.to_ascii_lowercase();
        let (term, alternatives) = terms.iter().find(|(term, _)| text.contains(term.as_str()))?;
        let hint =
            if alternatives.is_empty() { String::new() } else { format!("; alternatives: {}", list(alternatives)) };
        Some(format!("the term `{term}` is not inclusive{hint}"))
    };
    for shape in context.all() {
        if let Some(problem) = problem(words::name(shape)) {
            events.warning(id.to_owned(), shape, format!("in the name: {problem}"));
        }
        for applied in shape.traits().iter() {
            let mut texts = BTreeSet::new();
            collect_texts(&applied.value, &mut texts);
            if let Some(problem) = texts.into_iter().find_map(problem) {
                events.warning(
                    id.to_owned(),
                    on_applied(shape, applied),
                    format!("in the trait `{}`: {problem}", applied.id),
                );
            }
        }
    }
    Ok(())
}

fn collect_texts<'n>(node: &'n Node, texts: &mut BTreeSet<&'n str>) {
    match node {
        Node::String(text) => texts.extend([text.as_str()]),
        Node::Array(elements) => elements.iter().for_each(|element| collect_texts(element, texts)),
        Node::Object(members) => {
            for (key, value) in members.iter() {
                texts.insert(key);
                collect_texts(value, texts);
            }
        }
        Node::Null | Node::Bool(_) | Node::Number(_) => {}
    }
}

/// <https://smithy.io/2.0/guides/model-linters.html#reservedwords>
pub(super) fn reserved(
    context: &Context<'_>,
    id: &str,
    configuration: &Configuration<'_>,
    events: &mut Events,
) -> Result<(), String> {
    for entry in configuration.entries("reserved")? {
        let reserved = entry.strings("words")?.unwrap_or_default();
        let terms = entry.strings("terms")?.unwrap_or_default();
        terms.iter().try_for_each(|term| words::check(term))?;
        let reason = entry.string("reason")?.map_or(String::new(), |reason| format!(": {reason}"));
        let selector = Selector::parse(entry.string("selector")?.unwrap_or("*"));
        let selector = selector.map_err(|error| format!("the selector cannot be parsed: {error}"))?;
        let selected = Evaluator::new(&context.graph, &selector).select_all();
        for shape in context.all().filter(|shape| selected.contains(shape)) {
            let name = words::name(shape);
            let word = reserved.iter().find(|word| is_reserved(name, word));
            if let Some(found) = word.or_else(|| terms.iter().find(|term| words::contains(name, term))) {
                let message = format!("the name `{name}` is reserved by `{found}`{reason}");
                events.push(Severity::Danger, id.to_owned(), shape, message);
            }
        }
    }
    Ok(())
}

/// Whether a name is a word, in any case. An `*` at the beginning or end of the word stands for any letters.
fn is_reserved(name: &str, word: &str) -> bool {
    let (name, word) = (name.to_ascii_lowercase(), word.to_ascii_lowercase());
    match (word.strip_prefix('*'), word.strip_suffix('*')) {
        (Some(rest), Some(_)) => name.contains(rest.strip_suffix('*').unwrap_or(rest)),
        (Some(end), None) => name.ends_with(end),
        (None, Some(start)) => name.starts_with(start),
        (None, None) => name == word,
    }
}

#[cfg(test)]
mod tests {
    use super::is_reserved;

    #[test]
    fn words_have_wildcards() {
        let names = ["CreateCodenameInput", "CodenameResource", "ReferencedCodename", "Codename"];
        for (word, expected) in [
            ("*codename*", [true, true, true, true]),
            ("*codename", [false, false, true, true]),
            ("codename*", [false, true, false, true]),
            ("codename", [false, false, false, true]),
        ] {
            assert_eq!(names.map(|name| is_reserved(name, word)), expected, "{word}");
        }
    }
}
