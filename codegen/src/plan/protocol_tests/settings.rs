use crate::model::Node;
use crate::plan::Endpoints;

/// What the configuration of the client sets in a test: the `scopedConfig` of its `vendorParams`, in the form that Smithy's
/// tests of AWS's protocols call `AwsConfig`.
#[derive(Debug, Default)]
pub(crate) struct Settings {
    pub(crate) region: Option<String>,
    pub(crate) use_dual_stack: bool,
    /// The positions of the endpoint's parameters that are set to true.
    pub(crate) endpoint_params: Vec<usize>,
}

impl Settings {
    /// The settings of a test for a client with these endpoints, which may lack the parameters that are wanted.
    pub(super) fn of(case: &Node, endpoints: &Endpoints) -> Self {
        let Some(config) = case.get("vendorParams").and_then(|params| params.get("scopedConfig")) else {
            return Self::default();
        };
        // What is set for an operation comes before what is set for all of them.
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
        Self {
            region: config.get("client").and_then(|client| client.get("region")?.as_str()).map(str::to_owned),
            use_dual_stack: is_on("use_dualstack_endpoint"),
            endpoint_params: params.into_iter().filter_map(position).collect(),
        }
    }
}
