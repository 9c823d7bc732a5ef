//! The parameters of the discovery of a call's endpoint.
//! <https://smithy.io/2.0/aws/aws-core.html#client-endpoint-discovery>

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::EndpointResolverParams;
use aws_smithy_runtime_api::client::http::SharedHttpClient;
use aws_smithy_runtime_api::client::interceptors::context::{BeforeSerializationInterceptorContextRef, Input};
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::timeout::TimeoutConfig;
use std::fmt;
use std::sync::Mutex;

/// The members of an input that the endpoint depends on, by their names in the model. The values of members that are not set
/// are left out.
pub(crate) type Identifiers = fn(&Input) -> Vec<(&'static str, Option<String>)>;

/// The names and values of the identifiers that are set, in the order of the model.
pub(crate) type Values = Vec<(&'static str, String)>;

fn names(identifiers: &Values) -> Vec<&'static str> {
    identifiers.iter().map(|(name, _)| *name).collect()
}

/// The trait of an operation that can use an endpoint that the service names.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ClientDiscoveredEndpoint {
    pub(crate) required: bool,
    pub(crate) identifiers: Identifiers,
}

/// The parameters of a call's discovery. They are a property of the endpoint's parameters.
pub(crate) struct DiscoveryParams {
    pub(crate) operation: &'static str,
    pub(crate) required: bool,
    pub(crate) identifiers: Values,
    pub(crate) http_client: Option<SharedHttpClient>,
    pub(crate) timeouts: Option<TimeoutConfig>,
    /// The entry of the cache that the last attempt used.
    pub(crate) used: Mutex<Used>,
}

/// Prints no values of identifiers: parameters of endpoints are logged, and the values are values of an input.
impl fmt::Debug for DiscoveryParams {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DiscoveryParams")
            .field("operation", &self.operation)
            .field("identifiers", &names(&self.identifiers))
            .finish_non_exhaustive()
    }
}

/// The values that an endpoint depends on.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct EndpointKey {
    /// The ID of the access key, which is not secret.
    pub(crate) access_key_id: Option<String>,
    /// The endpoint by the rules of the service, which depends on the region.
    pub(crate) endpoint: String,
    /// The operation, if the endpoint depends on identifiers.
    pub(crate) operation: Option<&'static str>,
    pub(crate) identifiers: Values,
}

/// Prints neither the ID of the access key nor values of identifiers.
impl fmt::Debug for EndpointKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EndpointKey")
            .field("operation", &self.operation)
            .field("identifiers", &names(&self.identifiers))
            .finish_non_exhaustive()
    }
}

/// The state of a call.
#[derive(Debug, Default)]
pub(crate) struct Used {
    pub(crate) entry: Option<EndpointKey>,
    /// Whether an attempt found that the endpoint is not valid any more.
    pub(crate) was_invalid: bool,
}

/// Tells the resolver of endpoints about the call.
#[derive(Debug)]
pub(crate) struct DiscoveryInterceptor {
    pub(crate) name: &'static str,
    pub(crate) discovered_endpoint: ClientDiscoveredEndpoint,
}

#[dyn_dispatch_hint]
impl Intercept for DiscoveryInterceptor {
    fn name(&self) -> &'static str {
        "EndpointDiscoveryInterceptor"
    }

    fn read_before_serialization(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let identifiers = (self.discovered_endpoint.identifiers)(context.input()).into_iter();
        let identifiers = identifiers.filter_map(|(name, value)| Some((name, value?))).collect();
        let call = DiscoveryParams {
            operation: self.name,
            required: self.discovered_endpoint.required,
            identifiers,
            http_client: components.http_client(),
            timeouts: config.load::<TimeoutConfig>().cloned(),
            used: Mutex::default(),
        };
        if let Some(params) = config.get_mut_from_interceptor_state::<EndpointResolverParams>() {
            params.set_property(call);
        }
        Ok(())
    }
}
