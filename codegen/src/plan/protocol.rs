//! The protocol of a service.

use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::Shape;

/// A protocol that the runtime speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Protocol {
    RestJson1,
}

impl Protocol {
    /// The protocols that the runtime speaks, with their traits, the preferred one first.
    const SUPPORTED: [(&'static str, Protocol); 1] = [("aws.protocols#restJson1", Protocol::RestJson1)];

    /// The function of the runtime's module `protocol` that makes it.
    pub(crate) fn function(self) -> &'static str {
        match self {
            Protocol::RestJson1 => "rest_json_1",
        }
    }

    /// Whether operations must say which HTTP method and URI they have.
    pub(crate) fn needs_http(self) -> bool {
        match self {
            Protocol::RestJson1 => true,
        }
    }

    /// The protocol that a service is called with.
    pub(super) fn of(service: &Shape, report: &mut Report) -> Option<Self> {
        let found = Self::SUPPORTED.into_iter().find(|(id, _)| service.traits.has(id));
        if found.is_none() {
            let offered: Vec<&str> = service.traits.iter().map(|applied| applied.id.as_str()).collect();
            let offered: Vec<&str> =
                offered.into_iter().filter(|id| id.contains("protocols#") && !id.ends_with("Compatible")).collect();
            let message = match offered.as_slice() {
                [] => format!("the service `{}` has no protocol trait, so nothing can be sent to it", service.id),
                offered => {
                    format!("the service `{}` speaks {}, which cannot be generated yet", service.id, offered.join(", "))
                }
            };
            let place = Place::of(service.location, ["shapes", service.id.as_str()]);
            let supported = Self::SUPPORTED.map(|(id, _)| id).join(", ");
            report.push(Diagnostic::error("Model", place, message).help(format!("protocols supported: {supported}")));
        }
        found.map(|(_, protocol)| protocol)
    }
}
