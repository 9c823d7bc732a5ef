//! Finds the first sentence of a documentation text.

use super::characters::is_space;
use super::tree::{Block, Element, Span, flatten};

/// Words with a full stop that does not end a sentence.
const ABBREVIATIONS: &[&str] = &["e.g.", "i.e.", "etc.", "vs.", "cf.", "ex.", "eg.", "ie.", "approx.", "no.", "inc."];

/// The first sentence of the first paragraph that is not a title. If there is none, of a note, title or other block.
pub(super) fn first_sentence(blocks: &[Block]) -> Vec<Span> {
    let paragraph = blocks.iter().find_map(|block| match block {
        Block::Paragraph(spans) if !is_title(spans) => Some(spans.clone()),
        _ => None,
    });
    let note = || blocks.iter().find(|block| matches!(block, Block::Container(Element::Quote(_), _)));
    let other = || note().or(blocks.first()).map(|block| flatten(std::slice::from_ref(block)));
    paragraph.or_else(other).map(|paragraph| cut(&paragraph)).unwrap_or_default()
}

fn is_title(paragraph: &[Span]) -> bool {
    paragraph.iter().all(|span| span.style.strong || span.text.trim().is_empty())
}

fn cut(paragraph: &[Span]) -> Vec<Span> {
    let mut sentence = Vec::new();
    for (at, span) in paragraph.iter().enumerate() {
        let next = paragraph.get(at + 1).and_then(|next| next.text.chars().next());
        match sentence_end(span, next) {
            Some(end) => {
                let text = span.text.get(..end).unwrap_or(&span.text).to_owned();
                sentence.push(Span { text, style: span.style.clone() });
                break;
            }
            None => sentence.push(span.clone()),
        }
    }
    sentence
}

/// The end of a sentence in a span: after a full stop, before white space that no lower-case letter follows.
fn sentence_end(span: &Span, next: Option<char>) -> Option<usize> {
    if span.style.code || span.style.link.is_some() {
        return None;
    }
    let mut start = 0;
    for (at, mark) in span.text.match_indices(['.', '!', '?']) {
        let end = at + mark.len();
        let rest = span.text.get(end..).unwrap_or_default();
        if !rest.chars().next().or(next).is_some_and(is_space) {
            continue;
        }
        let word = span.text.get(start..end).and_then(|text| text.rsplit(is_space).next()).unwrap_or_default();
        let is_abbreviation =
            ABBREVIATIONS.iter().any(|known| word.trim_start_matches('(').eq_ignore_ascii_case(known));
        if !rest.trim_start().starts_with(char::is_lowercase) && !is_abbreviation {
            return Some(end);
        }
        start = end;
    }
    None
}
