//! The [Smithy IDL](https://smithy.io/2.0/spec/idl.html), versions 1.0 and 2.0.
//!
//! A file is read in two steps, since a relative shape ID can mean a shape of another file: [`parse`] reads the syntax,
//! and [`lower`] resolves what it names once the shapes of all files are known.

mod lexer;
mod lower;
mod parser;
mod resolve;
mod string;
mod syntax;

pub(super) use lower::lower;
pub(super) use parser::parse;
pub(super) use resolve::Definitions;
pub(super) use syntax::File;
