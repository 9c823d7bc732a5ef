//! Reads documentation in CommonMark as plain text, without the feature `commonmark`. In AWS's models, nearly all documentation
//! is HTML, so that most programs need no parser of CommonMark.

use super::builder::Builder;
use super::html;
use super::tree::Block;

/// The largest indentation of a mark. Deeper lines are code, or continue a paragraph.
const MAX_INDENT: usize = 3;

/// The tree of a text. Only paragraphs, short code spans and HTML are read. Lines of lists and headings become paragraphs with
/// their marks.
pub(super) fn read(text: &str) -> Vec<Block> {
    let mut builder = Builder::new();
    let mut paragraph = String::new();
    for line in text.lines() {
        if line.trim().is_empty() || has_block_mark(line) {
            html::add(&mut builder, &std::mem::take(&mut paragraph));
            builder.end_paragraph();
        }
        paragraph.push_str(line);
        paragraph.push('\n');
    }
    html::add(&mut builder, &paragraph);
    builder.finish()
}

/// Whether a text has marks of CommonMark that are not read.
pub(super) fn has_marks(text: &str) -> bool {
    text.lines().any(has_block_mark) || text.contains("](") || has_emphasis(text)
}

/// Whether a line begins a list item, a heading, a quotation, a table or a code block.
fn has_block_mark(line: &str) -> bool {
    let text = line.trim_start_matches(' ');
    let unnumbered = text.trim_start_matches(|character: char| character.is_ascii_digit());
    let begins = |text: &str, marks: &[&str]| marks.iter().any(|mark| text.starts_with(mark));
    let is_numbered = unnumbered.len() < text.len() && begins(unnumbered, &[". ", ") "]);
    let marks = ["- ", "* ", "+ ", "# ", "## ", "### ", "> ", "| ", "```", "~~~"];
    line.len() - text.len() <= MAX_INDENT && (is_numbered || begins(text, &marks))
}

/// Whether a word begins with `*` or `_` that more letters follow.
fn has_emphasis(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let unmarked = word.trim_start_matches(['*', '_']);
        unmarked.len() < word.len() && unmarked.starts_with(char::is_alphanumeric)
    })
}
