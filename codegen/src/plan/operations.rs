use super::auth::AuthScheme;
use super::{Docs, ErrorEnum, Structure};
use crate::plan::names::{Name, hides_prelude};

/// An operation.
#[derive(Debug)]
pub(crate) struct Operation {
    /// `GetGatewayResponse`, which its types are named after.
    pub(crate) name: String,
    /// Its name in the model.
    pub(crate) shape_name: String,
    pub(crate) namespace: String,
    /// `get_gateway_response`, the name of its module and of the client's method.
    pub(crate) module: Name,
    pub(crate) docs: Docs,
    pub(crate) input: Structure,
    pub(crate) output: Structure,
    pub(crate) error: ErrorEnum,
    /// Its schemes where they differ from the service's.
    pub(crate) auth_schemes: Option<Vec<AuthScheme>>,
}

impl Operation {
    /// The name of the type that stands for the operation itself.
    pub(crate) fn marker(&self) -> String {
        if hides_prelude(&self.name) { format!("{}Operation", self.name) } else { self.name.clone() }
    }

    /// The name of the fluent builder.
    pub(crate) fn fluent_builder(&self) -> String {
        format!("{}FluentBuilder", self.name)
    }
}

/// What a structure is to an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The input.
    Input,
    /// The output, which carries a request ID.
    Output,
    /// An exception, which carries the metadata of the error.
    Exception,
    /// None of these.
    Member,
}
