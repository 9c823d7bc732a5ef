//! Amazon Machine Learning.

use super::Components;
use crate::operation::TextMember;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextMut, BeforeTransmitInterceptorContextMut,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};
use http::Uri;

/// Sends requests to the endpoint in the input: each model has its own.
/// <https://docs.aws.amazon.com/machine-learning/latest/APIReference/API_Predict.html>
pub fn predict_endpoint(components: &mut Components, member: TextMember) {
    components.push_interceptor(SharedInterceptor::permanent(PredictEndpointInterceptor(member)));
}

#[derive(Debug)]
struct PredictEndpointInterceptor(TextMember);

#[derive(Debug)]
struct PredictEndpoint(String);

impl Storable for PredictEndpoint {
    type Storer = StoreReplace<Self>;
}

#[dyn_dispatch_hint]
impl Intercept for PredictEndpointInterceptor {
    fn name(&self) -> &'static str {
        "PredictEndpointInterceptor"
    }

    fn modify_before_serialization(
        &self,
        context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        // An input without one is an error of the serializer.
        if let Some(Some(endpoint)) = (self.0)(context.input_mut()) {
            config.interceptor_state().store_put(PredictEndpoint(endpoint.clone()));
        }
        Ok(())
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let Some(PredictEndpoint(endpoint)) = config.load::<PredictEndpoint>() else { return Ok(()) };
        let endpoint: Uri = endpoint.parse()?;
        let request = context.request_mut();
        let mut parts = request.uri().parse::<Uri>()?.into_parts();
        (parts.scheme, parts.authority) = (endpoint.scheme().cloned(), endpoint.authority().cloned());
        Ok(request.set_uri(Uri::from_parts(parts)?.to_string())?)
    }
}
