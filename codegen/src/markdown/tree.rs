//! The tree of a documentation text, in HTML or CommonMark.

use std::rc::Rc;

/// A piece of a text on lines of its own.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Block {
    Paragraph(Vec<Span>),
    Preformatted(String),
    Container(Element, Vec<Block>),
}

/// A container of blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    Document,
    /// A quotation, or an admonition with its label, such as `Note`.
    Quote(Option<&'static str>),
    /// A list, with the number of the first item if it is ordered.
    List(Option<u64>),
    Item,
    /// A heading of level 1 to 6.
    Heading(u8),
    Table,
    Row,
    Cell,
}

/// A piece of a paragraph in one style.
///
/// Spans do not nest, so that a tag that is closed in the wrong place, or not at all, cannot make the tree invalid.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Span {
    pub(super) text: String,
    pub(super) style: Style,
}

/// The style of a [`Span`].
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Style {
    pub(super) strong: bool,
    pub(super) emphasis: bool,
    pub(super) code: bool,
    pub(super) link: Option<Rc<str>>,
}

impl Style {
    /// The marks that two styles share, starting from the outermost: strong, emphasis, link, code.
    pub(super) fn common(&self, other: &Style) -> Style {
        let strong = self.strong && other.strong;
        if self.strong != other.strong {
            return Style::default();
        }
        let emphasis = self.emphasis && other.emphasis;
        if self.emphasis != other.emphasis {
            return Style { strong, ..Style::default() };
        }
        let link = self.link.clone().filter(|_| self.link == other.link);
        let code = self.code && other.code && self.link == other.link;
        Style { strong, emphasis, code, link }
    }
}

/// Adds text to spans: to the last span if the style is the same, or else as a new span.
pub(super) fn append(spans: &mut Vec<Span>, text: &str, style: &Style) {
    match spans.last_mut() {
        Some(last) if last.style == *style => last.text.push_str(text),
        _ if text.is_empty() => {}
        _ => spans.push(Span { text: text.to_owned(), style: style.clone() }),
    }
}

/// The text of blocks as one paragraph, for containers that cannot contain other blocks.
pub(super) fn flatten(blocks: &[Block]) -> Vec<Span> {
    let mut spans = Vec::new();
    gather(blocks, &mut spans);
    spans
}

fn gather(blocks: &[Block], spans: &mut Vec<Span>) {
    for block in blocks {
        if !spans.is_empty() && !matches!(block, Block::Container(..)) {
            append(spans, " ", &Style::default());
        }
        match block {
            Block::Paragraph(paragraph) => paragraph.iter().for_each(|span| append(spans, &span.text, &span.style)),
            Block::Preformatted(text) => {
                let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
                append(spans, &line, &Style { code: true, ..Style::default() });
            }
            Block::Container(_, blocks) => gather(blocks, spans),
        }
    }
}
