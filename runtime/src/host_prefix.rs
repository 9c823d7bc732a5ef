//! Host prefixes, which requests of an operation prepend to the host of the endpoint.
//! <https://smithy.io/2.0/spec/endpoint-traits.html#endpoint-trait>

use crate::endpoint_rules::is_host_label;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::EndpointPrefix;
use aws_smithy_runtime_api::client::interceptors::context::{BeforeSerializationInterceptorContextRef, Input};
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::error::operation::BuildError;

/// The fields of an input in the host prefix, each with its value; `None` for an input of another operation.
pub(crate) type HostLabels = for<'i> fn(&'i Input) -> Option<Vec<(&'static str, Option<&'i str>)>>;

/// Stores the prefix of an operation for when the endpoint is applied to the request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct HostPrefixInterceptor {
    /// The prefix, with names of fields in braces.
    pub(crate) template: &'static str,
    pub(crate) labels: HostLabels,
}

#[dyn_dispatch_hint]
impl Intercept for HostPrefixInterceptor {
    fn name(&self) -> &'static str {
        "HostPrefixInterceptor"
    }

    fn read_before_serialization(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        // An input of another type is an error of the serializer.
        if let Some(labels) = (self.labels)(context.input()) {
            config.interceptor_state().store_put(EndpointPrefix::new(expand(self.template, &labels)?)?);
        }
        Ok(())
    }
}

/// Replaces the fields of a prefix by their values. Each value must be a host label, so that callers cannot change the host
/// that signed requests are sent to.
fn expand(template: &str, labels: &[(&'static str, Option<&str>)]) -> Result<String, BuildError> {
    let mut prefix = template.to_owned();
    for (field, value) in labels {
        let value = match value {
            None | Some("") => return Err(BuildError::missing_field(field, "it is part of the host name")),
            Some(value) if is_host_label(value) => value,
            Some(value) => {
                let details = format!("it is part of the host name, but `{value}` is not a valid label");
                return Err(BuildError::invalid_field(field, details));
            }
        };
        prefix = prefix.replace(&format!("{{{field}}}"), value);
    }
    Ok(prefix)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_replace_the_names_of_fields() {
        let labels = [("account", Some("a-1")), ("zone", Some("b"))];
        let prefix = expand("{account}.x-{zone}.", &labels).expect("valid labels");
        assert_eq!(prefix, "a-1.x-b.");
    }

    #[test]
    fn a_value_cannot_change_the_host() {
        for value in
            [None, Some(""), Some("evil.example/"), Some("a@b"), Some("a.b"), Some("-a"), Some("a b"), Some("ä")]
        {
            let error = expand("{account}.", &[("account", value)]).expect_err("no valid label");
            assert!(error.to_string().contains("account"), "{error}");
        }
    }
}
