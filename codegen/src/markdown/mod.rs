//! Converts the value of a [`documentation` trait](https://smithy.io/2.0/spec/documentation-traits.html#documentation-trait)
//! to Markdown for rustdoc.
//!
//! The trait contains CommonMark, which may contain HTML. In AWS's models it contains only HTML, with tags for paragraphs,
//! lists and notes, and `*` and `_` are plain text. A text with such tags is read as HTML, any other text as CommonMark, or as
//! plain text without the feature `commonmark`. All become the same kind of tree. The Markdown that is written from the tree
//! passes the lints of rustdoc and clippy:
//!
//! - text that looks like a link, a tag or another mark is escaped, and a bare URL becomes a link;
//! - preformatted text is marked as `text`, so that it is not compiled as a documentation test;
//! - a paragraph is one line.

mod builder;
mod characters;
#[cfg(feature = "commonmark")]
mod commonmark;
mod entities;
mod escape;
mod html;
mod inline;
mod place;
#[cfg(any(test, not(feature = "commonmark")))]
mod plain;
mod summary;
mod tags;
mod tokens;
mod tree;
mod url;
mod write;

#[cfg(test)]
mod tests;

#[cfg(not(feature = "commonmark"))]
use plain as commonmark;
use std::borrow::Cow;
use tokens::Token;
use tree::Block;

/// Converts documentation to Markdown that passes the lints of rustdoc. The result does not start or end with a newline, and
/// is empty if there is no text.
///
/// Accepts any text: the time is linear in its length, and the depth of nested elements is limited.
pub(crate) fn convert(documentation: &str) -> String {
    write::blocks(&read(documentation))
}

/// The first sentence of documentation, or its first paragraph, as one line of Markdown.
pub(crate) fn summary(documentation: &str) -> String {
    inline::line(&summary::first_sentence(&read(documentation)), place::Place::Paragraph)
}

/// Converts a value to a code span, on one line and without invisible characters.
pub(crate) fn code(value: &str) -> String {
    let is_kept = |character: &char| !characters::is_unwanted(*character);
    let text: String = value.chars().map(|c| if characters::is_space(c) { ' ' } else { c }).filter(is_kept).collect();
    let mut span = String::new();
    escape::code(&text, &mut span, place::Place::Paragraph);
    span
}

/// Whether documentation has marks of CommonMark, which are only read with the feature `commonmark`.
#[cfg(any(test, not(feature = "commonmark")))]
pub(crate) fn needs_commonmark(documentation: &str) -> bool {
    plain::has_marks(documentation) && !is_html(&unescaped(documentation))
}

fn read(documentation: &str) -> Vec<Block> {
    let documentation = unescaped(documentation);
    if is_html(&documentation) { html::read(&documentation) } else { commonmark::read(&documentation) }
}

/// Unescapes HTML that is escaped twice, as in some models of AWS.
fn unescaped(documentation: &str) -> Cow<'_, str> {
    if documentation.trim_start().starts_with("&lt;p&gt;") {
        entities::decode(documentation)
    } else {
        Cow::Borrowed(documentation)
    }
}

/// Whether a text contains HTML tags of blocks, such as paragraphs, outside of Markdown's code.
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
