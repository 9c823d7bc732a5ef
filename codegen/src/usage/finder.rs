use super::lexer::{Lexer, Token};
use crate::plan::{Vocabulary, WordKind};
use crate::sorted::SortedSet;
use std::collections::HashMap;

/// The shortest name that is compared with the names of operations.
const SHORTEST_SIMILAR: usize = 5;

/// The number of slots of the table that sorts out most words.
const SLOTS: usize = 1 << 12;

/// The words that one file uses. They are indices into the vocabulary.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) used: SortedSet<usize>,
    /// Names of types that stand alone. They are used if a file imports all types, or the module `types` by another name.
    pub(super) bare_types: SortedSet<usize>,
    pub(super) imports_all_types: bool,
    pub(super) similar: Vec<Similar>,
    /// The functions that this file defines, of those that `similar` could contain.
    pub(super) defined: SortedSet<String>,
}

/// A call of a method whose name is similar to that of an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Similar {
    pub(super) method: String,
    pub(super) line: usize,
    /// The index of the operation in the vocabulary.
    pub(super) operation: usize,
}

/// Finds the words of a vocabulary in Rust source.
pub(super) struct Finder<'v> {
    vocabulary: &'v Vocabulary,
    words: HashMap<&'v [u8], Vec<usize>>,
    /// Whether a word with this [`slot`] exists. Most words of a file are sorted out here, without a hash.
    slots: Vec<bool>,
    /// Operations by the first bytes of their names.
    operations: HashMap<&'v [u8], Vec<usize>>,
}

impl<'v> Finder<'v> {
    pub(super) fn new(vocabulary: &'v Vocabulary) -> Self {
        let mut finder =
            Self { vocabulary, words: HashMap::new(), slots: vec![false; SLOTS], operations: HashMap::new() };
        for (index, word) in vocabulary.words.iter().enumerate() {
            let text = word.text.as_bytes();
            finder.words.entry(text).or_default().push(index);
            finder.slots[slot(text)] = true;
            if word.kind == WordKind::Operation
                && let Some(start) = text.get(..3)
            {
                finder.operations.entry(start).or_default().push(index);
            }
        }
        finder
    }

    /// Searches a file.
    pub(super) fn find(&self, text: &str) -> Found {
        let mut search = Search {
            finder: self,
            text: text.as_bytes(),
            found: Found::default(),
            before: Token::Literal,
            previous: Token::Literal,
            call: None,
            in_use: false,
            types_tree: None,
        };
        let mut lexer = Lexer::new(text);
        while let Some(token) = lexer.next() {
            search.see(token);
        }
        search.see(Token::Literal);
        search.found
    }

    fn lookup(&self, word: &[u8]) -> &[usize] {
        if !self.slots[slot(word)] {
            return &[];
        }
        self.words.get(word).map_or(&[], Vec::as_slice)
    }

    /// The operation whose name is the most similar to a word, if one is.
    fn similar(&self, word: &str) -> Option<usize> {
        if word.len() < SHORTEST_SIMILAR {
            return None;
        }
        let operations = self.operations.get(word.as_bytes().get(..3)?)?;
        let most = if word.len() < 10 { 1 } else { 2 };
        let distance = |index: &usize| {
            let other = &self.vocabulary.words[*index].text;
            let is_close = other.len().abs_diff(word.len()) <= most;
            let distance = if is_close { strsim::damerau_levenshtein(word, other) } else { usize::MAX };
            (distance <= most).then_some((distance, *index))
        };
        operations.iter().filter_map(distance).min().map(|(_, index)| index)
    }
}

/// A number below [`SLOTS`] that a few bytes of a word decide.
fn slot(word: &[u8]) -> usize {
    let length = word.len();
    if length == 0 {
        return 0;
    }
    let (first, middle, last) = (word[0] as usize, word[length / 2] as usize, word[length - 1] as usize);
    (length ^ (first << 1) ^ (middle << 4) ^ (last << 7)) & (SLOTS - 1)
}

/// The state of the search in one file. A word is looked at when the token after it is known.
struct Search<'f, 't> {
    finder: &'f Finder<'f>,
    text: &'t [u8],
    found: Found,
    /// The token before the previous one.
    before: Token,
    previous: Token,
    /// The name in `.name(`, if these are the last tokens.
    call: Option<(usize, usize)>,
    /// Whether the tokens are in a `use` item.
    in_use: bool,
    /// The number of open braces if the tokens are in a path that starts with `types`.
    types_tree: Option<usize>,
}

impl Search<'_, '_> {
    fn see(&mut self, token: Token) {
        if let Some((start, end)) = self.call.take()
            && token == Token::Other(b')')
        {
            self.empty_call(start, end);
        }
        if let Token::Word(start, end) = self.previous {
            self.word(start, end, token);
        }
        if self.types_tree.is_some() {
            self.follow_types(token);
        }
        if token == Token::Other(b';') {
            self.in_use = false;
        }
        (self.before, self.previous) = (self.previous, token);
    }

    /// A word between `self.before` and another token.
    fn word(&mut self, start: usize, end: usize, after: Token) {
        let word = &self.text[start..end];
        match word {
            b"use" => self.in_use = true,
            b"types" if after == Token::Path => {
                self.types_tree = Some(0);
                return;
            }
            b"types" | b"self" if matches!(after, Token::Word(start, end) if &self.text[start..end] == b"as") => {
                self.found.imports_all_types |= word == b"types" || self.types_tree.is_some();
            }
            _ => {}
        }
        if self.before == Token::Other(b'.') && after == Token::Other(b'(') {
            self.call = Some((start, end));
        }
        let candidates = self.finder.lookup(word);
        if candidates.is_empty() {
            if self.follows_fn()
                && let Ok(name) = std::str::from_utf8(word)
                && self.finder.similar(name).is_some()
            {
                self.found.defined.insert(name.to_owned());
            }
            return;
        }
        let is_in_path = self.before == Token::Path || self.in_use;
        for &index in candidates {
            let is_used = match self.finder.vocabulary.words[index].kind {
                WordKind::Operation => is_in_path || after == Token::Path || self.is_argument(word, after),
                WordKind::WaiterMethod => !self.follows_fn(),
                WordKind::WaiterModule => is_in_path,
                WordKind::Type | WordKind::Exception if self.types_tree.is_some() => true,
                WordKind::Exception if self.before == Token::Path => true,
                WordKind::Type | WordKind::Exception => {
                    self.found.bare_types.insert(index);
                    false
                }
            };
            if is_used {
                self.found.used.insert(index);
            }
        }
    }

    /// A call of a method without arguments. The methods of a client have none.
    fn empty_call(&mut self, start: usize, end: usize) {
        let word = &self.text[start..end];
        let candidates = self.finder.lookup(word);
        let is_operation = |index: &&usize| self.finder.vocabulary.words[**index].kind == WordKind::Operation;
        if let Some(index) = candidates.iter().find(is_operation) {
            self.found.used.insert(*index);
        } else if candidates.is_empty()
            && let Ok(method) = std::str::from_utf8(word)
            && let Some(operation) = self.finder.similar(method)
        {
            let line = self.text[..start].split(|byte| *byte == b'\n').count();
            self.found.similar.push(Similar { method: method.to_owned(), line, operation });
        }
    }

    fn follows_fn(&self) -> bool {
        matches!(self.before, Token::Word(start, end) if &self.text[start..end] == b"fn")
    }

    /// Whether a word of several parts is all of an argument. A macro of the program can make it a method's name.
    fn is_argument(&self, word: &[u8], after: Token) -> bool {
        matches!(self.before, Token::Other(b'(' | b'[' | b'{' | b','))
            && matches!(after, Token::Other(b')' | b']' | b'}' | b',' | b';'))
            && word.contains(&b'_')
    }

    /// Continues a path such as `types::{Tag, error::*}`, or ends it.
    fn follow_types(&mut self, token: Token) {
        let depth = self.types_tree.unwrap_or_default();
        let is_start = matches!(self.previous, Token::Path | Token::Other(b'{' | b','));
        self.types_tree = match token {
            Token::Path => Some(depth),
            Token::Word(..) if depth > 0 || is_start => Some(depth),
            Token::Other(b'{') if self.previous == Token::Path => Some(depth + 1),
            Token::Other(b'}') if depth > 1 => Some(depth - 1),
            Token::Other(b',') if depth > 0 => Some(depth),
            Token::Other(b'*') if is_start => {
                self.found.imports_all_types = true;
                (depth > 0).then_some(depth)
            }
            _ => None,
        };
    }
}
