use super::expressions::Node;
use super::layout::Layout;
use super::tokens::Tokens;
use crate::tokens::{Delimiter, Kind, TokenStream};
use std::fmt;

/// Prints tokens as formatted Rust: goes through them once, and hands on their text with the places where lines may break.
///
/// It knows the Rust that emitters write, and takes anything else for an error. What it prints where is what prettyplease
/// prints.
pub(super) struct Printer {
    pub(super) layout: Layout,
    pub(super) tokens: Tokens,
    /// The index of the next token.
    pub(super) at: usize,
    /// The expressions that are being printed, without what stands in their delimiters.
    pub(super) nodes: Vec<Node>,
}

/// Whether tokens were what they had to be.
pub(super) type Printed<T = ()> = Result<T, Unexpected>;

/// What stands in the way of formatting tokens.
#[derive(Debug)]
pub(crate) struct Unexpected {
    expected: &'static str,
    found: String,
}

impl fmt::Display for Unexpected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}, found `{}`", self.expected, self.found)
    }
}

impl Printer {
    /// A printer of these tokens.
    pub(super) fn new(stream: TokenStream) -> Printed<Self> {
        let unmatched = Unexpected { expected: "delimiters that match", found: "others".to_owned() };
        let tokens = Tokens::new(stream).ok_or(unmatched)?;
        Ok(Self { layout: Layout::new(), tokens, at: 1, nodes: Vec::new() })
    }

    pub(super) fn file(&mut self) -> Printed {
        self.layout.consistent(0);
        self.inner_attributes()?;
        self.items()?;
        self.layout.end();
        if self.at == self.tokens.last() { Ok(()) } else { Err(self.unexpected("an item")) }
    }

    pub(super) fn finish(self) -> String {
        self.layout.finish()
    }

    /// What is to be said of the next token.
    pub(super) fn unexpected(&self, expected: &'static str) -> Unexpected {
        const SHOWN: usize = 24;
        let start = self.at.saturating_sub(SHOWN / 2);
        let shown = (start..start + SHOWN).map(|index| self.tokens.shown(index)).filter(|text| !text.is_empty());
        Unexpected { expected, found: shown.collect::<Vec<_>>().join(" ") }
    }

    /// Prints the next token.
    pub(super) fn copy(&mut self) {
        self.layout.word(self.tokens.text(self.at));
        self.at += 1;
    }

    /// Prints a name or keyword.
    pub(super) fn name(&mut self) -> Printed {
        match self.tokens.kind(self.at) {
            Kind::Word => {
                self.copy();
                Ok(())
            }
            _ => Err(self.unexpected("a name")),
        }
    }

    pub(super) fn lifetime(&mut self) -> Printed {
        self.copy();
        self.name()
    }

    pub(super) fn is_word(&self, word: &str) -> bool {
        self.tokens.is_word(self.at, word)
    }

    pub(super) fn is_operator(&self, operator: &str) -> bool {
        self.tokens.is_operator(self.at, operator)
    }

    pub(super) fn is_punct(&self, character: u8) -> bool {
        self.tokens.is_punct(self.at, character)
    }

    pub(super) fn is_open(&self, delimiter: Delimiter) -> bool {
        self.tokens.is_open(self.at, delimiter)
    }

    /// Whether a group ends here.
    pub(super) fn is_end(&self) -> bool {
        self.tokens.is_close(self.at)
    }

    /// Passes a word if it stands here.
    pub(super) fn take_word(&mut self, word: &str) -> bool {
        let is_here = self.is_word(word);
        self.at += usize::from(is_here);
        is_here
    }

    /// Passes an operator if it stands here.
    pub(super) fn take_operator(&mut self, operator: &str) -> bool {
        let is_here = self.is_operator(operator);
        self.at += if is_here { operator.len() } else { 0 };
        is_here
    }

    /// Prints a keyword and a space if it stands here.
    pub(super) fn keyword(&mut self, word: &'static str) {
        if self.take_word(word) {
            self.layout.word(word);
            self.layout.word(" ");
        }
    }

    /// Passes an operator.
    pub(super) fn expect(&mut self, operator: &'static str) -> Printed {
        if self.take_operator(operator) { Ok(()) } else { Err(self.unexpected(operator)) }
    }

    /// Goes into a group.
    pub(super) fn open(&mut self, delimiter: Delimiter) -> Printed {
        if !self.is_open(delimiter) {
            return Err(self.unexpected(delimiter.texts().0));
        }
        self.at += 1;
        Ok(())
    }

    /// Leaves a group, at its end.
    pub(super) fn close(&mut self) -> Printed {
        if !self.is_end() {
            return Err(self.unexpected("the end of a group"));
        }
        self.at += 1;
        Ok(())
    }

    /// Passes the comma after an element, and says whether it was the last one of its group.
    pub(super) fn is_last(&mut self) -> Printed<bool> {
        if self.is_end() {
            return Ok(true);
        }
        self.expect(",")?;
        Ok(self.is_end())
    }
}
