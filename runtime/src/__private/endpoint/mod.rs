//! The [endpoint rules](https://smithy.io/2.0/additional-specs/rules-engine/) of a service, as tables that generated code
//! holds, and their evaluation.

mod arn;
mod auth;
mod builder;
mod define;
mod evaluate;
mod host;
mod interceptor;
mod list;
mod partitions;
mod rules;
#[cfg(test)]
mod tests;
mod text;
mod url;
mod value;
mod values;

pub use crate::endpoint::{Endpoint, EndpointFuture, InvalidParams, SharedEndpointResolver};
pub(crate) use auth::{EndpointAuthSchemeResolver, endpoint_schemes};
pub use aws_smithy_runtime_api::client::endpoint::{EndpointResolverParams, ResolveEndpoint};
pub use define::{other_params, set_account_id, take_account_id};
pub use evaluate::{resolve, resolve_for_call};
pub(crate) use host::is_host_label;
#[cfg(test)]
pub(crate) use interceptor::client_values;
pub(crate) use interceptor::{ClientParameter, DefaultParameter, ParameterValue, ParamsInterceptor};
pub use rules::{
    Attribute, AuthScheme, BuiltIn, Condition, Endpoints, Expression, Node, Outcome, Parameter, Properties, Property,
    Rules,
};
pub(crate) use text::uri_encode;
pub use values::Values;
