use super::boxing::boxed_members;
use super::client::Service;
use super::customize::Customization;
use super::naming::ShapeNames;
use super::options::Options;
use super::reach::Reach;
use crate::model::{Model, ShapeId};
use crate::select::{Protocol, Slice};
use crate::sorted::SortedSet;

/// Facts about the slice that planners of shapes look up.
pub(super) struct Context<'m> {
    pub(super) model: &'m Model,
    pub(super) protocol: Protocol,
    pub(super) names: ShapeNames,
    pub(super) reach: Reach,
    /// The members whose values are boxed.
    pub(super) boxed: SortedSet<ShapeId>,
    pub(super) customization: &'static dyn Customization,
    /// The module of the runtime's `services` that reads extended request IDs.
    pub(super) extended_request_id: Option<&'static str>,
    /// Whether the documentation says what traits other than `documentation` say.
    pub(super) documentation_traits: bool,
    /// Whether required members are arguments of the functions that create builders.
    pub(super) required_arguments: bool,
    /// Whether there is no client.
    pub(super) types_only: bool,
    /// Whether every shape can be both read and written.
    pub(super) read_and_write_all: bool,
    /// Whether inputs, which a program can deserialize, have a method for their request builders.
    pub(super) converts_inputs: bool,
    /// Whether all requests that can be are presigned, in addition to those of AWS's clients.
    pub(super) presign_all: bool,
    /// Whether mocks read inputs and write outputs.
    pub(super) mocks: bool,
}

impl Context<'_> {
    /// Whether mocks read and write a shape.
    pub(super) fn is_mocked(&self, shape: &ShapeId) -> bool {
        self.mocks && (self.reach.written.contains(shape) || self.reach.read.contains(shape))
    }
}

impl<'m> Context<'m> {
    pub(super) fn new(
        slice: &Slice<'m>,
        service: &Service,
        customization: &'static dyn Customization,
        options: &Options,
    ) -> Self {
        let mut reach = Reach::of(slice.model, slice.bindings, slice.operations.iter().copied());
        reach.add_named(slice.model, &slice.types);
        // The form of serde is written and read by the code for protocols.
        let read_and_write_all = options.read_and_write_all || options.serde;
        if read_and_write_all {
            reach.both_ways();
        }
        Self {
            model: slice.model,
            protocol: service.protocol,
            customization,
            extended_request_id: service.extended_request_id,
            names: ShapeNames::of(slice),
            boxed: boxed_members(slice.model, &reach.closure()),
            reach,
            documentation_traits: options.documentation_traits,
            required_arguments: options.required_arguments,
            types_only: options.types_only,
            read_and_write_all,
            converts_inputs: options.serde && !options.types_only,
            presign_all: options.presign_all,
            mocks: options.mocks,
        }
    }
}
