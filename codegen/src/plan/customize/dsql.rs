use super::customization::Customization;
use crate::plan::client::{RuntimeModule, Service};

pub(super) struct Dsql;

impl Customization for Dsql {
    /// Databases accept signed URLs as passwords. The runtime creates them, without an operation.
    /// <https://docs.aws.amazon.com/aurora-dsql/latest/userguide/SECTION_authentication-token.html>
    fn service(&self, service: &mut Service) {
        service.modules.push(RuntimeModule {
            name: "auth_token",
            docs: "Tokens that databases accept as passwords.",
            path: ["auth_token", "dsql"],
            client_macro: None,
        });
    }
}
