use aws_smithy_schema::serde::SerdeError;
use std::ops::Range;
use xmlparser::{ElementEnd, StrSpan, Token, Tokenizer};

/// As deep as AWS's decoder of JSON skips. What is read of a document ends long before.
const MAX_DEPTH: usize = 512;

/// A document that is well-formed: its elements, in the order in which they begin.
#[derive(Debug)]
pub(super) struct Document<'a> {
    text: &'a str,
    elements: Vec<Element<'a>>,
}

/// An element: its name, where it stands in the document, and where what is between its tags.
#[derive(Debug)]
struct Element<'a> {
    prefix: &'a str,
    name: &'a str,
    whole: Range<usize>,
    content: Range<usize>,
    /// The index of the first element that begins after this one has ended.
    next: usize,
}

impl<'a> Document<'a> {
    /// Reads a document.
    ///
    /// # Errors
    /// That it is ill-formed, or nested too deeply. AWS's decoder takes the end of what it understands for the end of the
    /// document, so that half an answer would pass for a whole one, and counts levels in sixteen bits.
    pub(super) fn parse(body: &'a [u8]) -> Result<Self, SerdeError> {
        let text = std::str::from_utf8(body).map_err(|error| ill_formed(error.to_string()))?;
        let mut document = Self { text, elements: Vec::new() };
        let mut open = Vec::new();
        for token in Tokenizer::from(text) {
            match token.map_err(|error| ill_formed(error.to_string()))? {
                Token::ElementStart { .. } if open.len() == MAX_DEPTH => {
                    return Err(SerdeError::invalid_input(format!(
                        "XML that is nested more than {MAX_DEPTH} levels deep"
                    )));
                }
                Token::ElementStart { prefix, local, span } => {
                    open.push(document.elements.len());
                    document.begin(prefix.as_str(), local.as_str(), span.start());
                }
                Token::ElementEnd { end: ElementEnd::Open, span } => {
                    if let Some(element) = open.last().and_then(|&index| document.elements.get_mut(index)) {
                        element.content.start = span.end();
                    }
                }
                Token::ElementEnd { end, span } => document.end(open.pop(), end, span)?,
                _ => {}
            }
        }
        match open.last().and_then(|&index| document.elements.get(index)) {
            Some(element) => Err(ill_formed(format!("`{}` does not end", element.name))),
            None => Ok(document),
        }
    }

    fn begin(&mut self, prefix: &'a str, name: &'a str, start: usize) {
        self.elements.push(Element { prefix, name, whole: start..start, content: start..start, next: 0 });
    }

    /// Ends the element that is open, which a tag that is empty opens itself.
    fn end(&mut self, open: Option<usize>, end: ElementEnd<'_>, tag: StrSpan<'_>) -> Result<(), SerdeError> {
        let next = self.elements.len();
        let element = open.and_then(|index| self.elements.get_mut(index));
        let name = element.as_ref().map(|element| (element.prefix, element.name));
        if let ElementEnd::Close(prefix, local) = end
            && name != Some((prefix.as_str(), local.as_str()))
        {
            return Err(ill_formed(format!("`{local}` ends where it does not begin")));
        }
        if let Some(element) = element {
            element.whole.end = tag.end();
            element.content.end = tag.start().max(element.content.start);
            element.next = next;
        }
        Ok(())
    }

    /// The name of an element without its prefix.
    pub(super) fn name(&self, element: usize) -> Option<&'a str> {
        Some(self.elements.get(element)?.name)
    }

    /// An element from its first tag to its last.
    pub(super) fn whole(&self, element: usize) -> Option<&'a str> {
        self.text.get(self.elements.get(element)?.whole.clone())
    }

    /// The text of an element that holds nothing else, and no reference.
    pub(super) fn plain_text(&self, element: usize) -> Option<&'a str> {
        let text = self.text.get(self.elements.get(element)?.content.clone())?;
        (!text.contains(['<', '&'])).then_some(text)
    }

    /// The first element within another.
    pub(super) fn first_child(&self, element: usize) -> Option<usize> {
        (element + 1 < self.elements.get(element)?.next).then_some(element + 1)
    }

    /// The element that follows another within a third.
    pub(super) fn next_child(&self, parent: usize, child: usize) -> Option<usize> {
        let next = self.elements.get(child)?.next;
        (next < self.elements.get(parent)?.next).then_some(next)
    }

    /// The element that has a name: this one, or else the first within it.
    pub(super) fn find(&self, element: usize, is_name: impl Fn(&str) -> bool) -> Option<usize> {
        let children = std::iter::successors(self.first_child(element), |&child| self.next_child(element, child));
        std::iter::once(element).chain(children).find(|&element| self.name(element).is_some_and(&is_name))
    }
}

fn ill_formed(what: String) -> SerdeError {
    SerdeError::invalid_input(format!("ill-formed XML: {what}"))
}
