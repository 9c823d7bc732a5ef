use super::customization::Customization;
use crate::plan::client::{RuntimeModule, Service};

/// Timestream Query and Timestream Write.
pub(super) struct Timestream;

impl Customization for Timestream {
    /// The runtime requests the endpoint of a client from the service, whether or not `DescribeEndpoints` is selected.
    /// <https://docs.aws.amazon.com/timestream/latest/developerguide/Using.API.html#Using-API.endpoint-discovery>
    fn service(&self, service: &mut Service) {
        service.modules.push(RuntimeModule {
            name: "endpoint_discovery",
            docs: "Keeps the endpoint of a client up to date.",
            path: ["timestream", "endpoint_discovery"],
            client_macro: Some(("define_endpoint_discovery", &["with_endpoint_discovery_enabled"])),
        });
    }
}
