use crate::plan::names::Name;

/// What the runtime's module `services` does for an operation. The names are those of fields of its input.
#[derive(Debug)]
pub(crate) enum Customization {
    GlacierAccountId(Name),
    GlacierTreeHash,
    PredictEndpoint(Name),
    Route53ResourceId(Name),
    S3Bucket,
    S3Expires,
}

/// What the runtime's module `services` does for the clients of a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extension {
    Bedrock,
    S3Express,
}

impl Extension {
    /// The module of `services` that has it.
    pub(crate) fn module(self) -> &'static str {
        match self {
            Extension::Bedrock => "bedrock",
            Extension::S3Express => "s3_express",
        }
    }

    /// The runtime's macro for settings that no other service has.
    pub(crate) fn settings(self) -> Option<&'static str> {
        match self {
            Extension::Bedrock => None,
            Extension::S3Express => Some("define_s3_express_config"),
        }
    }
}

/// A module of the runtime's module `services` that the clients of a service have as their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RuntimeModule {
    DsqlAuthToken,
    EndpointDiscovery,
    RdsAuthToken,
}

impl RuntimeModule {
    /// Its name in the client, what it is there for, and its path in `services`.
    pub(crate) fn facts(self) -> (&'static str, &'static str, [&'static str; 2]) {
        const AUTH_TOKEN: (&str, &str) = ("auth_token", "Tokens that databases take as passwords.");
        match self {
            RuntimeModule::DsqlAuthToken => (AUTH_TOKEN.0, AUTH_TOKEN.1, ["auth_token", "dsql"]),
            RuntimeModule::EndpointDiscovery => (
                "endpoint_discovery",
                "What keeps the endpoint of a client up to date.",
                ["timestream", "endpoint_discovery"],
            ),
            RuntimeModule::RdsAuthToken => (AUTH_TOKEN.0, AUTH_TOKEN.1, ["auth_token", "rds"]),
        }
    }

    /// The runtime's macro for what the client itself has beside the module.
    pub(crate) fn of_client(self) -> Option<&'static str> {
        match self {
            RuntimeModule::EndpointDiscovery => Some("define_endpoint_discovery"),
            RuntimeModule::DsqlAuthToken | RuntimeModule::RdsAuthToken => None,
        }
    }
}

/// What a presigned request does with its body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presigned {
    /// It is not signed.
    Unsigned,
    /// There is none, and what would stand in it stands in the query.
    Query,
}
