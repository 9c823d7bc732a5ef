//! Route 53.

use super::Components;
use crate::operation::TextMember;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeSerializationInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;

/// Removes the path from IDs of resources: responses have `/hostedzone/Z1`, and the path of requests takes `Z1`.
pub fn resource_id(components: &mut Components, member: TextMember) {
    components.push_interceptor(SharedInterceptor::permanent(ResourceIdInterceptor(member)));
}

#[derive(Debug)]
struct ResourceIdInterceptor(TextMember);

#[dyn_dispatch_hint]
impl Intercept for ResourceIdInterceptor {
    fn name(&self) -> &'static str {
        "ResourceIdInterceptor"
    }

    fn modify_before_serialization(
        &self,
        context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        // An input of another type is an error of the serializer.
        if let Some(Some(id)) = (self.0)(context.input_mut()) {
            id.drain(..id.len() - bare(id).len());
        }
        Ok(())
    }
}

/// The ID without the type of its resource.
fn bare(id: &str) -> &str {
    let path = id.strip_prefix('/').unwrap_or(id);
    let kinds = ["hostedzone/", "change/", "delegationset/"];
    kinds.into_iter().find_map(|kind| path.strip_prefix(kind)).unwrap_or(id)
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn removes_only_the_type_of_the_resource() {
        for (id, expected) in [
            ("/hostedzone/Z1", "Z1"),
            ("hostedzone/Z1", "Z1"),
            ("/change/C1", "C1"),
            ("/delegationset/N1", "N1"),
            ("Z1", "Z1"),
            ("/Z1", "/Z1"),
            ("/healthcheck/H1", "/healthcheck/H1"),
            ("", ""),
        ] {
            assert_eq!(bare(id), expected, "{id}");
        }
    }
}
