use crate::syntax_error::SyntaxError;
use json_event_parser::{JsonEvent, LowLevelJsonParser};

/// The depth limit of arrays and objects, because each level takes space on the stack where values are processed.
const MAX_DEPTH: usize = 127;

/// The tokens of a JSON text, without commas and colons.
pub(super) struct Events<'t> {
    text: &'t str,
    /// The end of the last event.
    offset: usize,
    parser: LowLevelJsonParser,
}

impl<'t> Events<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, offset: 0, parser: LowLevelJsonParser::new().with_max_stack_size(MAX_DEPTH - 1) }
    }

    /// The byte offset of the end of the last event.
    pub(super) fn offset(&self) -> usize {
        self.offset
    }

    /// The byte offset of the start of the event that follows the one that ends at an offset.
    pub(super) fn start_after(&self, end: usize) -> usize {
        let is_between = |byte: &&u8| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b',' | b':');
        end + self.text.as_bytes()[end..].iter().take_while(is_between).count()
    }

    /// The next event. The last one is [`JsonEvent::Eof`].
    pub(super) fn next(&mut self) -> Result<JsonEvent<'t>, SyntaxError> {
        let parsed = self.parser.parse_next(&self.text.as_bytes()[self.offset..], true);
        self.offset += parsed.consumed_bytes;
        match parsed.event {
            Some(Ok(event)) => Ok(event),
            Some(Err(error)) => {
                let offset = usize::try_from(error.location().start.offset).unwrap_or(usize::MAX);
                match offset < self.text.len() {
                    true => Err(SyntaxError { message: message(error.message()), offset }),
                    false => Err(self.end()),
                }
            }
            None => Err(self.end()),
        }
    }

    fn end(&self) -> SyntaxError {
        SyntaxError { message: "unexpected end of file".to_owned(), offset: self.text.len() }
    }
}

/// The message for a sentence of the parser. The parser says the same of a key that is not a string as of a missing
/// colon.
fn message(sentence: &str) -> String {
    if sentence == "Object keys must be strings" {
        return "expected a key, which is a string, and a colon after it".to_owned();
    }
    if sentence.starts_with("Max stack size") {
        return format!("values are nested more than {MAX_DEPTH} deep");
    }
    let mut message = sentence.to_owned();
    if let Some(first) = message.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    message
}
