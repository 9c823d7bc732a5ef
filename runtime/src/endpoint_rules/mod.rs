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
pub(crate) use auth::EndpointAuthSchemeResolver;
#[cfg(feature = "xml")]
pub(crate) use auth::endpoint_schemes;
pub use endpoints::Endpoints;
pub(crate) use host::is_host_label;
#[cfg(all(test, feature = "xml"))]
pub(crate) use interceptor::client_values;
pub(crate) use interceptor::{EndpointParams, ParamsInterceptor};
#[cfg(feature = "xml")]
pub(crate) use parameter::DefaultParameter;
pub(crate) use parameter::{ClientParameter, ParameterValue};
pub use resolve::{resolve, resolve_for_call, resolve_in};
pub use rules::{
    Attribute, AuthScheme, BuiltIn, Condition, Expression, Node, Outcome, Parameter, Properties, Property, Rules,
};
pub use values::Values;
