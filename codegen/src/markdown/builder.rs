//! Builds the tree of a documentation text from its tags, which may be nested wrongly.

use super::characters::{is_space, is_unwanted};
use super::tree::{Block, Element, Span, Style, append};
use std::rc::Rc;

/// The maximum depth of nested elements. Deeper elements are left out, and their content is added to the last one.
const MAX_DEPTH: usize = 24;

/// The maximum depth of nested styles.
const MAX_STYLES: usize = 32;

/// A style that was opened.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Inline {
    Strong,
    Emphasis,
    Code,
    /// A link, with its URL if that is valid.
    Link(Option<Rc<str>>),
    /// A link without a URL, which contains the name of another shape in AWS's models.
    Reference,
}

#[derive(Debug)]
struct Frame {
    element: Element,
    blocks: Vec<Block>,
    /// The number of styles that were open when the element began. The others end with it.
    inlines: usize,
}

/// A tree under construction.
#[derive(Debug)]
pub(super) struct Builder {
    frames: Vec<Frame>,
    inlines: Vec<Inline>,
    /// The number of styles that were open when the paragraph began, if it has a tag.
    paragraph: Option<usize>,
    spans: Vec<Span>,
    preformatted: Option<String>,
}

impl Builder {
    pub(super) fn new() -> Self {
        let document = Frame { element: Element::Document, blocks: Vec::new(), inlines: 0 };
        Self { frames: vec![document], inlines: Vec::new(), paragraph: None, spans: Vec::new(), preformatted: None }
    }

    /// Ends all open elements.
    pub(super) fn finish(mut self) -> Vec<Block> {
        self.truncate(1);
        self.frames.pop().map(|document| document.blocks).unwrap_or_default()
    }

    /// The elements that are open, innermost first.
    pub(super) fn open_elements(&self) -> impl Iterator<Item = Element> {
        self.frames.iter().rev().map(|frame| frame.element)
    }

    pub(super) fn is_preformatted(&self) -> bool {
        self.preformatted.is_some()
    }

    pub(super) fn open(&mut self, element: Element) {
        self.end_paragraph();
        if self.frames.len() < MAX_DEPTH {
            self.frames.push(Frame { element, blocks: Vec::new(), inlines: self.inlines.len() });
        }
    }

    /// Closes the innermost element of a kind and the elements in it, unless a barrier is between.
    pub(super) fn close(&mut self, is_kind: fn(Element) -> bool, is_barrier: fn(Element) -> bool) {
        self.end_paragraph();
        let found = self.open_elements().position(|element| is_kind(element) || is_barrier(element));
        let depth = found.map(|above| self.frames.len() - 1 - above).filter(|depth| *depth > 0);
        if let Some(depth) = depth.filter(|depth| self.frames.get(*depth).is_some_and(|frame| is_kind(frame.element))) {
            self.truncate(depth);
        }
    }

    fn truncate(&mut self, depth: usize) {
        self.end_paragraph();
        while self.frames.len() > depth {
            let Some(frame) = self.frames.pop() else { return };
            self.inlines.truncate(frame.inlines);
            if !frame.blocks.is_empty() {
                self.push(Block::Container(frame.element, frame.blocks));
            }
        }
    }

    /// Adds a block. An unordered list that directly follows another one continues it.
    fn push(&mut self, block: Block) {
        let Some(frame) = self.frames.last_mut() else { return };
        match (frame.blocks.last_mut(), block) {
            (Some(Block::Container(Element::List(None), items)), Block::Container(Element::List(None), mut more)) => {
                items.append(&mut more)
            }
            (_, block) => frame.blocks.push(block),
        }
    }

    /// Begins a paragraph that has a tag.
    pub(super) fn begin_paragraph(&mut self) {
        self.end_paragraph();
        self.paragraph = Some(self.inlines.len());
    }

    /// Ends the paragraph, and, if it has a tag, the styles that were opened in it.
    pub(super) fn end_paragraph(&mut self) {
        self.end_preformatted();
        self.end_line();
        if let Some(inlines) = self.paragraph.take() {
            self.inlines.truncate(inlines);
        }
    }

    /// Ends the paragraph, but not its styles.
    pub(super) fn end_line(&mut self) {
        let mut spans = std::mem::take(&mut self.spans);
        if let Some(last) = spans.last_mut().filter(|last| last.text.ends_with(' ')) {
            last.text.pop();
        }
        if spans.iter().any(|span| !span.text.is_empty()) {
            self.push(Block::Paragraph(spans));
        }
    }

    pub(super) fn begin_preformatted(&mut self) {
        self.end_paragraph();
        self.preformatted = Some(String::new());
    }

    pub(super) fn end_preformatted(&mut self) {
        let Some(text) = self.preformatted.take() else { return };
        let text = text.replace("\r\n", "\n").replace('\t', "    ");
        let lines: Vec<&str> = text.split(['\n', '\r', '\u{2028}', '\u{2029}']).map(str::trim_end).collect();
        let indent = |line: &&str| line.len() - line.trim_start_matches(' ').len();
        let common = lines.iter().filter(|line| !line.is_empty()).map(indent).min().unwrap_or_default();
        let lines: Vec<&str> = lines.iter().map(|line| line.get(common..).unwrap_or_default()).collect();
        let text = lines.join("\n");
        let text = text.trim_matches('\n');
        if !text.is_empty() {
            self.push(Block::Preformatted(text.to_owned()));
        }
    }

    pub(super) fn begin(&mut self, inline: Inline) {
        if self.inlines.len() < MAX_STYLES {
            self.inlines.push(inline);
        }
    }

    /// Ends a style, and those that were opened in it.
    pub(super) fn end(&mut self, is_kind: fn(&Inline) -> bool) {
        if let Some(at) = self.inlines.iter().rposition(is_kind) {
            self.inlines.truncate(at);
        }
    }

    /// Adds text, in which character references were replaced.
    pub(super) fn text(&mut self, text: &str) {
        if let Some(preformatted) = &mut self.preformatted {
            preformatted.extend(text.chars().filter(|character| !is_unwanted(*character)));
            return;
        }
        let style = self.style(text);
        self.styled(text, &style);
    }

    /// Adds code.
    pub(super) fn code(&mut self, text: &str) {
        let style = Style { code: true, ..self.style(text) };
        self.styled(text, &style);
    }

    /// Adds text. Runs of white space become one space, or none at the start of a paragraph.
    fn styled(&mut self, text: &str, style: &Style) {
        let mut after_space = self.spans.last().is_none_or(|last| last.text.ends_with(' '));
        let mut collapsed = String::with_capacity(text.len());
        for character in text.chars().filter(|character| !is_unwanted(*character)) {
            let is_space = is_space(character);
            if !(is_space && after_space) {
                collapsed.push(if is_space { ' ' } else { character });
            }
            after_space = is_space;
        }
        append(&mut self.spans, &collapsed, style);
    }

    fn style(&self, text: &str) -> Style {
        let mut style = Style::default();
        for inline in &self.inlines {
            match inline {
                Inline::Strong => style.strong |= !style.code,
                Inline::Emphasis => style.emphasis |= !style.code,
                Inline::Code => style.code = true,
                Inline::Link(url) => style.link = url.clone(),
                Inline::Reference => style.code |= !text.trim().contains(char::is_whitespace),
            }
        }
        style
    }
}
