use super::customization::{Customization, MemberShapes};

pub(super) struct Ec2;

impl Customization for Ec2 {
    /// As in AWS's client, booleans and numbers have no defaults.
    fn leaves_out_default(&self, member: MemberShapes<'_>) -> bool {
        member.is_scalar()
    }
}
