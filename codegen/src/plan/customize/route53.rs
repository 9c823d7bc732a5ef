use super::customization::Customization;
use crate::plan::client::{self, Endpoints, Operation, SchemaTrait};

pub(super) struct Route53;

impl Customization for Route53 {
    /// Responses contain IDs with a prefix, `/hostedzone/Z1`, but paths contain only `Z1`.
    fn operation(&self, operation: &mut Operation, _endpoints: &Endpoints) {
        for member in ["HostedZoneId", "Id"] {
            let field = operation.input.text_field(member);
            let is_label = field.filter(|field| field.schema.traits.contains(&SchemaTrait::HttpLabel));
            if let Some(field) = is_label {
                let (function, field) = (["route53", "resource_id"], Some(field.name.clone()));
                operation.customizations.push(client::Customization { function, field });
            }
        }
    }
}
