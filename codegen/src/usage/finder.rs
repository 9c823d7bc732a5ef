use super::lexer::{Lexer, Token};
use crate::plan::{Vocabulary, WordKind};
use crate::select::edits;
use crate::sorted::SortedSet;

/// The shortest name that is compared with the names of operations.
const SHORTEST_SIMILAR: usize = 5;

/// The number of slots of the table of words.
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
///
/// Build scripts are not optimized, and this is their loop over all sources: it calls no closures, and hashes nothing.
pub(super) struct Finder<'v> {
    vocabulary: &'v Vocabulary,
    /// The words with each [`slot`]. Most words of a file have one that is empty.
    slots: Vec<Vec<Entry<'v>>>,
    /// Operations by the [`slot`] of the first three bytes of their names.
    operations: Vec<Vec<Operation<'v>>>,
}

/// A text of the vocabulary, and the indices of its words.
struct Entry<'v> {
    text: &'v [u8],
    words: Vec<usize>,
}

/// The name of an operation, for the comparison with others.
struct Operation<'v> {
    text: &'v str,
    letters: u32,
    index: usize,
}

impl<'v> Finder<'v> {
    pub(super) fn new(vocabulary: &'v Vocabulary) -> Self {
        let mut slots: Vec<Vec<Entry<'v>>> = Vec::new();
        let mut operations: Vec<Vec<Operation<'v>>> = Vec::new();
        slots.resize_with(SLOTS, Vec::new);
        operations.resize_with(SLOTS, Vec::new);
        for (index, word) in vocabulary.words.iter().enumerate() {
            let text = word.text.as_bytes();
            let entries = &mut slots[slot(text)];
            match entries.iter_mut().find(|entry| entry.text == text) {
                Some(entry) => entry.words.push(index),
                None => entries.push(Entry { text, words: vec![index] }),
            }
            if word.kind == WordKind::Operation && text.len() >= 3 {
                operations[slot(&text[..3])].push(Operation { text: &word.text, letters: letters(text), index });
            }
        }
        Self { vocabulary, slots, operations }
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
        let entries = &self.slots[slot(word)];
        if entries.is_empty() {
            return &[];
        }
        entries.iter().find(|entry| entry.text == word).map_or(&[], |entry| &entry.words)
    }

    /// The operation whose name is the most similar to a word, if one is.
    fn similar(&self, word: &str) -> Option<usize> {
        if word.len() < SHORTEST_SIMILAR {
            return None;
        }
        let most = if word.len() < 10 { 1 } else { 2 };
        let (start, letters) = (&word.as_bytes()[..3], letters(word.as_bytes()));
        let mut best = None;
        for operation in &self.operations[slot(start)] {
            // Each edit changes two kinds of letters at most, so most names need no further comparison.
            if (letters ^ operation.letters).count_ones() as usize > 2 * most
                || operation.text.len().abs_diff(word.len()) > most
                || !operation.text.as_bytes().starts_with(start)
            {
                continue;
            }
            let distance = edits(word, operation.text);
            if distance <= most && best.is_none_or(|(other, _)| distance < other) {
                best = Some((distance, operation.index));
            }
        }
        best.map(|(_, index)| index)
    }
}

/// The letters that a word has, as bits.
fn letters(word: &[u8]) -> u32 {
    let mut letters = 0;
    let mut at = 0;
    while at < word.len() {
        letters |= 1 << (word[at] & 31);
        at += 1;
    }
    letters
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
        if let Some((start, end)) = self.call {
            self.call = None;
            if matches!(token, Token::Other(b')')) {
                self.empty_call(start, end);
            } else if self.finder.vocabulary.has_arguments {
                self.found.used.extend(self.operation(start, end));
            }
        }
        if let Token::Word(start, end) = self.previous {
            self.word(start, end, token);
        }
        if self.types_tree.is_some() {
            self.follow_types(token);
        }
        if matches!(token, Token::Other(b';')) {
            self.in_use = false;
        }
        (self.before, self.previous) = (self.previous, token);
    }

    /// A word between `self.before` and another token.
    fn word(&mut self, start: usize, end: usize, after: Token) {
        let word = &self.text[start..end];
        // The lengths are compared first, because other comparisons are calls.
        match word.len() {
            3 if word == b"use" => self.in_use = true,
            5 if word == b"types" && matches!(after, Token::Path) => {
                self.types_tree = Some(0);
                return;
            }
            4 | 5
                if (word == b"types" || word == b"self")
                    && matches!(after, Token::Word(start, end) if &self.text[start..end] == b"as") =>
            {
                self.found.imports_all_types |= word == b"types" || self.types_tree.is_some();
            }
            _ => {}
        }
        if matches!((self.before, after), (Token::Other(b'.'), Token::Other(b'('))) {
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

    /// The operation of this name.
    fn operation(&self, start: usize, end: usize) -> Option<usize> {
        let is_operation = |index: &usize| self.finder.vocabulary.words[*index].kind == WordKind::Operation;
        self.finder.lookup(&self.text[start..end]).iter().copied().find(is_operation)
    }

    /// A call of a method without arguments. The methods of a client have none, except for required members.
    fn empty_call(&mut self, start: usize, end: usize) {
        let word = &self.text[start..end];
        if let Some(index) = self.operation(start, end) {
            self.found.used.insert(index);
        } else if self.finder.lookup(word).is_empty()
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
