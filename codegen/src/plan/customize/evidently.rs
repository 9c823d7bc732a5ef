use super::customization::{Customization, MemberShapes};

pub(super) struct Evidently;

impl Customization for Evidently {
    /// As in AWS's client, members with these targets have no default: the service rejects it.
    fn leaves_out_default(&self, member: MemberShapes<'_>) -> bool {
        member.has_default_of(&["ResultsPeriod"])
    }
}
