use super::boxing::boxed_members;
use super::client::Service;
use super::naming::ShapeNames;
use super::options::Options;
use super::protocol::Protocol;
use super::reach::Reach;
use crate::model::{Model, Shape, ShapeId};
use crate::select::Slice;
use std::collections::BTreeSet;

/// Facts about the slice that planners of shapes look up.
pub(super) struct Context<'m> {
    pub(super) model: &'m Model,
    pub(super) service: &'m Shape,
    pub(super) protocol: Protocol,
    pub(super) names: ShapeNames,
    pub(super) reach: Reach,
    /// The members whose values are boxed.
    pub(super) boxed: BTreeSet<ShapeId>,
    /// Whether outputs and exceptions carry an extended request ID.
    pub(super) extended_request_id: bool,
    /// Whether every shape can be both read and written.
    pub(super) read_and_write_all: bool,
}

impl<'m> Context<'m> {
    pub(super) fn new(slice: &Slice<'m>, service: &Service, options: &Options) -> Self {
        let mut reach = Reach::of(slice.model, slice.bindings, slice.operations.iter().copied());
        if options.read_and_write_all {
            reach.both_ways();
        }
        Self {
            model: slice.model,
            service: slice.service,
            protocol: service.protocol,
            extended_request_id: service.has_extended_request_ids(),
            names: ShapeNames::of(slice),
            boxed: boxed_members(slice.model, &reach.closure()),
            reach,
            read_and_write_all: options.read_and_write_all,
        }
    }
}
