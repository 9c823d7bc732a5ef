//! The descriptions of AWS services that [botocore](https://github.com/boto/botocore) carries, converted to Smithy's
//! terms.
//!
//! A service is a folder: `service-2.json`, and beside it, where the service has them, `paginators-1.json`,
//! `waiters-2.json` and `endpoint-rule-set-1.json`, each plain or gzipped. AWS makes these files from the Smithy model
//! of the service, so most of the conversion turns theirs around; what they leave out (the names of services and of
//! enum members, input and output traits, …) is chosen as AWS's own models have it, as far as it follows.
//!
//! `examples-1.json` says nothing about the protocol, and `*.sdk-extras.json` patches botocore's behaviour, not the
//! service's: neither is read.

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
mod recognise;
mod service;
mod shapes;
mod siblings;
mod synthesized;
mod unique;
mod uses;
mod waiters;
mod xml;

pub(super) use siblings::{Siblings, accompanies};

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

/// Converts a service description and what lies beside it.
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
