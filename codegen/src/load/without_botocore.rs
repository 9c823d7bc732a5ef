//! Stands in for the module `botocore` without the feature of this name: a service description is an error.

use super::descriptions::is_description;
use super::fragment::Fragment;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::sorted::SortedMap;
use crate::source::{SourceId, Sources};

/// The files that belong to a description, none of which are read.
pub(super) struct Siblings;

impl Siblings {
    /// Finds the descriptions.
    pub(super) fn of(files: &[SourceId], sources: &mut Sources, _: &mut Report) -> SortedMap<SourceId, Siblings> {
        let is_description = |file: &&SourceId| is_description(sources.text(**file));
        files.iter().filter(is_description).map(|file| (*file, Siblings)).collect()
    }
}

/// Reports that a description cannot be read.
pub(super) fn read(source: SourceId, _: &Siblings, _: &Sources, report: &mut Report) -> Fragment {
    let message =
        "this is a service description of botocore, which needs the feature `botocore` of `smithereens-codegen`";
    let help = "in Cargo.toml, add `features = [\"botocore\"]` to the build dependency `smithereens-codegen`";
    report.push(Diagnostic::error("Model", Place::Offset(source, 0), message).with_help(help));
    Fragment::default()
}
