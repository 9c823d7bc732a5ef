use crate::model::Node;
use crate::plan::client::{Endpoints, Settings};

/// Plans the settings of a test. Parameters that the endpoints lack are ignored.
pub(super) fn plan(case: &Node, endpoints: &Endpoints) -> Settings {
    let Some(config) = case.get("vendorParams").and_then(|params| params.get("scopedConfig")) else {
        return Settings::default();
    };
    // The settings of an operation override those of the client.
    let of_s3 = |name: &str| {
        let mut scopes = ["operation", "client"].into_iter();
        scopes.find_map(|scope| config.get(scope)?.get("s3")?.get(name))
    };
    let is_on = |name: &str| of_s3(name).and_then(Node::as_bool) == Some(true);
    let params = [
        ("ForcePathStyle", of_s3("addressing_style").and_then(Node::as_str) == Some("path")),
        ("Accelerate", is_on("use_accelerate_endpoint")),
    ];
    let position = |(name, is_set): (&str, bool)| endpoints.client_param(name).filter(|_| is_set);
    Settings {
        region: config.get("client").and_then(|client| client.get("region")?.as_str()).map(str::to_owned),
        use_dual_stack: is_on("use_dualstack_endpoint"),
        endpoint_params: params.into_iter().filter_map(position).collect(),
    }
}
