use crate::plan::client::RuntimeModule;
use crate::plan::client::Service;

/// The endpoint of a client is one that the service tells it, which the runtime asks for: no operation has to be chosen for
/// it. <https://docs.aws.amazon.com/timestream/latest/developerguide/Using.API.html#Using-API.endpoint-discovery>
pub(super) fn customize(service: &mut Service) {
    service.modules.push(RuntimeModule::EndpointDiscovery);
}
