use super::rules::Rules;
use super::values::Values;
use aws_smithy_runtime_api::client::endpoint::{EndpointResolverParams, SharedEndpointResolver};

/// The endpoints of a generated client: its rules, and functions for the types of its module `config::endpoint`.
#[derive(Debug)]
pub struct Endpoints {
    pub(crate) rules: &'static Rules,
    pub(crate) params: fn(Values) -> EndpointResolverParams,
    pub(crate) values: fn(&EndpointResolverParams) -> Option<&Values>,
    pub(crate) resolver: fn() -> SharedEndpointResolver,
    pub(crate) chooses_auth: bool,
}

impl Endpoints {
    /// Creates endpoints with these rules. `params` creates the client's `Params` from the values of the parameters, `values`
    /// returns the values of the client's `Params` or `None` for the `Params` of another client, and `resolver` creates the
    /// resolver that follows the rules.
    pub const fn new(
        rules: &'static Rules,
        params: fn(Values) -> EndpointResolverParams,
        values: fn(&EndpointResolverParams) -> Option<&Values>,
        resolver: fn() -> SharedEndpointResolver,
    ) -> Self {
        Self { rules, params, values, resolver, chooses_auth: false }
    }

    /// Sets whether an endpoint can require another authentication scheme than the one that the service prefers. If so,
    /// the endpoint is resolved before a scheme is chosen.
    pub const fn choosing_auth(mut self, chooses_auth: bool) -> Self {
        self.chooses_auth = chooses_auth;
        self
    }
}
