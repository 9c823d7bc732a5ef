use super::description::Description;
use super::names::Names;
use super::reader::Reader;
use crate::diagnostic::Report;
use crate::load::descriptions::{ENDPOINT_RULE_SET, PAGINATORS, WAITERS, is_description};
use crate::load::file;
use crate::load::fragment::Apply;
use crate::model::Node;
use crate::sorted::SortedMap;
use crate::source::{SourceId, Sources};

/// Reads a file beside a description and returns the traits that it adds to the service.
pub(super) type Read = fn(Node, &Description<'_>, &Names<'_>, &mut Reader<'_>) -> Vec<Apply>;

/// The files in the folder of a description that belong to it.
#[derive(Debug)]
pub(in crate::load) struct Siblings {
    pub(super) paginators: Option<SourceId>,
    pub(super) waiters: Option<SourceId>,
    pub(super) endpoint_rule_set: Option<SourceId>,
}

impl Siblings {
    /// Finds the siblings of those `files` that are descriptions, and adds them to the sources.
    pub(in crate::load) fn of(
        files: &[SourceId],
        sources: &mut Sources,
        report: &mut Report,
    ) -> SortedMap<SourceId, Siblings> {
        let descriptions = files.iter().copied().filter(|file| is_description(sources.text(*file)));
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
