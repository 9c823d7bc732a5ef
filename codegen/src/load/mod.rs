//! Reads models from files. A loader knows its file format and [`Model`]; nothing after this module knows which format a
//! model came from.

mod assemble;
mod botocore;
mod file;
mod fragment;
mod gzip;
mod idl;
mod json;
mod number;
mod prelude;
mod source;

pub use fragment::{Aggregate, Apply, Definition, DefinitionKind, Fragment, MemberDefinition, Metadata, Version};
pub use source::{FilePosition, Sources};

use crate::diagnostic::Report;
use crate::model::{Model, SourceId};
use std::io::Read;
use std::path::PathBuf;

/// Reads a model from files.
///
/// A path names a `.smithy` file in the [IDL](https://smithy.io/2.0/spec/idl.html), a file in the
/// [JSON AST](https://smithy.io/2.0/spec/json-ast.html), a description of botocore's (`service-2.json`, with what lies
/// beside it), or a folder: then it means every `.smithy` and `.json` file in it and its folders, in the order of their
/// paths. All files together are one model. Each may be gzipped.
///
/// What is wrong goes into `report`, all of it; when the report [has errors](Report::has_errors) afterwards, the model
/// that was returned is incomplete.
pub fn load(paths: &[PathBuf], sources: &mut Sources, report: &mut Report) -> Model {
    let files = read_files(paths, sources, report);
    load_sources(&files, sources, report)
}

/// Reads the texts of the files that paths mean, as [`load`] says it. What cannot be read goes into `report`.
pub fn read_files(paths: &[PathBuf], sources: &mut Sources, report: &mut Report) -> Vec<SourceId> {
    let files = file::expand(paths, report);
    files.iter().filter_map(|path| file::read(path, sources, report)).collect()
}

/// Reads a text to its end, as a file of the given name; `None` if it cannot be read, which goes into `report`.
pub fn read_from(name: &str, reader: impl Read, sources: &mut Sources, report: &mut Report) -> Option<SourceId> {
    file::from_reader(name.as_ref(), reader, sources, report)
}

/// Reads a model from texts that were read already. The format of each follows from the end of its name, or from its
/// first character where the name has no end that is known.
pub fn load_sources(files: &[SourceId], sources: &mut Sources, report: &mut Report) -> Model {
    let siblings = botocore::Siblings::of(files, sources, report);
    let builtin = prelude::Builtin::add(sources);
    let mut definitions = idl::Definitions::default();
    let mut read = Vec::new();
    for source in files.iter().copied().chain([builtin.prelude]) {
        read.push(ReadFile::parse(source, sources, siblings.get(&source), &mut definitions, report));
    }
    if let Some(framework) = builtin.framework(sources, files, &definitions) {
        read.push(ReadFile::parse(framework, sources, None, &mut definitions, report));
    }
    let fragments = read.into_iter().map(|file| file.into_fragment(&definitions, report)).collect();
    assemble::assemble(fragments, report)
}

/// A file that was read, before it is known what all files define.
enum ReadFile<'t> {
    Idl(SourceId, idl::File<'t>),
    Complete(Fragment),
}

impl<'t> ReadFile<'t> {
    fn parse(
        source: SourceId,
        sources: &'t Sources,
        siblings: Option<&botocore::Siblings>,
        definitions: &mut idl::Definitions,
        report: &mut Report,
    ) -> Self {
        let text = sources.text(source);
        if let Some(siblings) = siblings {
            let fragment = botocore::read(source, siblings, sources, report);
            definitions.add_fragment(&fragment);
            return ReadFile::Complete(fragment);
        }
        match file::format(sources.path(source), text) {
            file::Format::Idl => {
                let syntax = idl::parse(source, text, report);
                definitions.add_file(&syntax);
                ReadFile::Idl(source, syntax)
            }
            file::Format::Json => {
                let fragment = json::read(source, text, report);
                definitions.add_fragment(&fragment);
                ReadFile::Complete(fragment)
            }
        }
    }

    fn into_fragment(self, definitions: &idl::Definitions, report: &mut Report) -> Fragment {
        match self {
            ReadFile::Idl(source, syntax) => idl::lower(source, &syntax, definitions, report),
            ReadFile::Complete(fragment) => fragment,
        }
    }
}
