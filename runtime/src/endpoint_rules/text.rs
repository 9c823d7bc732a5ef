//! Parts of texts, and functions of the standard library for texts.

use std::borrow::Cow;
use std::ops::Range;

/// A part of a text, borrowed if the text is.
pub(super) fn slice<'a>(text: &Cow<'a, str>, range: Range<usize>) -> Option<Cow<'a, str>> {
    match text {
        Cow::Borrowed(text) => text.get(range).map(Cow::Borrowed),
        Cow::Owned(text) => text.get(range).map(|part| Cow::Owned(part.to_owned())),
    }
}

/// [`substring`](https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#substring-function).
pub(super) fn substring<'a>(text: &Cow<'a, str>, start: usize, end: usize, reverse: bool) -> Option<Cow<'a, str>> {
    if start >= end || end > text.len() || !text.is_ascii() {
        return None;
    }
    slice(text, if reverse { text.len() - end..text.len() - start } else { start..end })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_substring_out_of_range_is_none() {
        let cut = |text: &'static str, start, end, reverse| substring(&text.into(), start, end, reverse);
        assert_eq!(cut("hello", 0, 2, false).as_deref(), Some("he"));
        assert_eq!(cut("hello", 0, 5, false).as_deref(), Some("hello"));
        assert_eq!(cut("hello", 0, 2, true).as_deref(), Some("lo"));
        assert_eq!(cut("hello", 1, 3, true).as_deref(), Some("ll"));
        for (start, end) in [(0, 0), (3, 2), (0, 6), (5, 6), (0, usize::MAX)] {
            assert_eq!((cut("hello", start, end, false), cut("hello", start, end, true)), (None, None));
        }
        assert_eq!(cut("caf\u{e9}", 0, 2, false), None);
    }
}
