//! Reads models from files. A loader knows its file format and [`Model`]; nothing after this module knows which format a
//! model came from.

mod assemble;
mod file;
mod fragment;
mod idl;
mod json;
mod prelude;
mod source;

pub use fragment::{Aggregate, Apply, Definition, DefinitionKind, Fragment, MemberDefinition, Metadata, Version};
pub use source::{FilePosition, Sources};

use crate::diagnostic::Report;
use crate::model::{Model, SourceId};
use std::path::PathBuf;

/// Reads a model from files.
///
/// A path names a `.smithy` file in the [IDL](https://smithy.io/2.0/spec/idl.html), a file in the
/// [JSON AST](https://smithy.io/2.0/spec/json-ast.html), or a folder: then it means every `.smithy` and `.json` file in it
/// and its folders, in the order of their paths. All files together are one model.
///
/// What is wrong goes into `report`, all of it; when the report [has errors](Report::has_errors) afterwards, the model
/// that was returned is incomplete.
pub fn load(paths: &[PathBuf], sources: &mut Sources, report: &mut Report) -> Model {
    let mut files: Vec<SourceId> = Vec::new();
    for path in file::expand(paths, report) {
        files.extend(file::read(&path, sources, report));
    }
    load_sources(&files, sources, report)
}

/// Reads a model from files that are in memory already, such as standard input: the format of each follows from its
/// text, as it does from the name of a file on disk.
pub fn load_sources(files: &[SourceId], sources: &mut Sources, report: &mut Report) -> Model {
    let builtin = prelude::Builtin::add(sources);
    let mut fragments = Vec::new();
    let mut syntaxes = Vec::new();
    for source in files.iter().copied().chain([builtin.prelude]) {
        let text = sources.text(source);
        match file::format(sources.path(source), text) {
            file::Format::Idl => syntaxes.push((source, idl::parse(source, text, report))),
            file::Format::Json => fragments.push(json::read(source, text, report)),
        }
    }
    let mut definitions = idl::Definitions::default();
    fragments.iter().for_each(|fragment| definitions.add_fragment(fragment));
    syntaxes.iter().for_each(|(_, syntax)| definitions.add_file(syntax));
    if let Some(framework) = builtin.framework(sources, files, &definitions) {
        let syntax = idl::parse(framework, sources.text(framework), report);
        definitions.add_file(&syntax);
        syntaxes.push((framework, syntax));
    }
    fragments.extend(syntaxes.iter().map(|(source, syntax)| idl::lower(*source, syntax, &definitions, report)));
    assemble::assemble(fragments, report)
}
