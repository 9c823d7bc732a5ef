use aws_smithy_schema::serde::SerdeError;
use std::borrow::Cow;
use std::ops::Range;
use xmlparser::{ElementEnd, StrSpan, Token, Tokenizer};

/// As deep as AWS's decoder of JSON skips. What is read of a document ends long before.
const MAX_DEPTH: usize = 512;

/// A document that is well-formed: its elements, in the order in which they begin.
#[derive(Debug)]
pub(super) struct Document<'a> {
    text: &'a str,
    elements: Vec<Element>,
}

/// An element: where it stands in the document, where what is between its tags, and where its name without prefix. There is
/// one for every few bytes of a document, so that offsets take four bytes.
#[derive(Debug)]
struct Element {
    whole: Range<u32>,
    name: Range<u32>,
    content: Range<u32>,
    /// The index of the first element that begins after this one has ended.
    next: u32,
}

impl<'a> Document<'a> {
    /// The element around all others.
    pub(super) const ROOT: usize = 0;

    /// Reads a document, which has no element if it is empty.
    ///
    /// # Errors
    /// That it is ill-formed, nested too deeply, or too long. AWS's decoder takes the end of what it understands for the end
    /// of the document, so that half an answer would pass for a whole one, and counts levels in sixteen bits.
    pub(super) fn parse(body: &'a [u8]) -> Result<Self, SerdeError> {
        let text = std::str::from_utf8(body).map_err(|error| ill_formed(error.to_string()))?;
        if u32::try_from(text.len()).is_err() {
            return Err(SerdeError::invalid_input("XML that is longer than four gigabytes"));
        }
        let mut document = Self { text, elements: Vec::with_capacity(count_elements(body)) };
        let mut open = Vec::new();
        for token in Tokenizer::from(text) {
            match token.map_err(|error| ill_formed(error.to_string()))? {
                Token::ElementStart { .. } if open.len() == MAX_DEPTH => {
                    return Err(SerdeError::invalid_input(format!(
                        "XML that is nested more than {MAX_DEPTH} levels deep"
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
            Some(name) => Err(ill_formed(format!("`{name}` does not end"))),
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

    /// Ends the element that is open, which a tag that is empty opens itself.
    fn end(&mut self, open: Option<usize>, end: ElementEnd<'_>, tag: StrSpan<'_>) -> Result<(), SerdeError> {
        let next = offset(self.elements.len());
        let element = open.and_then(|index| self.elements.get_mut(index));
        if let ElementEnd::Close(_, local) = end {
            let ended = self.text.get(tag.start() + "</".len()..local.end());
            let name =
                element.as_ref().map(|element| element.whole.start as usize + "<".len()..element.name.end as usize);
            if name.and_then(|name| self.text.get(name)) != ended {
                return Err(ill_formed(format!("`{local}` ends where it does not begin")));
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

    /// An element from its first tag to its last.
    pub(super) fn whole(&self, element: usize) -> Option<&'a str> {
        self.get(self.elements.get(element)?.whole.clone())
    }

    /// The first tag of an element, or its only one.
    pub(super) fn first_tag(&self, element: usize) -> Option<&'a str> {
        let element = self.elements.get(element)?;
        self.get(element.whole.start..element.content.start)
    }

    /// The text of an element that holds nothing else, and no references but those that are predefined.
    pub(super) fn text(&self, element: usize) -> Option<Cow<'a, str>> {
        let text = self.get(self.elements.get(element)?.content.clone())?;
        if text.contains('<') { None } else { unescape(text) }
    }

    /// The first element within another.
    pub(super) fn first_child(&self, element: usize) -> Option<usize> {
        let next = self.elements.get(element)?.next as usize;
        (element + 1 < next).then_some(element + 1)
    }

    /// The element that follows another within a third.
    pub(super) fn next_child(&self, parent: usize, child: usize) -> Option<usize> {
        let next = self.elements.get(child)?.next;
        (next < self.elements.get(parent)?.next).then_some(next as usize)
    }

    /// The first element within another whose name is one of these.
    pub(super) fn find_child(&self, parent: usize, is_name: impl Fn(&str) -> bool) -> Option<usize> {
        std::iter::successors(self.first_child(parent), |&child| self.next_child(parent, child))
            .find(|&child| self.name(child).is_some_and(&is_name))
    }

    /// The element whose name is one of these: this one, or else the first within it.
    pub(super) fn find(&self, element: usize, is_name: impl Fn(&str) -> bool) -> Option<usize> {
        if self.name(element).is_some_and(&is_name) { Some(element) } else { self.find_child(element, is_name) }
    }
}

/// An offset in a text that is known to be no longer than offsets reach.
fn offset(offset: usize) -> u32 {
    offset as u32
}

/// How many elements a document has at most, by its tags that begin one: none is shorter than four bytes.
fn count_elements(body: &[u8]) -> usize {
    // Those of a chunk are counted in one byte, so that processors count many at a time.
    const CHUNK: usize = u8::MAX as usize;
    let begins = |(&byte, &next): (&u8, &u8)| u8::from((byte == b'<') & (next != b'/'));
    let following = body.get(1..).unwrap_or_default();
    let chunks = body.chunks(CHUNK).zip(following.chunks(CHUNK));
    let tags: usize = chunks.map(|(chunk, next)| usize::from(chunk.iter().zip(next).map(begins).sum::<u8>())).sum();
    tags.min(body.len() / 4)
}

/// A text whose references are among those that
/// [every document has](https://www.w3.org/TR/xml/#sec-predefined-ent), with what they stand for.
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

fn ill_formed(what: String) -> SerdeError {
    SerdeError::invalid_input(format!("ill-formed XML: {what}"))
}
