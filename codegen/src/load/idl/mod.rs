//! The [Smithy IDL](https://smithy.io/2.0/spec/idl.html), versions 1.0 and 2.0.
//!
//! A file is read in two steps, because a relative shape ID can refer to a shape of another file: [`parse`] reads the
//! syntax, and [`lower`] resolves names when the shapes of all files are known.

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
