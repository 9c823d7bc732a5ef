use aws_smithy_schema::serde::SerdeError;
use std::borrow::Cow;
use std::ops::Range;
use xmlparser::{ElementEnd, StrSpan, Token, Tokenizer};

/// The nesting limit, that of AWS's JSON decoder. Models nest far less.
const MAX_DEPTH: usize = 512;

/// The [encoding signature](https://www.w3.org/TR/xml/#charencoding) of UTF-8.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

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

    /// Parses a document. A blank document has no elements. White space before the XML declaration is accepted, as AWS's
    /// decoder does.
    ///
    /// # Errors
    /// The document is not well-formed, nested too deeply, or too long. AWS's decoder accepts a document that is cut off, and
    /// counts levels in 16 bits.
    pub(super) fn parse(body: &'a [u8]) -> Result<Self, SerdeError> {
        let body = body.strip_prefix(BYTE_ORDER_MARK).unwrap_or(body).trim_ascii_start();
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

    /// Whether the document has no elements.
    pub(super) fn is_blank(&self) -> bool {
        self.elements.is_empty()
    }

    /// The name of an element without its prefix.
    pub(super) fn name(&self, element: usize) -> Option<&'a str> {
        self.get(self.elements.get(element)?.name.clone())
    }

    /// The attributes of an element: their names with prefix, their names without, and their values as they are written.
    pub(super) fn attributes(&self, element: usize) -> impl Iterator<Item = (&'a str, &'a str, &'a str)> + use<'a> {
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
    pub(super) fn text(&self, element: usize) -> Result<Cow<'a, str>, SerdeError> {
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

/// What is between two delimiters at the start of a text, and what is after them.
fn delimited<'a>(text: &'a str, start: &str, end: &str) -> Option<(&'a str, &'a str)> {
    text.strip_prefix(start)?.split_once(end)
}

/// Appends characters with their [line ends](https://www.w3.org/TR/xml/#sec-line-ends) as line feeds.
fn push_lines(text: &mut String, characters: &str) {
    let mut lines = characters.split('\r');
    text.push_str(lines.next().unwrap_or_default());
    for line in lines {
        text.push('\n');
        text.push_str(line.strip_prefix('\n').unwrap_or(line));
    }
}

/// Appends character data, with its line ends normalized and its references replaced.
fn push_text(text: &mut String, data: &str) -> Result<(), SerdeError> {
    let mut sections = data.split('&');
    push_lines(text, sections.next().unwrap_or_default());
    for section in sections {
        let (character, after) = reference(section)?;
        text.push(character);
        push_lines(text, after);
    }
    Ok(())
}

/// The [normalized value](https://www.w3.org/TR/xml/#AVNormalize) of an attribute.
///
/// # Errors
/// The value has a reference that is not predefined.
pub(super) fn attribute_value(value: &str) -> Result<String, SerdeError> {
    let mut text = String::with_capacity(value.len());
    let mut sections = value.split('&');
    let push = |text: &mut String, section: &str| {
        text.push_str(&section.replace("\r\n", "\n").replace(['\t', '\n', '\r'], " "));
    };
    push(&mut text, sections.next().unwrap_or_default());
    for section in sections {
        let (character, after) = reference(section)?;
        text.push(character);
        push(&mut text, after);
    }
    Ok(text)
}

/// The character of a reference after its `&`, which is [predefined](https://www.w3.org/TR/xml/#sec-predefined-ent) or has the
/// [number](https://www.w3.org/TR/xml/#sec-references) of a character, and the text after the reference.
fn reference(text: &str) -> Result<(char, &str), SerdeError> {
    let (name, after) = text.split_once(';').ok_or_else(|| malformed("an `&` without a reference".to_owned()))?;
    let character = match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => name.strip_prefix('#').and_then(|number| {
            let number = match number.strip_prefix('x') {
                Some(number) => u32::from_str_radix(number, 16),
                None => number.parse(),
            };
            number.ok().and_then(char::from_u32).filter(|character| is_character(*character))
        }),
    };
    let character = character.ok_or_else(|| malformed(format!("unknown reference `&{name};`")))?;
    Ok((character, after))
}

/// Whether a document can have this [character](https://www.w3.org/TR/xml/#charsets).
pub(super) fn is_character(character: char) -> bool {
    !matches!(character, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

fn malformed(what: String) -> SerdeError {
    SerdeError::invalid_input(format!("malformed XML: {what}"))
}
