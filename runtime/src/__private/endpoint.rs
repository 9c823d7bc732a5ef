//! The endpoint rules of a client, and its module `config::endpoint`.

pub use crate::endpoint::{Endpoint, EndpointFuture, InvalidParams, SharedEndpointResolver};
pub use crate::endpoint_rules::{
    Attribute, AuthScheme, BuiltIn, Condition, Endpoints, Expression, Node, Outcome, Parameter, Properties, Property,
    Rules, Values, resolve, resolve_for_call, resolve_in, set_account_id, take_account_id,
};
pub use aws_smithy_runtime_api::client::endpoint::{EndpointResolverParams, ResolveEndpoint};

/// The result for parameters of another client.
pub fn other_params<'a>() -> EndpointFuture<'a> {
    EndpointFuture::ready(Err("the endpoint parameters belong to another client".into()))
}

/// Defines the types of a client's module `config::endpoint`.
#[doc(hidden)]
#[macro_export]
macro_rules! __define_endpoint {
    ($rules:path, $chooses_auth:literal; $($(#[$attribute:meta])* $type:ident $name:ident $set:ident $index:literal;)*) => {
        /// Resolves the endpoint that a request is sent to.
        pub trait ResolveEndpoint: ::std::marker::Send + ::std::marker::Sync + ::std::fmt::Debug {
            /// Resolves the endpoint for these parameters.
            fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a>;

            /// Converts this resolver to the type that the configuration holds.
            #[inline]
            fn into_shared_resolver(self) -> SharedEndpointResolver
            where
                Self: Sized + 'static,
            {
                SharedEndpointResolver::new(Downcast(self))
            }
        }

        /// Gets the client's parameters from those of the orchestrator.
        #[derive(Debug)]
        struct Downcast<R>(R);

        impl<R: ResolveEndpoint> $crate::__private::endpoint::ResolveEndpoint for Downcast<R> {
            #[inline]
            fn resolve_endpoint<'a>(
                &'a self,
                params: &'a $crate::__private::endpoint::EndpointResolverParams,
            ) -> EndpointFuture<'a> {
                match params.get::<Params>() {
                    ::std::option::Option::Some(params) => self.0.resolve_endpoint(params),
                    ::std::option::Option::None => $crate::__private::endpoint::other_params(),
                }
            }

            #[inline]
            fn finalize_params<'a>(
                &'a self,
                params: &'a mut $crate::__private::endpoint::EndpointResolverParams,
            ) -> ::std::result::Result<(), $crate::error::BoxError> {
                let account_id = $crate::__private::endpoint::take_account_id(params);
                if let ::std::option::Option::Some(params) = params.get_mut::<Params>() {
                    $crate::__private::endpoint::set_account_id(&mut params.values, account_id);
                }
                ::std::result::Result::Ok(())
            }
        }

        /// The resolver that follows the endpoint rules of the service.
        #[derive(Debug, Default)]
        pub struct DefaultResolver {
            partitions: ::std::option::Option<$crate::endpoint::Partitions>,
        }

        impl DefaultResolver {
            /// Creates the resolver.
            #[inline]
            pub fn new() -> Self {
                Self { partitions: ::std::option::Option::None }
            }

            /// Sets the partitions that the rules find regions in, instead of those of AWS.
            #[inline]
            pub fn with_partitions(self, partitions: $crate::endpoint::Partitions) -> Self {
                Self { partitions: ::std::option::Option::Some(partitions) }
            }
        }

        impl ResolveEndpoint for DefaultResolver {
            #[inline]
            fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a> {
                EndpointFuture::ready(match &self.partitions {
                    ::std::option::Option::None => {
                        $crate::__private::endpoint::resolve_for_call(&params.values, $chooses_auth)
                    }
                    ::std::option::Option::Some(partitions) => {
                        $crate::__private::endpoint::resolve_in(partitions, &params.values)
                    }
                })
            }
        }

        /// The parameters that an endpoint depends on.
        #[non_exhaustive]
        #[derive(Clone, Debug, PartialEq)]
        pub struct Params {
            values: $crate::__private::endpoint::Values,
        }

        impl Params {
            /// Returns a builder with nothing set.
            #[inline]
            pub fn builder() -> ParamsBuilder {
                ParamsBuilder::default()
            }

            $($crate::__private::define_endpoint! { @get $type $(#[$attribute])* $name $index })*
        }

        /// Builds [`Params`].
        #[derive(Clone, Debug, PartialEq)]
        pub struct ParamsBuilder {
            values: $crate::__private::endpoint::Values,
        }

        impl ::std::default::Default for ParamsBuilder {
            #[inline]
            fn default() -> Self {
                Self { values: $crate::__private::endpoint::Values::new(&$rules) }
            }
        }

        impl ParamsBuilder {
            /// Builds the parameters. Those that are not set have their defaults.
            ///
            /// # Errors
            /// A required parameter is not set, or the region is not a valid host label.
            #[inline]
            pub fn build(self) -> ::std::result::Result<Params, InvalidParams> {
                ::std::result::Result::Ok(Params { values: self.values.build()? })
            }

            $($crate::__private::define_endpoint! { @set $type $(#[$attribute])* $name $set $index })*
        }

        pub(crate) static ENDPOINTS: $crate::__private::endpoint::Endpoints = $crate::__private::endpoint::Endpoints::new(
            &$rules,
            |values| $crate::__private::endpoint::EndpointResolverParams::new(Params { values }),
            |params| params.get::<Params>().map(|params| &params.values),
            || DefaultResolver::new().into_shared_resolver(),
        )
        .choosing_auth($chooses_auth);
    };

    (@get text $(#[$attribute:meta])* $name:ident $index:literal) => {
        $(#[$attribute])*
        #[inline]
        pub fn $name(&self) -> ::std::option::Option<&str> {
            self.values.text($index)
        }
    };
    (@get boolean $(#[$attribute:meta])* $name:ident $index:literal) => {
        $(#[$attribute])*
        #[inline]
        pub fn $name(&self) -> ::std::option::Option<bool> {
            self.values.boolean($index)
        }
    };
    (@get texts $(#[$attribute:meta])* $name:ident $index:literal) => {
        $(#[$attribute])*
        #[inline]
        pub fn $name(&self) -> ::std::option::Option<&[::std::string::String]> {
            self.values.texts($index)
        }
    };

    (@set text $(#[$attribute:meta])* $name:ident $set:ident $index:literal) => {
        $crate::__private::define_endpoint! { @set ::std::string::String, set_text, $(#[$attribute])* $name $set $index }
    };
    (@set boolean $(#[$attribute:meta])* $name:ident $set:ident $index:literal) => {
        $crate::__private::define_endpoint! { @set bool, set_boolean, $(#[$attribute])* $name $set $index }
    };
    (@set texts $(#[$attribute:meta])* $name:ident $set:ident $index:literal) => {
        $crate::__private::define_endpoint! {
            @set ::std::vec::Vec<::std::string::String>, set_texts, $(#[$attribute])* $name $set $index
        }
    };
    (@set $type:ty, $method:ident, $(#[$attribute:meta])* $name:ident $set:ident $index:literal) => {
        $(#[$attribute])*
        #[inline]
        pub fn $name(self, value: impl ::std::convert::Into<$type>) -> Self {
            self.$set(::std::option::Option::Some(value.into()))
        }

        $(#[$attribute])*
        #[inline]
        pub fn $set(mut self, value: ::std::option::Option<$type>) -> Self {
            self.values.$method($index, value);
            self
        }
    };
}
