use super::{File, HEADER, folder};
use crate::error::Error;
use crate::sorted::sort_by_text;
use proc_macro2::{Delimiter, TokenTree};
use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::fmt::{self, Write};
use std::fs;
use std::hash::Hasher;
use std::path::{Path, PathBuf};

/// The name of the record's file, next to the files that it describes.
const NAME: &str = ".smithereens";

/// A hash of the tokens and a hash of the text of each file in a folder.
#[derive(Default)]
pub(crate) struct Record {
    folder: PathBuf,
    hashes: HashMap<String, (u64, u64)>,
}

impl Record {
    pub(super) fn of(files: &[File]) -> Self {
        let hashes = files.iter().map(|file| (file.path.clone(), (file.tokens, of_text(&file.text))));
        Self { folder: PathBuf::new(), hashes: hashes.collect() }
    }

    /// Reads the record in a folder. It is empty if there is none, if another version of the generator wrote it, or if it is
    /// damaged.
    pub(crate) fn read(folder: &Path) -> Self {
        let text = fs::read_to_string(folder.join(NAME)).unwrap_or_default();
        let lines = text.strip_prefix(HEADER).unwrap_or_default().lines();
        let hash = |text: &str| u64::from_str_radix(text, 16).ok();
        let hashes = lines.filter_map(|line| {
            let (tokens, line) = line.split_once(' ')?;
            let (text, path) = line.split_once(' ')?;
            Some((path.to_owned(), (hash(tokens)?, hash(text)?)))
        });
        Self { folder: folder.to_owned(), hashes: hashes.collect() }
    }

    /// The text of a file that was formatted from these tokens and has not been changed since.
    pub(super) fn text(&self, path: &str, tokens: u64) -> Option<String> {
        let (_, hash) = self.hashes.get(path).filter(|(recorded, _)| *recorded == tokens)?;
        fs::read_to_string(self.folder.join(path)).ok().filter(|text| of_text(text) == *hash)
    }

    /// Writes the record into a folder.
    ///
    /// # Errors
    /// The file cannot be written.
    pub(super) fn write(&self, folder: &Path) -> Result<(), Error> {
        let mut lines: Vec<_> =
            self.hashes.iter().map(|(path, (tokens, text))| format!("{tokens:016x} {text:016x} {path}\n")).collect();
        sort_by_text(&mut lines, |line| &line[34..]);
        folder::write_file(&folder.join(NAME), &format!("{HEADER}{}", lines.concat()))
    }
}

fn of_text(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    hasher.write(text.as_bytes());
    hasher.finish()
}

/// The hash of tokens.
#[derive(Default)]
pub(super) struct TokenHash(DefaultHasher);

impl TokenHash {
    /// Adds a token. The tokens of a group follow it, up to the call of [`end`](Self::end).
    pub(super) fn add(&mut self, token: &TokenTree) {
        // Neither names nor literals contain the characters that mark other tokens and separate these.
        let marked = match token {
            TokenTree::Group(group) => self.write_char(match group.delimiter() {
                Delimiter::Parenthesis => '(',
                Delimiter::Brace => '{',
                Delimiter::Bracket => '[',
                Delimiter::None => '\u{1}',
            }),
            TokenTree::Punct(punct) => self.write_char(punct.as_char()),
            TokenTree::Ident(ident) => write!(self, "\u{2}{ident}"),
            TokenTree::Literal(literal) => write!(self, "\u{3}{literal}"),
        };
        marked.expect("a hash can take all text");
    }

    /// Ends a group.
    pub(super) fn end(&mut self) {
        self.0.write_u8(4);
    }

    pub(super) fn finish(&self) -> u64 {
        self.0.finish()
    }
}

impl Write for TokenHash {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.write(text.as_bytes());
        Ok(())
    }
}
