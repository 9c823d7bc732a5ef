use crate::config::IdempotencyTokenProvider;
use crate::operation::TextMember;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeSerializationInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;

/// Sets the token of a request that has none, once for all attempts.
#[derive(Debug)]
pub(crate) struct IdempotencyTokenInterceptor(pub(crate) TextMember);

#[dyn_dispatch_hint]
impl Intercept for IdempotencyTokenInterceptor {
    fn name(&self) -> &'static str {
        "IdempotencyTokenInterceptor"
    }

    fn modify_before_serialization(
        &self,
        context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        // An input of another type is an error of the serializer.
        if let Some(token) = (self.0)(context.input_mut()) {
            token.get_or_insert_with(|| match config.load::<IdempotencyTokenProvider>() {
                Some(provider) => provider.make_idempotency_token(),
                None => IdempotencyTokenProvider::random().make_idempotency_token(),
            });
        }
        Ok(())
    }
}
