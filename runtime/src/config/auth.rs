//! The choice among the authentication schemes of a service.

use aws_smithy_runtime_api::client::auth::{
    AuthSchemeId, AuthSchemeOption, AuthSchemeOptionResolverParams, AuthSchemeOptionsFuture, ResolveAuthSchemeOptions,
    SharedAuthSchemeOptionResolver,
};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use std::borrow::Cow;
use std::fmt;

/// Chooses authentication schemes for a call, the preferred one first.
pub trait ResolveAuthScheme: Send + Sync + fmt::Debug {
    /// Returns the schemes for a call with these parameters.
    fn resolve_auth_scheme<'a>(
        &'a self,
        params: &'a Params,
        cfg: &'a ConfigBag,
        runtime_components: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a>;

    /// Converts this resolver to the type that the configuration holds.
    fn into_shared_resolver(self) -> SharedAuthSchemeOptionResolver
    where
        Self: Sized + 'static,
    {
        SharedAuthSchemeOptionResolver::new(OfParams(self))
    }
}

/// Adapts a resolver to the trait of the orchestrator, whose parameters have any type.
#[derive(Debug)]
struct OfParams<R>(R);

impl<R: ResolveAuthScheme> ResolveAuthSchemeOptions for OfParams<R> {
    fn resolve_auth_scheme_options_v2<'a>(
        &'a self,
        params: &'a AuthSchemeOptionResolverParams,
        cfg: &'a ConfigBag,
        runtime_components: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a> {
        match params.get::<Params>() {
            Some(params) => self.0.resolve_auth_scheme(params, cfg, runtime_components),
            None => {
                AuthSchemeOptionsFuture::ready(Err("the authentication parameters belong to another resolver".into()))
            }
        }
    }
}

/// Resolves to the schemes of the operation in the model, or those of its service.
#[derive(Debug, Default)]
pub struct DefaultAuthSchemeResolver {
    _private: (),
}

impl ResolveAuthScheme for DefaultAuthSchemeResolver {
    fn resolve_auth_scheme<'a>(
        &'a self,
        params: &'a Params,
        _cfg: &'a ConfigBag,
        _runtime_components: &'a RuntimeComponents,
    ) -> AuthSchemeOptionsFuture<'a> {
        AuthSchemeOptionsFuture::ready(Ok(params.schemes.iter().cloned().map(AuthSchemeOption::from).collect()))
    }
}

/// The parameters of a resolver.
#[derive(Clone, Debug, PartialEq)]
pub struct Params {
    operation_name: Cow<'static, str>,
    schemes: &'static [AuthSchemeId],
}

impl Params {
    /// The parameters of an operation with these schemes in the model.
    pub(crate) fn new(operation_name: &'static str, schemes: &'static [AuthSchemeId]) -> Self {
        Self { operation_name: operation_name.into(), schemes }
    }

    /// The schemes of the operation in the model.
    pub(crate) fn schemes(&self) -> &'static [AuthSchemeId] {
        self.schemes
    }

    /// Returns a builder with nothing set.
    pub fn builder() -> ParamsBuilder {
        ParamsBuilder::default()
    }

    /// The name of the operation in the model, such as `GetGatewayResponse`.
    pub fn operation_name(&self) -> &str {
        &self.operation_name
    }
}

/// Builds [`Params`], to test a resolver. They do not contain the schemes of the model, so [`DefaultAuthSchemeResolver`]
/// returns no schemes for them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ParamsBuilder {
    operation_name: Option<Cow<'static, str>>,
}

impl ParamsBuilder {
    /// Sets the name of the operation.
    pub fn operation_name(self, operation_name: impl Into<Cow<'static, str>>) -> Self {
        self.set_operation_name(Some(operation_name.into()))
    }

    /// Sets or clears the name of the operation.
    pub fn set_operation_name(mut self, operation_name: Option<Cow<'static, str>>) -> Self {
        self.operation_name = operation_name;
        self
    }

    /// Builds the parameters.
    ///
    /// # Errors
    /// The name of the operation is not set.
    pub fn build(self) -> Result<Params, BuildError> {
        let operation_name = self.operation_name.ok_or(BuildError { field: "operation_name" })?;
        Ok(Params { operation_name, schemes: &[] })
    }
}

/// A required parameter is not set.
#[derive(Debug)]
pub struct BuildError {
    field: &'static str,
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a required field was missing: `{}`", self.field)
    }
}

impl std::error::Error for BuildError {}
