use super::rules::BuiltIn;
use super::{EndpointFuture, EndpointResolverParams, Values};
use crate::endpoint::interceptor::ParameterValue;
use aws_credential_types::attributes::AccountId;
use aws_smithy_runtime_api::client::identity::Identity;

/// Sets the account that an identity belongs to, where rules ask for it. The resolver made by `define_endpoint!` calls
/// it, since the identity is known later than the other values.
#[doc(hidden)]
pub fn set_account_id(values: &mut Values, account_id: Option<String>) {
    let Some(account_id) = account_id else { return };
    for (index, parameter) in values.parameters() {
        if parameter.built_in == Some(BuiltIn::AccountId) {
            values.set(index, Some(ParameterValue::Text(account_id.clone())));
        }
    }
}

/// The account of the identity that a request is signed with, taken out of the parameters.
#[doc(hidden)]
pub fn take_account_id(params: &mut EndpointResolverParams) -> Option<String> {
    // The identity holds secrets, which parameters that are printed should not.
    let identity = std::mem::replace(params.get_property_mut::<Identity>()?, Identity::new((), None));
    identity.property::<AccountId>().map(|account_id| account_id.as_str().to_owned())
}

/// The answer to parameters that are not those of the resolver's client.
#[doc(hidden)]
pub fn other_params<'a>() -> EndpointFuture<'a> {
    EndpointFuture::ready(Err("the endpoint's parameters are of another resolver".into()))
}

/// Defines the types of a client's module `config::endpoint`. Generated code calls it.
#[doc(hidden)]
#[macro_export]
macro_rules! define_endpoint {
    ($rules:path, $chooses_auth:literal; $($(#[$attribute:meta])* $type:ident $name:ident $set:ident $index:literal;)*) => {
        /// Resolves the endpoint that a request is sent to.
        pub trait ResolveEndpoint: ::std::marker::Send + ::std::marker::Sync + ::std::fmt::Debug {
            /// Resolves the endpoint for these parameters.
            fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a>;

            /// This resolver, as the configuration keeps it.
            #[inline]
            fn into_shared_resolver(self) -> SharedEndpointResolver
            where
                Self: Sized + 'static,
            {
                SharedEndpointResolver::new(Downcast(self))
            }
        }

        /// Takes the client's own parameters out of what the orchestrator hands over.
        #[derive(Debug)]
        struct Downcast<R>(R);

        impl<R: ResolveEndpoint> $crate::endpoint::ResolveEndpoint for Downcast<R> {
            #[inline]
            fn resolve_endpoint<'a>(
                &'a self,
                params: &'a $crate::endpoint::EndpointResolverParams,
            ) -> EndpointFuture<'a> {
                match params.get::<Params>() {
                    ::std::option::Option::Some(params) => self.0.resolve_endpoint(params),
                    ::std::option::Option::None => $crate::endpoint::other_params(),
                }
            }

            #[inline]
            fn finalize_params<'a>(
                &'a self,
                params: &'a mut $crate::endpoint::EndpointResolverParams,
            ) -> ::std::result::Result<(), $crate::error::BoxError> {
                let account_id = $crate::endpoint::take_account_id(params);
                if let ::std::option::Option::Some(params) = params.get_mut::<Params>() {
                    $crate::endpoint::set_account_id(&mut params.values, account_id);
                }
                ::std::result::Result::Ok(())
            }
        }

        /// The resolver that follows the endpoint rules of the service.
        #[derive(Debug, Default)]
        pub struct DefaultResolver {
            _private: (),
        }

        impl DefaultResolver {
            /// The resolver.
            #[inline]
            pub fn new() -> Self {
                Self { _private: () }
            }
        }

        impl ResolveEndpoint for DefaultResolver {
            #[inline]
            fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a> {
                EndpointFuture::ready($crate::endpoint::resolve_for_call(&params.values, $chooses_auth))
            }
        }

        /// What an endpoint depends on.
        #[non_exhaustive]
        #[derive(Clone, Debug, PartialEq)]
        pub struct Params {
            values: $crate::endpoint::Values,
        }

        impl Params {
            /// A builder of parameters.
            #[inline]
            pub fn builder() -> ParamsBuilder {
                ParamsBuilder::default()
            }

            $($crate::define_endpoint! { @get $type $(#[$attribute])* $name $index })*
        }

        /// Builds [`Params`].
        #[derive(Clone, Debug, PartialEq)]
        pub struct ParamsBuilder {
            values: $crate::endpoint::Values,
        }

        impl ::std::default::Default for ParamsBuilder {
            #[inline]
            fn default() -> Self {
                Self { values: $crate::endpoint::Values::new(&$rules) }
            }
        }

        impl ParamsBuilder {
            /// The parameters, with the defaults of those that are not set.
            ///
            /// # Errors
            /// That a parameter which must be set is not, or that the region cannot stand in the name of a host.
            #[inline]
            pub fn build(self) -> ::std::result::Result<Params, InvalidParams> {
                ::std::result::Result::Ok(Params { values: self.values.build()? })
            }

            $($crate::define_endpoint! { @set $type $(#[$attribute])* $name $set $index })*
        }

        pub(crate) static ENDPOINTS: $crate::endpoint::Endpoints = $crate::endpoint::Endpoints {
            rules: &$rules,
            params: |values| $crate::endpoint::EndpointResolverParams::new(Params { values }),
            values: |params| params.get::<Params>().map(|params| &params.values),
            resolver: || DefaultResolver::new().into_shared_resolver(),
            chooses_auth: $chooses_auth,
        };
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
        $crate::define_endpoint! { @set ::std::string::String, set_text, $(#[$attribute])* $name $set $index }
    };
    (@set boolean $(#[$attribute:meta])* $name:ident $set:ident $index:literal) => {
        $crate::define_endpoint! { @set bool, set_boolean, $(#[$attribute])* $name $set $index }
    };
    (@set texts $(#[$attribute:meta])* $name:ident $set:ident $index:literal) => {
        $crate::define_endpoint! {
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
