use super::super::context::{Context, list};
use super::super::event::Events;
use super::configuration::Configuration;
use super::words;
use crate::model::{Member, ShapeKind};
use crate::selector::ShapeRef;
use std::collections::BTreeMap;

/// <https://smithy.io/2.0/guides/model-linters.html#abbreviationname>
pub(super) fn abbreviations(
    context: &Context<'_>,
    id: &str,
    configuration: &Configuration<'_>,
    events: &mut Events,
) -> Result<(), String> {
    let allowed = configuration.strings("allowedAbbreviations")?.unwrap_or_default();
    let is_allowed = |part: &&str| allowed.iter().any(|allowed| allowed.eq_ignore_ascii_case(part));
    for shape in words::named(context) {
        let found: Vec<&str> =
            upper_case_parts(words::name(shape)).into_iter().filter(|part| !is_allowed(part)).collect();
        if !found.is_empty() {
            let message = format!("abbreviations in names should be written like other words, found {}", list(&found));
            events.danger(id.to_owned(), shape, message);
        }
    }
    Ok(())
}

/// The abbreviations in a name: several upper case letters, without one that begins the next word.
fn upper_case_parts(name: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = name;
    while let Some(start) = rest.find(|c: char| c.is_ascii_uppercase()) {
        rest = &rest[start..];
        let length = rest.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(rest.len());
        let is_before_word = rest[length..].starts_with(|c: char| c.is_ascii_lowercase());
        let abbreviation = &rest[..length - usize::from(is_before_word)];
        if abbreviation.len() > 1 {
            parts.push(abbreviation);
        }
        rest = &rest[length..];
    }
    parts
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Upper,
    Lower,
}

impl Style {
    fn fits(self, name: &str) -> bool {
        let first = name.chars().next().unwrap_or_default();
        let is_first = if self == Style::Upper { first.is_ascii_uppercase() } else { first.is_ascii_lowercase() };
        is_first && name.chars().all(|character| character.is_ascii_alphanumeric())
    }

    fn name(self) -> &'static str {
        if self == Style::Upper { "UpperCamelCase" } else { "lowerCamelCase" }
    }
}

/// <https://smithy.io/2.0/guides/model-linters.html#camelcase>
pub(super) fn camel_case(
    context: &Context<'_>,
    id: &str,
    configuration: &Configuration<'_>,
    events: &mut Events,
) -> Result<(), String> {
    let style = match configuration.string("memberNames")? {
        None | Some("auto") => None,
        Some("upper") => Some(Style::Upper),
        Some("lower") => Some(Style::Lower),
        Some(other) => return Err(format!("`memberNames` must be `auto`, `upper` or `lower`, found `{other}`")),
    };
    let in_services = if style.is_none() { styles_in_services(context) } else { BTreeMap::new() };
    for shape in words::named(context) {
        let name = words::name(shape);
        let style = match shape.member {
            None if shape.shape.traits.has("trait") => Some(Style::Lower),
            None => Some(Style::Upper),
            Some(_) => style.or_else(|| in_services.get(shape.shape.id.as_str()).copied()),
        };
        let fits = match style {
            Some(style) => style.fits(name),
            None => Style::Upper.fits(name) || Style::Lower.fits(name),
        };
        if !fits {
            let expected = style.map_or("camelCase", Style::name);
            events.danger(id.to_owned(), shape, format!("the name `{name}` is not in {expected}"));
        }
    }
    Ok(())
}

/// The style that more members of each service have, by the shapes of the service.
fn styles_in_services<'m>(context: &Context<'m>) -> BTreeMap<&'m str, Style> {
    let mut styles = BTreeMap::new();
    for (service, _) in context.services() {
        let closure = context.closure(&service.id);
        let members = || {
            let own = words::named(context).filter(|shape| closure.contains(&shape.shape.id));
            own.filter(|shape| shape.member.is_some()).map(words::name)
        };
        let count = |style: Style| members().filter(|name| style.fits(name)).count();
        let style = if count(Style::Upper) > count(Style::Lower) { Style::Upper } else { Style::Lower };
        styles.extend(closure.into_iter().map(|shape| (shape.as_str(), style)));
    }
    styles
}

/// <https://smithy.io/2.0/guides/model-linters.html#repeatedshapename>
pub(super) fn repeated(
    context: &Context<'_>,
    id: &str,
    configuration: &Configuration<'_>,
    events: &mut Events,
) -> Result<(), String> {
    let is_exact = configuration.flag("exactMatch")?;
    let repeats = |member: &Member, name: &str| {
        let (member, name) = (member.name.to_ascii_lowercase(), name.to_ascii_lowercase());
        if is_exact { member == name } else { member.starts_with(&name) }
    };
    let has_members = |shape: &ShapeRef<'_>| matches!(shape.shape.kind, ShapeKind::Structure(_) | ShapeKind::Union(_));
    for shape in context.all().filter(has_members) {
        if let Some(member) = shape.member
            && repeats(member, shape.shape.id.name())
        {
            let message = format!("the name of the member repeats that of the {}", shape.shape.kind.name());
            events.warning(id.to_owned(), shape, message);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::upper_case_parts;

    #[test]
    fn abbreviations_are_found() {
        assert_eq!(upper_case_parts("XMLRequest"), ["XML"]);
        assert_eq!(upper_case_parts("instanceID"), ["ID"]);
        assert_eq!(upper_case_parts("HTTPOverTCPIP"), ["HTTP", "TCPIP"]);
        assert!(upper_case_parts("AStringOfXmlIds").is_empty());
    }
}
