//! Paginators: requests for all pages of a response.

pub use crate::pagination::{PaginationStream, TryFlatMap};

use crate::__private::customize::Request;
use crate::error::SdkError;
use crate::operation::Operation;
use aws_smithy_async::future::pagination_stream::fn_stream::FnStream;
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::client::runtime_plugin::{SharedRuntimePlugin, StaticRuntimePlugin};
use aws_smithy_types::config_bag::Layer;
use std::collections::HashMap;

/// A request builder of a [paginated](https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait) operation.
/// Generated code implements it.
pub trait Paginated: Request<Operation: Operation<Input: Clone>> + 'static {
    /// The token of a page.
    type Token: PageToken;

    /// The token of the page to request.
    fn input_token(input: &mut Input<Self>) -> &mut Option<Self::Token>;

    /// The token of the next page.
    fn output_token(output: &Output<Self>) -> Option<&Self::Token>;
}

type Input<R> = <<R as Request>::Operation as Operation>::Input;
type Output<R> = <<R as Request>::Operation as Operation>::Output;
type Page<R> = Result<Output<R>, SdkError<<<R as Request>::Operation as Operation>::Error>>;

/// The token of a page, which says where the page starts.
pub trait PageToken: Clone + PartialEq + Send + Sync {
    /// Whether there are no more pages.
    fn is_last(&self) -> bool;
}

impl PageToken for String {
    fn is_last(&self) -> bool {
        self.is_empty()
    }
}

impl<V: Clone + PartialEq + Send + Sync> PageToken for HashMap<String, V> {
    fn is_last(&self) -> bool {
        self.is_empty()
    }
}

impl PageToken for i32 {
    fn is_last(&self) -> bool {
        false
    }
}

impl PageToken for i64 {
    fn is_last(&self) -> bool {
        false
    }
}

/// Sends a request for each page when the stream is polled for it. The stream ends after an error.
pub fn pages<R: Paginated>(request: R, stop_on_duplicate_token: bool) -> PaginationStream<Page<R>> {
    let (handle, input) = request.into_parts();
    PaginationStream::new(FnStream::new(move |pages| {
        Box::pin(async move {
            let mut input = match input {
                Ok(input) => input,
                Err(error) => {
                    // The receiver may have been dropped, which is not an error.
                    let _ = pages.send(Err(SdkError::construction_failure(error))).await;
                    return;
                }
            };
            loop {
                let page = handle.invoke_with::<R::Operation>(Ok(input.clone()), vec![feature()]).await;
                let is_last =
                    page.as_ref().map_or(true, |output| !advance::<R>(&mut input, output, stop_on_duplicate_token));
                if pages.send(page).await.is_err() || is_last {
                    return;
                }
            }
        })
    }))
}

/// Moves the input to the next page. Returns whether there is one.
fn advance<R: Paginated>(input: &mut Input<R>, output: &Output<R>, stop_on_duplicate_token: bool) -> bool {
    let token = R::input_token(input);
    match R::output_token(output).filter(|next| !next.is_last()) {
        None => false,
        Some(next) if stop_on_duplicate_token && token.as_ref() == Some(next) => false,
        Some(next) => {
            *token = Some(next.clone());
            true
        }
    }
}

/// Adds the use of a paginator to the user agent.
fn feature() -> SharedRuntimePlugin {
    let mut layer = Layer::new("Paginator");
    layer.store_append(SmithySdkFeature::Paginator);
    SharedRuntimePlugin::new(StaticRuntimePlugin::new().with_config(layer.freeze()))
}

/// Defines the paginator of an operation, in the module `paginator` of the operation.
///
/// Its functions are inlined, so that only the paginators that a program uses are compiled.
#[doc(hidden)]
#[macro_export]
macro_rules! __define_paginator {
    (
        $paginator:ident of $request:ty, $input:ty => $output:ty, $error:ty;
        token: $token:ty, $input_token:ident, $output_token:expr;
        $(page_size: $page_size:ty, $set_page_size:ident;)?
        $(items: $items:ident of $item:ty, $take_items:expr;)?
    ) => {
        /// Sends a request for each page of the response.
        pub struct $paginator {
            request: $request,
            stop_on_duplicate_token: bool,
        }

        impl $paginator {
            #[inline]
            pub(crate) fn new(request: $request) -> Self {
                Self { request, stop_on_duplicate_token: true }
            }

            /// Sets whether the pages end when the service returns the same token again. They do by default.
            #[inline]
            pub fn stop_on_duplicate_token(mut self, stop_on_duplicate_token: bool) -> Self {
                self.stop_on_duplicate_token = stop_on_duplicate_token;
                self
            }

            $(
                /// Sets the maximum number of items of a page.
                #[inline]
                pub fn page_size(mut self, limit: $page_size) -> Self {
                    self.request = self.request.$set_page_size(::std::option::Option::Some(limit));
                    self
                }
            )?

            $(
                /// Returns a paginator of the items of all pages.
                #[inline]
                pub fn items(self) -> $items {
                    $items(self)
                }
            )?

            /// Returns the pages. Each is requested when the stream is polled for it.
            #[inline]
            pub fn send(
                self,
            ) -> $crate::__private::pagination::PaginationStream<::std::result::Result<$output, $crate::error::SdkError<$error>>> {
                $crate::__private::pagination::pages(self.request, self.stop_on_duplicate_token)
            }
        }

        impl $crate::__private::pagination::Paginated for $request {
            type Token = $token;

            #[inline]
            fn input_token(input: &mut $input) -> &mut ::std::option::Option<$token> {
                &mut input.$input_token
            }

            #[inline]
            fn output_token(output: &$output) -> ::std::option::Option<&$token> {
                let token: fn(&$output) -> ::std::option::Option<&$token> = $output_token;
                token(output)
            }
        }

        $(
            /// Sends a request for each page of the response, and returns the items.
            pub struct $items($paginator);

            impl $items {
                /// Returns the items. Each page is requested when the stream is polled for an item of it.
                #[inline]
                pub fn send(
                    self,
                ) -> $crate::__private::pagination::PaginationStream<::std::result::Result<$item, $crate::error::SdkError<$error>>>
                {
                    $crate::__private::pagination::TryFlatMap::new(self.0.send())
                        .flat_map(|output: $output| ::std::iter::IntoIterator::into_iter($take_items(output)))
                }
            }
        )?
    };
}
