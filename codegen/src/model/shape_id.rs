use std::fmt;
use std::sync::Arc;

/// An absolute [shape ID](https://smithy.io/2.0/spec/model.html#shape-id): `namespace#Name` or
/// `namespace#Name$member`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShapeId(Arc<str>);

impl ShapeId {
    /// A shape ID from its text, or `None` if the text is not an absolute shape ID.
    pub fn parse(text: &str) -> Option<Self> {
        let (namespace, rest) = text.split_once('#')?;
        let (name, member) = match rest.split_once('$') {
            Some((name, member)) => (name, Some(member)),
            None => (rest, None),
        };
        let valid = namespace.split('.').all(is_identifier) && is_identifier(name) && member.is_none_or(is_identifier);
        valid.then(|| Self(text.into()))
    }

    /// The ID of a shape of the Smithy prelude, `smithy.api#NAME`.
    pub fn prelude(name: &str) -> Self {
        Self(format!("smithy.api#{name}").into())
    }

    /// The whole ID.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The namespace, before the `#`.
    pub fn namespace(&self) -> &str {
        self.0.split_once('#').map_or("", |(namespace, _)| namespace)
    }

    /// The name of the shape, without namespace and member.
    pub fn name(&self) -> &str {
        let rest = self.0.split_once('#').map_or(&*self.0, |(_, rest)| rest);
        rest.split_once('$').map_or(rest, |(name, _)| name)
    }

    /// The name of the member, after the `$`.
    pub fn member(&self) -> Option<&str> {
        self.0.split_once('$').map(|(_, member)| member)
    }

    /// The ID of a member of this shape.
    pub fn with_member(&self, member: &str) -> Self {
        Self(format!("{}#{}${member}", self.namespace(), self.name()).into())
    }

    /// The ID of the shape that a member belongs to, or the ID itself.
    pub fn without_member(&self) -> Self {
        match self.0.split_once('$') {
            Some((shape, _)) => Self(shape.into()),
            None => self.clone(),
        }
    }
}

/// Whether this is a Smithy identifier: underscores, then a letter, then letters, digits and underscores; or
/// underscores followed by a digit, as the specification allows.
/// <https://smithy.io/2.0/spec/model.html#shape-id-abnf>
pub(crate) fn is_identifier(text: &str) -> bool {
    let start = text.trim_start_matches('_');
    let starts_well = match start.chars().next() {
        Some(first) if text.len() == start.len() => first.is_ascii_alphabetic(),
        Some(first) => first.is_ascii_alphanumeric(),
        None => false,
    };
    starts_well && start.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

impl std::borrow::Borrow<str> for ShapeId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for ShapeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::ShapeId;

    #[test]
    fn an_id_has_three_parts() {
        let id = ShapeId::parse("com.example#City$name").expect("a valid ID");
        assert_eq!((id.namespace(), id.name(), id.member()), ("com.example", "City", Some("name")));
        assert_eq!(id.without_member(), ShapeId::parse("com.example#City").expect("a valid ID"));
        assert_eq!(id.without_member().with_member("name"), id);
    }

    #[test]
    fn other_texts_are_not_absolute_ids() {
        for text in ["", "City", "com.example#", "#City", "a..b#C", "a#1C", "a#C$", "a#C d", "a#_", "a#C$b$c", "a#B#C"]
        {
            assert_eq!(ShapeId::parse(text), None, "{text:?}");
        }
        for text in ["a#__C", "a#_1", "a.b1#C_2$d"] {
            assert!(ShapeId::parse(text).is_some(), "{text:?}");
        }
    }
}
