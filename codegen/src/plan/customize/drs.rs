use super::customization::{Customization, MemberShapes};

/// Elastic Disaster Recovery.
pub(super) struct Drs;

impl Customization for Drs {
    /// As in AWS's client, these members have no default: the service rejects it.
    fn leaves_out_default(&self, member: MemberShapes<'_>) -> bool {
        const TARGETS: [&str; 5] = [
            "LaunchActionOrder",
            "MaxResultsReplicatingSourceServers",
            "MaxResultsType",
            "StrictlyPositiveInteger",
            "Validity",
        ];
        const MEMBERS: [&str; 2] = ["burstBalanceDeltaThreshold", "burstBalanceThreshold"];
        member.has_default_of(&TARGETS) || member.is_in("CostOptimizationConfiguration", &MEMBERS)
    }
}
