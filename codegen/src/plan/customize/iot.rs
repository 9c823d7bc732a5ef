use super::customization::{Customization, MemberShapes};

pub(super) struct Iot;

impl Customization for Iot {
    /// As in AWS's client, these members have no default: a response without them does not mean `false`.
    fn leaves_out_default(&self, member: MemberShapes<'_>) -> bool {
        member.is_in("DescribeProvisioningTemplateResponse", &["enabled"])
            || member.is_in("ProvisioningTemplateSummary", &["enabled"])
            || member.is_in("ThingConnectivity", &["connected"])
    }
}
