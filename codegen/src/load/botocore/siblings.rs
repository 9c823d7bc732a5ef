use super::description::Description;
use super::names::Names;
use super::reader::Reader;
use super::recognise::recognises;
use crate::diagnostic::Report;
use crate::load::file;
use crate::load::fragment::Apply;
use crate::model::Node;
use crate::source::{SourceId, Sources};
use std::collections::BTreeMap;
use std::path::Path;

/// Reads a file beside a description and returns the traits that it adds to the service.
pub(super) type Read = fn(Node, &Description<'_>, &Names<'_>, &mut Reader<'_>) -> Vec<Apply>;

/// The files in the folder of a description that belong to it.
#[derive(Debug)]
pub(in crate::load) struct Siblings {
    pub(super) paginators: Option<SourceId>,
    pub(super) waiters: Option<SourceId>,
    pub(super) endpoint_rule_set: Option<SourceId>,
}

const PAGINATORS: &str = "paginators-1";
const WAITERS: &str = "waiters-2";
const ENDPOINT_RULE_SET: &str = "endpoint-rule-set-1";

impl Siblings {
    /// Finds the siblings of those `files` that are descriptions, and adds them to the sources.
    pub(in crate::load) fn of(
        files: &[SourceId],
        sources: &mut Sources,
        report: &mut Report,
    ) -> BTreeMap<SourceId, Siblings> {
        let descriptions = files.iter().copied().filter(|file| recognises(sources.text(*file)));
        let descriptions: Vec<_> = descriptions.collect();
        descriptions.into_iter().map(|file| (file, Siblings::find(file, sources, report))).collect()
    }

    fn find(description: SourceId, sources: &mut Sources, report: &mut Report) -> Self {
        let mut find = |name: &str| add(name, description, sources, report);
        Self { paginators: find(PAGINATORS), waiters: find(WAITERS), endpoint_rule_set: find(ENDPOINT_RULE_SET) }
    }
}

fn add(name: &str, description: SourceId, sources: &mut Sources, report: &mut Report) -> Option<SourceId> {
    // A text that is not in a file, such as standard input, has no siblings.
    let folder = Some(sources.path(description)).filter(|path| path.is_file())?.parent()?;
    let path =
        ["json", "json.gz"].iter().map(|end| folder.join(format!("{name}.{end}"))).find(|path| path.is_file())?;
    file::read(&path, sources, report)
}

/// Whether a file belongs to the description in the same folder and is not a model.
pub(in crate::load) fn accompanies(path: &Path) -> bool {
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return false };
    let name = name.strip_suffix(".gz").unwrap_or(name);
    let Some(stem) = name.strip_suffix(".json") else { return false };
    stem.ends_with(".sdk-extras") || [PAGINATORS, WAITERS, ENDPOINT_RULE_SET, "examples-1"].contains(&stem)
}

#[cfg(test)]
mod tests {
    use super::accompanies;
    use std::path::Path;

    #[test]
    fn the_siblings_of_a_description_are_not_models() {
        for name in ["paginators-1.json", "waiters-2.json.gz", "examples-1.json", "paginators-1.sdk-extras.json"] {
            assert!(accompanies(&Path::new("s3/2006-03-01").join(name)), "{name}");
        }
        for name in ["service-2.json", "service-2.json.gz", "model.json", "paginators-1.smithy", "waiters-2"] {
            assert!(!accompanies(Path::new(name)), "{name}");
        }
    }
}
