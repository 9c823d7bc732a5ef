use super::customization::Customization;
use crate::plan::client::{RuntimeModule, Service};

pub(super) struct Rds;

impl Customization for Rds {
    /// Databases accept signed URLs as passwords. The runtime creates them, without an operation.
    /// <https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html>
    fn service(&self, service: &mut Service) {
        service.modules.push(RuntimeModule {
            name: "auth_token",
            docs: "Tokens that databases accept as passwords.",
            path: ["auth_token", "rds"],
            client_macro: None,
        });
    }
}
