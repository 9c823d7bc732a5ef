use super::xml_parser::Element;
use super::xml_text::{push_lines, push_text};
use super::{xml_encoding, xml_parser};
use aws_smithy_schema::serde::SerdeError;
use std::borrow::Cow;
use std::ops::Range;
use xmlparser::{Token, Tokenizer};

/// A well-formed document: its elements, in the order of their start tags.
#[derive(Debug)]
pub(super) struct Document<'a> {
    text: Cow<'a, str>,
    elements: Vec<Element>,
}

impl<'a> Document<'a> {
    /// The root element.
    pub(super) const ROOT: usize = 0;

    /// Parses a document. A blank document has no elements. White space before the XML declaration is accepted, as AWS's
    /// decoder does.
    ///
    /// # Errors
    /// The document is not well-formed, nested too deeply, or too long. AWS's decoder accepts a document that is cut off, and
    /// counts levels in 16 bits.
    pub(super) fn parse(body: &'a [u8]) -> Result<Self, SerdeError> {
        let text = xml_encoding::decode(body)?;
        let elements = xml_parser::elements(&text)?;
        Ok(Self { text, elements })
    }

    fn get(&self, range: Range<u32>) -> Option<&str> {
        self.text.get(range.start as usize..range.end as usize)
    }

    /// Whether the document has no elements.
    pub(super) fn is_blank(&self) -> bool {
        self.elements.is_empty()
    }

    /// The name of an element without its prefix.
    pub(super) fn name(&self, element: usize) -> Option<&str> {
        self.get(self.elements.get(element)?.name.clone())
    }

    /// The attributes of an element: their names with prefix, their names without, and their values as they are written.
    pub(super) fn attributes(&self, element: usize) -> impl Iterator<Item = (&str, &str, &str)> {
        let element = self.elements.get(element);
        let tag = element.and_then(|element| self.get(element.whole.start..element.content.start)).unwrap_or_default();
        Tokenizer::from_fragment(tag, 0..tag.len()).filter_map(|token| match token {
            Ok(Token::Attribute { local, value, span, .. }) => {
                let name = span.as_str().get(..local.end() - span.start())?;
                Some((name, local.as_str(), value.as_str()))
            }
            _ => None,
        })
    }

    /// The text of an element, without its [markup](https://www.w3.org/TR/xml/#syntax): comments, processing instructions and
    /// the delimiters of CDATA sections.
    ///
    /// # Errors
    /// The element has an element, or a reference that is not predefined.
    pub(super) fn text(&self, element: usize) -> Result<Cow<'_, str>, SerdeError> {
        let content = self.elements.get(element).and_then(|element| self.get(element.content.clone()));
        let content = content.ok_or_else(|| SerdeError::invalid_input("XML without an element"))?;
        if !content.contains(['<', '&', '\r']) {
            return Ok(Cow::Borrowed(content));
        }
        let mut text = String::with_capacity(content.len());
        let mut rest = content;
        while let Some((before, markup)) = rest.find('<').and_then(|start| rest.split_at_checked(start)) {
            push_text(&mut text, before)?;
            rest = if let Some((_, after)) = delimited(markup, "<!--", "-->") {
                after
            } else if let Some((characters, after)) = delimited(markup, "<![CDATA[", "]]>") {
                push_lines(&mut text, characters);
                after
            } else if let Some((_, after)) = delimited(markup, "<?", "?>") {
                after
            } else {
                let name = self.name(element).unwrap_or_default();
                return Err(SerdeError::type_mismatch(format!("`{name}` must be a text, found an element in it")));
            };
        }
        push_text(&mut text, rest)?;
        Ok(Cow::Owned(text))
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

/// The text between two delimiters at the start of a text, and the text after them.
fn delimited<'a>(text: &'a str, start: &str, end: &str) -> Option<(&'a str, &'a str)> {
    text.strip_prefix(start)?.split_once(end)
}
