//! The [endpoint rules](https://smithy.io/2.0/additional-specs/rules-engine/) of a service, as tables in generated code, and
//! their evaluation.

mod account_id;
mod arn;
mod attribute;
mod auth;
mod builder;
mod endpoints;
mod evaluate;
mod host;
mod interceptor;
mod list;
mod parameter;
mod resolve;
mod rules;
#[cfg(test)]
mod tests;
mod text;
mod url;
mod value;
mod values;

pub use account_id::{set_account_id, take_account_id};
pub(crate) use auth::{EndpointAuthSchemeResolver, endpoint_schemes};
pub use endpoints::Endpoints;
pub(crate) use host::is_host_label;
#[cfg(test)]
pub(crate) use interceptor::client_values;
pub(crate) use interceptor::{EndpointParams, ParamsInterceptor};
pub(crate) use parameter::{ClientParameter, DefaultParameter, ParameterValue};
pub use resolve::{resolve, resolve_for_call, resolve_in};
pub use rules::{
    Attribute, AuthScheme, BuiltIn, Condition, Expression, Node, Outcome, Parameter, Properties, Property, Rules,
};
pub(crate) use text::uri_encode;
pub use values::Values;
