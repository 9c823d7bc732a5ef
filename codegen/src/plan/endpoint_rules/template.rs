use super::reference::{follow, reference};
use super::scope::Scope;
use super::types::Type;
use crate::plan::client::endpoints::Expression;
use crate::plan::reader::Reader;

/// Reads a [template string](https://smithy.io/2.0/additional-specs/rules-engine/specification.html#template-string):
/// `https://{Region}.{partition#dnsSuffix}`. `{{` and `}}` are escaped braces.
pub(super) fn read(text: &str, scope: &Scope, reader: &mut Reader<'_>) -> Option<Expression> {
    let (mut pieces, mut literal) = (Vec::new(), String::new());
    let mut rest = text;
    while let Some(position) = rest.find(['{', '}']) {
        let (before, after) = rest.split_at(position);
        literal.push_str(before);
        if let Some(after) = after.strip_prefix("{{").or_else(|| after.strip_prefix("}}")) {
            literal.push_str(&rest[position..=position]);
            rest = after;
            continue;
        }
        let name = after.strip_prefix('{').and_then(|after| after.split_once('}'));
        let Some((name, after)) = name else {
            return reader.error(format!("unbalanced brace in the template `{text}`"));
        };
        if !literal.is_empty() {
            pieces.push(Expression::Text(std::mem::take(&mut literal)));
        }
        pieces.push(named(name, scope, reader)?);
        rest = after;
    }
    literal.push_str(rest);
    if pieces.is_empty() {
        return Some(Expression::Text(literal));
    }
    if !literal.is_empty() {
        pieces.push(Expression::Text(literal));
    }
    Some(if pieces.len() == 1 { pieces.remove(0) } else { Expression::Template(pieces) })
}

/// Reads the text between braces: `name` or `name#path`.
fn named(text: &str, scope: &Scope, reader: &mut Reader<'_>) -> Option<Expression> {
    let (name, path) = text.split_once('#').map_or((text, None), |(name, path)| (name, Some(path)));
    let (mut value, mut of) = reference(name, scope, reader)?;
    if let Some(path) = path {
        (value, of) = follow(value, of, path, reader)?;
    }
    if of != Type::Text {
        return reader.error(format!("expected a string in a template, found `{{{text}}}`, which is {}", of.name()));
    }
    Some(value)
}
