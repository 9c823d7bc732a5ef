use super::text::slice;
use std::borrow::Cow;

/// A list of texts, which is split on access.
#[derive(Debug, Clone)]
pub(super) enum List<'a> {
    /// The value of a parameter.
    Texts(&'a [String]),
    /// The parts of a text between these characters.
    Characters(Cow<'a, str>, [char; 2]),
    /// The parts of a text between these delimiters, limited to a number of parts unless it is 0.
    Parts(Cow<'a, str>, &'static str, usize),
}

impl<'a> List<'a> {
    /// The element at an index, counted from the end if it is negative.
    pub(super) fn get(&self, index: i16) -> Option<Cow<'a, str>> {
        match self {
            List::Texts(texts) => element(texts.iter().map(|text| Cow::Borrowed(text.as_str())), index),
            List::Characters(text, characters) => part(text, text.split(characters), index),
            List::Parts(text, delimiter, 0) => part(text, text.split(delimiter), index),
            List::Parts(text, delimiter, limit) => part(text, text.splitn(*limit, delimiter), index),
        }
    }
}

fn part<'a, 't>(
    text: &'t Cow<'a, str>,
    parts: impl Iterator<Item = &'t str> + Clone,
    index: i16,
) -> Option<Cow<'a, str>> {
    let part = element(parts, index)?;
    let start = part.as_ptr().addr() - text.as_ptr().addr();
    slice(text, start..start + part.len())
}

fn element<T>(elements: impl Iterator<Item = T> + Clone, index: i16) -> Option<T> {
    let from_end = usize::from(index.unsigned_abs());
    let position = if index < 0 { elements.clone().count().checked_sub(from_end)? } else { from_end };
    let mut elements = elements;
    elements.nth(position)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_text_by_the_specification() {
        let all = |text: &'static str, delimiter, limit| {
            let list = List::Parts(text.into(), delimiter, limit);
            (0..).map_while(|index| list.get(index).map(Cow::into_owned)).collect::<Vec<_>>()
        };
        assert_eq!(all("a--b--c", "--", 0), ["a", "b", "c"]);
        assert_eq!(all("a--b--c", "--", 2), ["a", "b--c"]);
        assert_eq!(all("a--b--c", "--", 1), ["a--b--c"]);
        assert_eq!(all("", "--", 0), [""]);
        assert_eq!(all("----", "--", 0), ["", "", ""]);
        assert_eq!(all("--x-s3--azid--suffix", "--", 2), ["", "x-s3--azid--suffix"]);
        assert_eq!(all("abc", "x", 0), ["abc"]);
    }

    #[test]
    fn a_negative_index_counts_from_the_end() {
        let texts = ["a".to_owned(), "b".to_owned()];
        for list in [List::Texts(&texts), List::Parts("a--b".to_owned().into(), "--", 0)] {
            let got = [-3, -2, -1, 0, 1, 2, i16::MIN].map(|index| list.get(index).map(Cow::into_owned));
            let expected = [None, Some("a"), Some("b"), Some("a"), Some("b"), None, None];
            assert_eq!(got, expected.map(|text| text.map(str::to_owned)));
        }
    }
}
