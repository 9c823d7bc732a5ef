//! Turns the value of a [`documentation` trait](https://smithy.io/2.0/spec/documentation-traits.html#documentation-trait)
//! into Markdown for rustdoc.
//!
//! The trait holds CommonMark, which may hold HTML. In AWS's models it is HTML alone, with paragraphs, lists and notes
//! in tags: there `*` and `_` are no emphasis. A text with such tags is read as HTML, and any other as CommonMark;
//! both become one tree, and what is written from it is clean for rustdoc and clippy:
//!
//! - what would be taken for a link, a tag or another mark is escaped, and a bare URL becomes a link;
//! - preformatted text is never Rust, so that no documentation test runs it;
//! - a paragraph is one line.

mod builder;
mod characters;
mod commonmark;
mod entities;
mod escape;
mod html;
mod inline;
mod place;
mod summary;
mod tags;
mod tokens;
mod tree;
mod url;
mod write;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use tokens::Token;
use tree::Block;

/// Documentation as Markdown: clean for rustdoc, without a newline at its start or end, empty if there is no text.
///
/// The text may be anything: the time is linear in its length, and the depth of what is nested is bounded.
pub(crate) fn convert(documentation: &str) -> String {
    write::blocks(&read(documentation))
}

/// The first sentence of documentation, or its first paragraph, as one line of Markdown.
pub(crate) fn summary(documentation: &str) -> String {
    inline::line(&summary::first_sentence(&read(documentation)), place::Place::Paragraph)
}

/// A value as a code span, on one line and without what is invisible.
pub(crate) fn code(value: &str) -> String {
    let is_kept = |character: &char| !characters::is_unwanted(*character);
    let text: String = value.chars().map(|c| if characters::is_space(c) { ' ' } else { c }).filter(is_kept).collect();
    let mut span = String::new();
    escape::code(&text, &mut span, place::Place::Paragraph);
    span
}

fn read(documentation: &str) -> Vec<Block> {
    let documentation = unescaped(documentation);
    if is_html(&documentation) { html::read(&documentation) } else { commonmark::read(&documentation) }
}

/// Some models of AWS escape their HTML once too often.
fn unescaped(documentation: &str) -> Cow<'_, str> {
    if documentation.trim_start().starts_with("&lt;p&gt;") {
        entities::decode(documentation)
    } else {
        Cow::Borrowed(documentation)
    }
}

/// Whether a text has tags of HTML that stand for paragraphs and the like, outside of Markdown's code.
fn is_html(documentation: &str) -> bool {
    let mut before = "";
    let mut is_fenced = false;
    for token in tokens::tokens(documentation) {
        match token {
            Token::Text(text) => {
                let fences = text.lines().filter(|line| line.trim_start().starts_with("```")).count();
                is_fenced ^= fences % 2 == 1;
                before = text;
            }
            Token::Start(tag, _) if tag.is_block() && !is_fenced && !before.ends_with('`') => return true,
            _ => before = "",
        }
    }
    false
}
