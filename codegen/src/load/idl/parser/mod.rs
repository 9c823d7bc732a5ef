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

/// How deep node values may be nested, as in Smithy's own parser.
const MAX_DEPTH: usize = 64;

/// After so many errors the rest of a file is noise.
const MAX_ERRORS: usize = 100;

/// Reads the syntax of a file. What is wrong goes into `report`, and reading goes on after it.
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
    /// The token that is looked at.
    token: Token,
    /// Documentation comments that nothing has claimed yet.
    documentation: Vec<Token>,
    /// How many brackets of the statement are open.
    open: i32,
    /// How deep the node value is that is being read.
    depth: usize,
    errors: usize,
    file: File<'t>,
}

/// What a production returns that could not be read. The diagnostic is in the report already.
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

/// An offset as locations keep it; no file that is read is so long that it would not fit.
fn offset_of(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}
