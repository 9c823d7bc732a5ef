use super::{Bound, text_field};
use crate::plan::client::Customization;
use crate::plan::client::SchemaTrait;

/// IDs that Route 53 answers with in one form, `/hostedzone/Z1`, are wanted in another in the path: `Z1`.
pub(super) fn operation(Bound { input, .. }: Bound<'_>) -> Vec<Customization> {
    let is_label = |member: &&str| {
        let mut fields = input.fields.iter().filter(|field| field.schema.id.member.as_deref() == Some(*member));
        fields.any(|field| field.schema.traits.contains(&SchemaTrait::HttpLabel))
    };
    let ids = ["HostedZoneId", "Id"].into_iter().filter(is_label);
    ids.filter_map(|member| text_field(input, member)).map(Customization::Route53ResourceId).collect()
}
