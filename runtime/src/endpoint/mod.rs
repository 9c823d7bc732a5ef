//! Endpoints, and resolvers that replace the rules of the service.
//!
//! The configuration of a client takes a resolver of its own trait `config::endpoint::ResolveEndpoint`, whose parameters
//! are those of its service.

pub(crate) mod partitions;

pub use aws_smithy_runtime_api::client::endpoint::{EndpointFuture, SharedEndpointResolver};
pub use aws_smithy_types::endpoint::Endpoint;
pub use partitions::{Partition, Partitions};

use std::fmt;

/// The parameters of an endpoint are incomplete or invalid.
#[derive(Debug)]
pub struct InvalidParams {
    pub(crate) field: &'static str,
    pub(crate) problem: Problem,
}

#[derive(Debug)]
pub(crate) enum Problem {
    Missing,
    Value(&'static str),
}

impl fmt::Display for InvalidParams {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.problem {
            Problem::Missing => write!(f, "a required field was missing: `{}`", self.field),
            Problem::Value(message) => write!(f, "invalid value for field: `{}` - {message}", self.field),
        }
    }
}

impl std::error::Error for InvalidParams {}
