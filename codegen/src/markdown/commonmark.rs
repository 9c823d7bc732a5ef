//! Reads documentation in [CommonMark](https://spec.commonmark.org/), which may contain HTML.

use super::builder::{Builder, Inline};
use super::html;
use super::tokens::tokens;
use super::tree::{Block, Element};
use super::url;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::rc::Rc;

/// The tree of a text in CommonMark.
pub(super) fn read(markdown: &str) -> Vec<Block> {
    let mut builder = Builder::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Start(tag) => start(&mut builder, tag),
            Event::End(tag) => end(&mut builder, tag),
            Event::Text(text) => builder.text(&text),
            Event::Code(code) => builder.code(&code),
            Event::Html(html) | Event::InlineHtml(html) => {
                tokens(&html).for_each(|token| html::apply(&mut builder, token));
            }
            Event::SoftBreak => builder.text(" "),
            Event::HardBreak => builder.end_line(),
            Event::Rule => builder.end_paragraph(),
            _ => {}
        }
    }
    builder.finish()
}

fn start(builder: &mut Builder, tag: Tag<'_>) {
    match tag {
        Tag::Paragraph => builder.begin_paragraph(),
        Tag::Heading { level, .. } => builder.open(Element::Heading(level as u8)),
        Tag::BlockQuote(_) => builder.open(Element::Quote(None)),
        Tag::CodeBlock(_) => builder.begin_preformatted(),
        Tag::List(first) => builder.open(Element::List(first)),
        Tag::Item => builder.open(Element::Item),
        Tag::Table(_) => builder.open(Element::Table),
        Tag::TableHead | Tag::TableRow => builder.open(Element::Row),
        Tag::TableCell => builder.open(Element::Cell),
        Tag::Strong => builder.begin(Inline::Strong),
        Tag::Emphasis => builder.begin(Inline::Emphasis),
        Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => {
            builder.begin(Inline::Link(url::clean(&dest_url).map(Rc::from)));
        }
        _ => {}
    }
}

fn end(builder: &mut Builder, tag: TagEnd) {
    let nothing = |_| false;
    match tag {
        TagEnd::Paragraph => builder.end_paragraph(),
        TagEnd::Heading(_) => builder.close(|element| matches!(element, Element::Heading(_)), nothing),
        TagEnd::BlockQuote(_) => builder.close(|element| matches!(element, Element::Quote(_)), nothing),
        TagEnd::CodeBlock => builder.end_preformatted(),
        TagEnd::List(_) => builder.close(|element| matches!(element, Element::List(_)), nothing),
        TagEnd::Item => builder.close(|element| element == Element::Item, nothing),
        TagEnd::Table => builder.close(|element| element == Element::Table, nothing),
        TagEnd::TableHead | TagEnd::TableRow => builder.close(|element| element == Element::Row, nothing),
        TagEnd::TableCell => builder.close(|element| element == Element::Cell, nothing),
        TagEnd::Strong => builder.end(|inline| *inline == Inline::Strong),
        TagEnd::Emphasis => builder.end(|inline| *inline == Inline::Emphasis),
        TagEnd::Link | TagEnd::Image => builder.end(|inline| matches!(inline, Inline::Link(_))),
        _ => {}
    }
}
