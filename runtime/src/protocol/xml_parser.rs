//! Splits a document into its elements, and checks that it is [well-formed](https://www.w3.org/TR/xml/#sec-well-formed).

use super::xml_text::{check_references, malformed};
use aws_smithy_schema::serde::SerdeError;
use std::ops::Range;
use xmlparser::{ElementEnd, StrSpan, Token, Tokenizer};

/// The nesting limit, that of AWS's JSON decoder. Models nest far less.
const MAX_DEPTH: usize = 512;

/// An element: the ranges in the document of the element, of its name without prefix, and of its content. There can be one for
/// every four bytes of a document, so offsets have 32 bits.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) whole: Range<u32>,
    pub(super) name: Range<u32>,
    pub(super) content: Range<u32>,
    /// The index of the first element that starts after the end of this one.
    pub(super) next: u32,
}

/// The elements of a document, in the order of their start tags. A blank document has none.
///
/// # Errors
/// The document is not well-formed, nested too deeply, or too long.
pub(super) fn elements(text: &str) -> Result<Vec<Element>, SerdeError> {
    if u32::try_from(text.len()).is_err() {
        return Err(SerdeError::invalid_input("the XML is longer than four gigabytes"));
    }
    let elements = Vec::with_capacity(count_elements(text.as_bytes()));
    let mut parser = Parser { text, elements, open: Vec::new(), attributes: Vec::new() };
    for token in Tokenizer::from(text) {
        parser.read(token.map_err(|error| malformed(error.to_string()))?)?;
    }
    match parser.open.last().and_then(|&index| parser.elements.get(index)) {
        Some(element) => {
            let name = text.get(element.name.start as usize..element.name.end as usize).unwrap_or_default();
            Err(malformed(format!("the element `{name}` has no end tag")))
        }
        None if parser.elements.is_empty() && !text.trim_ascii().is_empty() => {
            Err(malformed("the document has no element".to_owned()))
        }
        None => Ok(parser.elements),
    }
}

struct Parser<'t> {
    text: &'t str,
    elements: Vec<Element>,
    /// The elements that have not ended.
    open: Vec<usize>,
    /// The names of the attributes in the tag that is read.
    attributes: Vec<&'t str>,
}

impl<'t> Parser<'t> {
    fn read(&mut self, token: Token<'t>) -> Result<(), SerdeError> {
        match token {
            Token::ElementStart { .. } if self.open.len() == MAX_DEPTH => {
                Err(SerdeError::invalid_input(format!("the XML is nested more than {MAX_DEPTH} levels deep")))
            }
            Token::ElementStart { local, span, .. } => {
                self.begin(span.start(), local.range());
                Ok(())
            }
            Token::Attribute { local, value, span, .. } => {
                let name = self.text.get(span.start()..local.end()).unwrap_or_default();
                if self.attributes.contains(&name) {
                    return Err(malformed(format!("the attribute `{name}` comes twice")));
                }
                self.attributes.push(name);
                check_references(value.as_str())
            }
            Token::ElementEnd { end: ElementEnd::Open, span } => {
                if let Some(element) = self.open.last().and_then(|&index| self.elements.get_mut(index)) {
                    element.content.start = offset(span.end());
                }
                Ok(())
            }
            Token::ElementEnd { end, span } => self.end(end, span),
            Token::Text { text } => check_references(text.as_str()),
            _ => Ok(()),
        }
    }

    fn begin(&mut self, start: usize, name: Range<usize>) {
        let start = offset(start);
        self.open.push(self.elements.len());
        self.attributes.clear();
        self.elements.push(Element {
            whole: start..start,
            name: offset(name.start)..offset(name.end),
            content: start..start,
            next: 0,
        });
    }

    /// Ends the open element at its end tag, or at its empty-element tag.
    fn end(&mut self, end: ElementEnd<'_>, tag: StrSpan<'_>) -> Result<(), SerdeError> {
        let next = offset(self.elements.len());
        let element = self.open.pop().and_then(|index| self.elements.get_mut(index));
        if let ElementEnd::Close(_, local) = end {
            let ended = self.text.get(tag.start() + "</".len()..local.end());
            let name =
                element.as_ref().map(|element| element.whole.start as usize + "<".len()..element.name.end as usize);
            if name.and_then(|name| self.text.get(name)) != ended {
                return Err(malformed(format!("the end tag `{local}` has no start tag")));
            }
        }
        if let Some(element) = element {
            element.whole.end = offset(tag.end());
            element.content = match end {
                ElementEnd::Close(..) => element.content.start..offset(tag.start()),
                _ => element.whole.end..element.whole.end,
            };
            element.next = next;
        }
        Ok(())
    }
}

/// An offset in a text whose length is known to fit.
fn offset(offset: usize) -> u32 {
    offset as u32
}

/// An upper bound of the number of elements, by start tags. An element has at least four bytes.
fn count_elements(body: &[u8]) -> usize {
    // The tags of a chunk are counted in one byte, so that the compiler can vectorize the loop.
    const CHUNK: usize = u8::MAX as usize;
    let begins = |(&byte, &next): (&u8, &u8)| u8::from((byte == b'<') & (next != b'/'));
    let following = body.get(1..).unwrap_or_default();
    let chunks = body.chunks(CHUNK).zip(following.chunks(CHUNK));
    let tags: usize = chunks.map(|(chunk, next)| usize::from(chunk.iter().zip(next).map(begins).sum::<u8>())).sum();
    tags.min(body.len() / 4)
}
