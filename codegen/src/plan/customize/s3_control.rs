use super::customization::{Customization, MemberShapes};
use crate::plan::client::{Endpoints, HostPrefix, Operation, Service};

pub(super) struct S3Control;

impl Customization for S3Control {
    /// Requests carry the hash of the body as a header, as in S3. The path is signed as for other services.
    fn service(&self, service: &mut Service) {
        service.signing = Some("CONTENT_SHA256_HEADER");
    }

    /// The endpoint rules put the account ID before the host, so the host prefix of the operation must not repeat it.
    fn operation(&self, operation: &mut Operation, endpoints: &Endpoints) {
        let has_account = |prefix: &HostPrefix| prefix.labels.iter().any(|label| label.as_str() == "account_id");
        if endpoints.are_in_model && operation.host_prefix.as_ref().is_some_and(has_account) {
            operation.host_prefix = None;
        }
    }

    /// As in AWS's client, these members have no default: a missing member does not mean the default.
    fn leaves_out_default(&self, member: MemberShapes<'_>) -> bool {
        const MEMBERS: [&str; 4] =
            ["BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets"];
        member.is_in("PublicAccessBlockConfiguration", &MEMBERS)
    }
}
