//! The service descriptions of [botocore](https://github.com/boto/botocore), converted to Smithy's terms.
//!
//! A service is a folder with `service-2.json` and, if the service has them, `paginators-1.json`, `waiters-2.json` and
//! `endpoint-rule-set-1.json`, each plain or gzipped. AWS generates these files from the Smithy model of the service,
//! and the conversion reverses this. Names that are not in these files, such as those of services and enum members, are
//! chosen as in AWS's own models as far as they can be derived.
//!
//! `examples-1.json` and `*.sdk-extras.json` are not read: the first does not affect the protocol, and the others patch
//! the behavior of botocore and not the service.

mod applied;
mod auth;
mod bindings;
mod constraints;
mod conversion;
mod defaults;
mod description;
mod enums;
mod errors;
mod members;
mod names;
mod operations;
mod paginators;
mod protocols;
mod reader;
mod service;
mod shapes;
mod siblings;
mod synthesized;
mod unique;
mod uses;
mod waiters;
mod xml;
mod xml_namespace;

pub(super) use siblings::Siblings;

use super::fragment::Fragment;
use super::json;
use crate::diagnostic::Report;
use crate::source::{SourceId, Sources};
use conversion::Conversion;
use description::Description;
use names::Names;
use protocols::Protocols;
use reader::Reader;
use uses::Uses;

/// Converts a service description and its siblings.
pub(super) fn read(source: SourceId, siblings: &Siblings, sources: &Sources, report: &mut Report) -> Fragment {
    let Some(root) = json::parse(source, sources.text(source), report) else { return Fragment::default() };
    let mut reader = Reader::new(source, report);
    let Some(description) = Description::new(&root, &mut reader) else { return Fragment::default() };
    let protocols = Protocols::of(&description, &mut reader);
    let Some(names) = Names::new(&description, &protocols, &mut reader) else { return Fragment::default() };
    let uses = Uses::of(&description);
    let mut conversion = Conversion::new(&description, &protocols, names, uses, reader);
    conversion.shapes();
    conversion.operations();
    conversion.service();
    let Conversion { names, mut fragment, .. } = conversion;

    for (sibling, read) in [
        (siblings.paginators, paginators::read as siblings::Read),
        (siblings.waiters, waiters::read),
        (siblings.endpoint_rule_set, service::read_endpoint_rule_set),
    ] {
        let Some(source) = sibling else { continue };
        let Some(root) = json::parse(source, sources.text(source), report) else { continue };
        fragment.applies.extend(read(root, &description, &names, &mut Reader::new(source, report)));
    }
    fragment
}
