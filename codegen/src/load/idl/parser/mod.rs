//! A recursive-descent parser that follows the grammar of the
//! [specification](https://smithy.io/2.0/spec/idl.html#smithy-idl-abnf) production by production.

mod member;
mod node;
mod operation;
mod recover;
mod section;
mod shape;
mod shape_id;
mod token;
mod traits;

use super::lexer::{Lexer, Token};
use super::syntax::File;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::source::SourceId;

/// The depth limit of nested node values, as in Smithy's own parser.
const MAX_DEPTH: usize = 64;

/// The limit of errors in one file. The rest of the file is not read.
const MAX_ERRORS: usize = 100;

/// Parses a file. Errors go to `report`, and parsing continues after them.
pub(in crate::load) fn parse<'t>(source: SourceId, text: &'t str, report: &mut Report) -> File<'t> {
    let mut lexer = Lexer::new(text);
    let token = lexer.next();
    let mut parser = Parser {
        text,
        source,
        report,
        lexer,
        token,
        documentation: Vec::new(),
        open: 0,
        depth: 0,
        errors: 0,
        file: File::default(),
    };
    parser.sections();
    parser.file
}

struct Parser<'t, 'r> {
    text: &'t str,
    source: SourceId,
    report: &'r mut Report,
    lexer: Lexer<'t>,
    /// The current token.
    token: Token,
    /// Documentation comments that do not belong to a shape or member yet.
    documentation: Vec<Token>,
    /// The number of open brackets in the current statement.
    open: i32,
    /// The depth of the current node value.
    depth: usize,
    errors: usize,
    file: File<'t>,
}

/// A production could not be parsed. The report has an error about it.
#[derive(Debug)]
struct Broken;

type Parsed<T> = Result<T, Broken>;

impl Parser<'_, '_> {
    fn place(&self, offset: usize) -> Place {
        Place::Offset(self.source, offset_of(offset))
    }

    fn error(&mut self, offset: usize, message: impl Into<String>) {
        self.errors += 1;
        if self.errors <= MAX_ERRORS {
            self.report.push(Diagnostic::error("Model", self.place(offset), message));
        }
    }

    fn fail<T>(&mut self, offset: usize, message: impl Into<String>) -> Parsed<T> {
        self.error(offset, message);
        Err(Broken)
    }

    fn warning(&mut self, offset: usize, message: impl Into<String>) {
        self.report.push(Diagnostic::warning("Model", self.place(offset), message));
    }
}

/// Converts an offset for a location. Files are shorter than 4 GiB.
fn offset_of(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
