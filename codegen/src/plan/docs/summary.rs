//! Finds the sentence of a documentation text that says what something is.

use super::characters::is_space;
use super::tree::{Block, Element, Span, flatten};

/// Words that end with a full stop in the middle of a sentence.
const ABBREVIATIONS: &[&str] = &["e.g.", "i.e.", "etc.", "vs.", "cf.", "ex.", "eg.", "ie.", "approx.", "no.", "inc."];

/// The first sentence of the first paragraph that is no title; of anything if there is none.
pub(super) fn first_sentence(blocks: &[Block]) -> Vec<Span> {
    let paragraphs = || blocks.iter().filter_map(paragraph);
    let found = paragraphs().find(|paragraph| !is_title(paragraph)).or_else(|| paragraphs().next());
    match found.or_else(|| blocks.first().map(|block| flatten(std::slice::from_ref(block)))) {
        Some(paragraph) => cut(&paragraph),
        None => Vec::new(),
    }
}

fn paragraph(block: &Block) -> Option<Vec<Span>> {
    match block {
        Block::Paragraph(spans) => Some(spans.clone()),
        Block::Container(Element::Quote(_) | Element::Document, _) => Some(flatten(std::slice::from_ref(block))),
        _ => None,
    }
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

/// Where a sentence ends in a span: after a full stop that white space and no small letter follows.
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
