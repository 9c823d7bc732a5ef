//! URI patterns of the [`http` trait](https://smithy.io/2.0/spec/http-bindings.html#uri).

use crate::sorted::SortedSet;

/// A URI pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct UriPattern {
    pub(super) segments: Vec<Segment>,
    /// Names and values of the query string, in order.
    pub(super) query: Vec<(String, String)>,
}

/// A part of the path between two slashes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Segment {
    Literal(String),
    Label { name: String, is_greedy: bool },
}

impl UriPattern {
    /// Parses a pattern. The error is the problem in words.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        if !text.starts_with('/') {
            return Err("must start with `/`".to_owned());
        }
        if text.contains('#') {
            return Err("must not have a fragment".to_owned());
        }
        if text.ends_with('?') {
            return Err("must not end with `?`".to_owned());
        }
        let (path, query) = text.split_once('?').map_or((text, None), |(path, query)| (path, Some(query)));
        let mut segments = Vec::new();
        let path = path.strip_prefix('/').unwrap_or(path);
        if !path.is_empty() {
            for segment in path.strip_suffix('/').unwrap_or(path).split('/') {
                segments.push(Segment::parse(segment)?);
            }
        }
        let mut names = SortedSet::new();
        for segment in &segments {
            if let Segment::Label { name, .. } = segment
                && !names.insert(name.as_str())
            {
                return Err(format!("must not have the label `{name}` twice"));
            }
        }
        let mut literals: Vec<(String, String)> = Vec::new();
        for parameter in query.into_iter().flat_map(|query| query.split('&')) {
            let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
            if parameter.contains(['{', '}']) {
                return Err("must not have labels in its query string".to_owned());
            }
            if literals.iter().any(|(before, _)| before == name) {
                return Err(format!("must not have the query parameter `{name}` twice"));
            }
            literals.push((name.to_owned(), value.to_owned()));
        }
        Ok(Self { segments, query: literals })
    }

    /// The names of its labels, each with whether it is greedy.
    pub(super) fn labels(&self) -> impl Iterator<Item = (&str, bool)> {
        self.segments.iter().filter_map(|segment| match segment {
            Segment::Label { name, is_greedy } => Some((name.as_str(), *is_greedy)),
            Segment::Literal(_) => None,
        })
    }

    /// Whether the same requests match both patterns.
    pub(super) fn is_equivalent(&self, other: &Self) -> bool {
        let is_same = |pair: (&Segment, &Segment)| match pair {
            (Segment::Literal(first), Segment::Literal(second)) => first == second,
            (Segment::Label { is_greedy: first, .. }, Segment::Label { is_greedy: second, .. }) => first == second,
            _ => false,
        };
        let sorted = |pattern: &Self| {
            let mut query = pattern.query.clone();
            query.sort();
            query
        };
        self.segments.len() == other.segments.len()
            && self.segments.iter().zip(&other.segments).all(is_same)
            && sorted(self) == sorted(other)
    }
}

impl Segment {
    fn parse(text: &str) -> Result<Self, String> {
        if text.is_empty() {
            return Err("must not have empty path segments".to_owned());
        }
        if let Some(label) = text.strip_prefix('{').and_then(|text| text.strip_suffix('}')) {
            let (name, is_greedy) = label.strip_suffix('+').map_or((label, false), |name| (name, true));
            return match crate::model::is_identifier(name) {
                true => Ok(Segment::Label { name: name.to_owned(), is_greedy }),
                false => Err(format!("must not have the label `{{{label}}}`: a label is the name of a member")),
            };
        }
        match text.contains(['{', '}']) {
            true => Err(format!("must not have the segment `{text}`: a label must be a whole segment")),
            false => Ok(Segment::Literal(text.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_split_into_segments_and_query() {
        let pattern = UriPattern::parse("/a/{b}/{c+}?d=e&f").expect("a pattern");
        let label = |name: &str, is_greedy| Segment::Label { name: name.to_owned(), is_greedy };
        assert_eq!(pattern.segments, [Segment::Literal("a".to_owned()), label("b", false), label("c", true)]);
        assert_eq!(pattern.query, [("d".to_owned(), "e".to_owned()), ("f".to_owned(), String::new())]);
        assert_eq!(UriPattern::parse("/").expect("a pattern").segments, []);
    }

    #[test]
    fn what_is_not_a_pattern_is_an_error() {
        for text in [
            "", "a", "/a#b", "/a?", "/a//b", "//", "/{a}b", "/a{b}", "/{a}{b}", "/{}", "/{a}/{a}", "/a?b={c}", "/{a b}",
        ] {
            assert!(UriPattern::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn patterns_that_match_the_same_requests_are_equivalent() {
        let is_equivalent = |first, second| {
            UriPattern::parse(first).expect(first).is_equivalent(&UriPattern::parse(second).expect(second))
        };
        assert!(is_equivalent("/a/{b}", "/a/{c}/"));
        assert!(is_equivalent("/a?b&c=d", "/a?c=d&b"));
        assert!(!is_equivalent("/a/{b}", "/a/b"));
        assert!(!is_equivalent("/a/{b}", "/a/{b+}"));
        assert!(!is_equivalent("/a?b", "/a"));
    }
}
