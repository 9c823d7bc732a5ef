use crate::model::{Member, Node, Shape};
use crate::plan::client::{Endpoints, ErrorVariant, Operation, Role, Service, Settings, Value};
use std::borrow::Cow;

/// The customization of a service. The default methods change nothing.
pub(in crate::plan) trait Customization: Sync {
    /// Changes the facts about the service.
    fn service(&self, _service: &mut Service) {}

    /// Changes an operation.
    fn operation(&self, _operation: &mut Operation, _endpoints: &Endpoints) {}

    /// Changes an exception's variant in error enums.
    fn error(&self, _exception: &Shape, _variant: &mut ErrorVariant) {}

    /// Changes the members of an operation's input or output.
    fn members<'m>(&self, members: &'m [Member], _role: Role) -> Cow<'m, [Member]> {
        Cow::Borrowed(members)
    }

    /// Whether a member is an `Option` although it has a default, because the service rejects the default, or because a
    /// missing member does not mean the default.
    fn leaves_out_default(&self, _member: MemberShapes<'_>) -> bool {
        false
    }

    /// Whether `Debug` redacts a shape although it does not have the trait `sensitive`.
    fn is_sensitive(&self, _shape: &Shape) -> bool {
        false
    }

    /// Reads the service's settings from the `scopedConfig` of a protocol test.
    fn protocol_test_settings(&self, _config: &Node, _settings: &mut Settings, _endpoints: &Endpoints) {}
}

/// A member of a structure, with the shapes around it.
#[derive(Clone, Copy)]
pub(in crate::plan) struct MemberShapes<'a> {
    pub(in crate::plan) structure: &'a Shape,
    pub(in crate::plan) member: &'a Member,
    pub(in crate::plan) target: &'a Shape,
    pub(in crate::plan) value: &'a Value,
}

impl MemberShapes<'_> {
    /// Whether the value is a boolean or a number.
    pub(super) fn is_scalar(&self) -> bool {
        self.value.is_copy() || matches!(self.value, Value::BigInteger | Value::BigDecimal)
    }

    /// Whether the member's target is one of these shapes, and has a default itself.
    pub(super) fn has_default_of(&self, targets: &[&str]) -> bool {
        self.target.traits.has("default") && targets.contains(&self.target.id.name())
    }

    /// Whether this is one of these members of a structure.
    pub(super) fn is_in(&self, structure: &str, members: &[&str]) -> bool {
        self.structure.id.name() == structure && members.contains(&self.member.name.as_str())
    }
}
