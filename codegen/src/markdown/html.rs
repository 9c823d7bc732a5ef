//! Reads documentation in HTML.

use super::builder::{Builder, Inline};
use super::entities::decode;
use super::tags::Tag;
use super::tokens::{Token, attribute, tokens};
use super::tree::{Block, Element};
use super::url;
use std::rc::Rc;

/// The maximum length of a code span between backticks in HTML. Some authors use Markdown for short code spans, but not for
/// longer ones.
const MAX_CODE_LENGTH: usize = 200;

/// The tree of a text in HTML.
pub(super) fn read(html: &str) -> Vec<Block> {
    let mut builder = Builder::new();
    add(&mut builder, html);
    builder.finish()
}

/// Adds a text in HTML to a tree.
pub(super) fn add(builder: &mut Builder, html: &str) {
    for token in tokens(html) {
        match token {
            Token::Text(text) => text_or_code(builder, &decode(text)),
            token => apply(builder, token),
        }
    }
}

/// Applies a token to a tree. Text is not read as Markdown.
pub(super) fn apply(builder: &mut Builder, token: Token<'_>) {
    match token {
        Token::Text(text) => builder.text(&decode(text)),
        Token::Start(tag, attributes) => {
            if builder.is_preformatted() && !tag.is_block() {
                if tag == Tag::Break {
                    builder.text("\n");
                }
                return;
            }
            start(builder, tag, attributes);
        }
        Token::End(tag) if builder.is_preformatted() && !tag.is_block() => {}
        Token::End(tag) => end(builder, tag),
    }
}

fn start(builder: &mut Builder, tag: Tag, attributes: &str) {
    match tag {
        Tag::Paragraph => builder.begin_paragraph(),
        Tag::Title => {
            builder.begin_paragraph();
            builder.begin(Inline::Strong);
        }
        Tag::Division => builder.end_paragraph(),
        Tag::Quote(label) => builder.open(Element::Quote(label)),
        Tag::List { ordered } => builder.open(Element::List(ordered.then_some(1))),
        Tag::Item => begin_item(builder),
        Tag::Term => {
            begin_item(builder);
            builder.begin_paragraph();
            builder.begin(Inline::Strong);
        }
        Tag::Definition => begin_definition(builder),
        Tag::Heading(level) => builder.open(Element::Heading(level)),
        Tag::Preformatted => builder.begin_preformatted(),
        Tag::Table => builder.open(Element::Table),
        Tag::Row => begin_row(builder),
        Tag::Cell => begin_cell(builder),
        Tag::Break => builder.end_line(),
        Tag::Strong => builder.begin(Inline::Strong),
        Tag::Emphasis => builder.begin(Inline::Emphasis),
        Tag::Code => builder.begin(Inline::Code),
        Tag::Anchor => {
            builder.end(is_anchor);
            builder.begin(anchor(attributes));
        }
        Tag::Transparent => {}
    }
}

fn end(builder: &mut Builder, tag: Tag) {
    match tag {
        Tag::Paragraph | Tag::Title | Tag::Division | Tag::Term | Tag::Definition => builder.end_paragraph(),
        Tag::Quote(_) => builder.close(|element| matches!(element, Element::Quote(_)), is_cell),
        Tag::List { .. } => builder.close(is_list, is_cell),
        Tag::Item => builder.close(|element| element == Element::Item, |element| is_list(element) || is_cell(element)),
        Tag::Heading(_) => builder.close(|element| matches!(element, Element::Heading(_)), is_cell),
        Tag::Preformatted => builder.end_preformatted(),
        Tag::Table => builder.close(is_table, |_| false),
        Tag::Row => builder.close(|element| element == Element::Row, is_table),
        Tag::Cell => builder.close(is_cell, is_table),
        Tag::Break => builder.end_line(),
        Tag::Strong => builder.end(|inline| *inline == Inline::Strong),
        Tag::Emphasis => builder.end(|inline| *inline == Inline::Emphasis),
        Tag::Code => builder.end(|inline| *inline == Inline::Code),
        Tag::Anchor => builder.end(is_anchor),
        Tag::Transparent => {}
    }
}

fn is_list(element: Element) -> bool {
    matches!(element, Element::List(_))
}

fn is_table(element: Element) -> bool {
    element == Element::Table
}

fn is_cell(element: Element) -> bool {
    element == Element::Cell
}

/// Whether the innermost list, quotation or cell is a list, which a new item belongs to.
fn is_in_list(builder: &Builder) -> bool {
    let holds_items = |element: &Element| matches!(element, Element::List(_) | Element::Quote(_) | Element::Cell);
    builder.open_elements().find(holds_items).is_some_and(is_list)
}

/// Begins an item in the innermost list, or in a new list if there is none.
fn begin_item(builder: &mut Builder) {
    if is_in_list(builder) {
        builder.close(|element| element == Element::Item, is_list);
    } else {
        builder.open(Element::List(None));
    }
    builder.open(Element::Item);
}

/// Begins a definition, in the item that its term began.
fn begin_definition(builder: &mut Builder) {
    builder.end_paragraph();
    let holds_blocks = |element: &Element| matches!(element, Element::Item | Element::List(_) | Element::Quote(_));
    if builder.open_elements().find(holds_blocks) != Some(Element::Item) {
        begin_item(builder);
    }
}

fn begin_row(builder: &mut Builder) {
    builder.close(|element| element == Element::Row, is_table);
    if builder.open_elements().any(is_table) {
        builder.open(Element::Row);
    }
}

fn begin_cell(builder: &mut Builder) {
    builder.close(is_cell, is_table);
    if builder.open_elements().any(is_table) {
        builder.open(Element::Cell);
    }
}

fn is_anchor(inline: &Inline) -> bool {
    matches!(inline, Inline::Link(_) | Inline::Reference)
}

fn anchor(attributes: &str) -> Inline {
    let href = attribute(attributes, "href").or_else(|| attribute(attributes, "url"));
    href.map_or(Inline::Reference, |href| Inline::Link(url::clean(&decode(href)).map(Rc::from)))
}

/// Adds text. Short pieces between backticks are code.
fn text_or_code(builder: &mut Builder, text: &str) {
    let mut rest = text;
    while let Some((before, code, after)) = next_code(rest).filter(|_| !builder.is_preformatted()) {
        builder.text(before);
        builder.code(code);
        rest = after;
    }
    builder.text(rest);
}

fn next_code(text: &str) -> Option<(&str, &str, &str)> {
    let (before, opened) = text.split_once('`')?;
    let opened = opened.trim_start_matches('`');
    let fence = text.get(before.len()..text.len() - opened.len())?;
    let end = opened.char_indices().map(|(at, _)| at).nth(MAX_CODE_LENGTH).unwrap_or(opened.len());
    let (code, after) = opened.get(..end)?.split_once(fence)?;
    let after = opened.get(code.len() + fence.len()..).filter(|_| !after.starts_with('`'))?;
    Some((before, code, after)).filter(|_| !code.trim().is_empty())
}
