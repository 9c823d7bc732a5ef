use aws_smithy_schema::serde::SerdeError;
use std::borrow::Cow;
use std::ops::Range;
use xmlparser::{ElementEnd, StrSpan, Token, Tokenizer};

/// The nesting limit, that of AWS's JSON decoder. Models nest far less.
const MAX_DEPTH: usize = 512;

/// A well-formed document: its elements, in the order of their start tags.
#[derive(Debug)]
pub(super) struct Document<'a> {
    text: &'a str,
    elements: Vec<Element>,
}

/// An element: the ranges in the document of the element, of its name without prefix, and of its content. There can be one for
/// every four bytes of a document, so offsets have 32 bits.
#[derive(Debug)]
struct Element {
    whole: Range<u32>,
    name: Range<u32>,
    content: Range<u32>,
    /// The index of the first element that starts after the end of this one.
    next: u32,
}

impl<'a> Document<'a> {
    /// The root element.
    pub(super) const ROOT: usize = 0;

    /// Parses a document. An empty document has no elements.
    ///
    /// # Errors
    /// The document is not well-formed, nested too deeply, or too long. AWS's decoder accepts a document that is cut off, and
    /// counts levels in 16 bits.
    pub(super) fn parse(body: &'a [u8]) -> Result<Self, SerdeError> {
        let text = std::str::from_utf8(body).map_err(|error| malformed(error.to_string()))?;
        if u32::try_from(text.len()).is_err() {
            return Err(SerdeError::invalid_input("the XML is longer than four gigabytes"));
        }
        let mut document = Self { text, elements: Vec::with_capacity(count_elements(body)) };
        let mut open = Vec::new();
        for token in Tokenizer::from(text) {
            match token.map_err(|error| malformed(error.to_string()))? {
                Token::ElementStart { .. } if open.len() == MAX_DEPTH => {
                    return Err(SerdeError::invalid_input(format!(
                        "the XML is nested more than {MAX_DEPTH} levels deep"
                    )));
                }
                Token::ElementStart { local, span, .. } => {
                    open.push(document.elements.len());
                    document.begin(span.start(), local.range());
                }
                Token::ElementEnd { end: ElementEnd::Open, span } => {
                    if let Some(element) = open.last().and_then(|&index| document.elements.get_mut(index)) {
                        element.content.start = offset(span.end());
                    }
                }
                Token::ElementEnd { end, span } => document.end(open.pop(), end, span)?,
                _ => {}
            }
        }
        match open.last().and_then(|&index| document.name(index)) {
            Some(name) => Err(malformed(format!("the element `{name}` has no end tag"))),
            None => Ok(document),
        }
    }

    fn begin(&mut self, start: usize, name: Range<usize>) {
        let start = offset(start);
        self.elements.push(Element {
            whole: start..start,
            name: offset(name.start)..offset(name.end),
            content: start..start,
            next: 0,
        });
    }

    /// Ends the open element at its end tag, or at its empty-element tag.
    fn end(&mut self, open: Option<usize>, end: ElementEnd<'_>, tag: StrSpan<'_>) -> Result<(), SerdeError> {
        let next = offset(self.elements.len());
        let element = open.and_then(|index| self.elements.get_mut(index));
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

    fn get(&self, range: Range<u32>) -> Option<&'a str> {
        self.text.get(range.start as usize..range.end as usize)
    }

    /// The name of an element without its prefix.
    pub(super) fn name(&self, element: usize) -> Option<&'a str> {
        self.get(self.elements.get(element)?.name.clone())
    }

    /// An element with its tags.
    pub(super) fn whole(&self, element: usize) -> Option<&'a str> {
        self.get(self.elements.get(element)?.whole.clone())
    }

    /// The start tag of an element.
    pub(super) fn first_tag(&self, element: usize) -> Option<&'a str> {
        let element = self.elements.get(element)?;
        self.get(element.whole.start..element.content.start)
    }

    /// The text of an element, if it has only text with no references except predefined ones.
    pub(super) fn text(&self, element: usize) -> Option<Cow<'a, str>> {
        let text = self.get(self.elements.get(element)?.content.clone())?;
        if text.contains('<') { None } else { unescape(text) }
    }

    /// The first child of an element.
    pub(super) fn first_child(&self, element: usize) -> Option<usize> {
        let next = self.elements.get(element)?.next as usize;
        (element + 1 < next).then_some(element + 1)
    }

    /// The child of an element that follows another child.
    pub(super) fn next_child(&self, parent: usize, child: usize) -> Option<usize> {
        let next = self.elements.get(child)?.next;
        (next < self.elements.get(parent)?.next).then_some(next as usize)
    }

    /// The first child with such a name.
    pub(super) fn find_child(&self, parent: usize, is_name: impl Fn(&str) -> bool) -> Option<usize> {
        std::iter::successors(self.first_child(parent), |&child| self.next_child(parent, child))
            .find(|&child| self.name(child).is_some_and(&is_name))
    }

    /// The element itself if it has such a name, or else its first child with one.
    pub(super) fn find(&self, element: usize, is_name: impl Fn(&str) -> bool) -> Option<usize> {
        if self.name(element).is_some_and(&is_name) { Some(element) } else { self.find_child(element, is_name) }
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

/// Replaces the [predefined references](https://www.w3.org/TR/xml/#sec-predefined-ent) of a text. Returns `None` if it has
/// others.
fn unescape(text: &str) -> Option<Cow<'_, str>> {
    let Some((before, escaped)) = text.split_once('&') else { return Some(Cow::Borrowed(text)) };
    let mut unescaped = String::with_capacity(text.len());
    unescaped.push_str(before);
    for section in escaped.split('&') {
        let (reference, after) = section.split_once(';')?;
        unescaped.push(match reference {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            "apos" => '\'',
            _ => return None,
        });
        unescaped.push_str(after);
    }
    Some(Cow::Owned(unescaped))
}

fn malformed(what: String) -> SerdeError {
    SerdeError::invalid_input(format!("malformed XML: {what}"))
}
