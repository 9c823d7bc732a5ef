use crate::api_key::ApiKey;
use crate::auth::AuthSchemeId;
use crate::endpoint_rules::Endpoints;
use crate::error_rules::ErrorRules;
use crate::layers::Layers;
use crate::retries::Retries;
use aws_runtime::auth::SigningOptions;
use aws_sigv4::http_request::SignableBody;
use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;
use aws_smithy_schema::protocol::SharedClientProtocol;
use aws_types::SdkConfig;

/// Creates a protocol, for one client.
pub(crate) type MakeProtocol = fn() -> SharedClientProtocol;

/// The facts that all operations of one service share. Generated code has them in a `static`.
#[derive(Debug)]
pub struct Service {
    pub(crate) sdk_id: &'static str,
    pub(crate) client_name: &'static str,
    pub(crate) shape_name: &'static str,
    pub(crate) namespace: &'static str,
    pub(crate) version: &'static str,
    pub(crate) xml_namespace: Option<(&'static str, Option<&'static str>)>,
    pub(crate) protocol: MakeProtocol,
    pub(crate) endpoints: &'static Endpoints,
    pub(crate) signing_name: Option<&'static str>,
    pub(crate) auth_schemes: &'static [AuthSchemeId],
    pub(crate) api_key: Option<ApiKey>,
    pub(crate) digest_auth: bool,
    pub(crate) signing: Signing,
    pub(crate) errors: ErrorRules,
    pub(crate) retries: Retries,
    pub(crate) headers: &'static [(&'static str, &'static str)],
    pub(crate) endpoint_discovery: Option<EndpointDiscovery>,
    pub(crate) extension: Option<&'static Extension>,
    pub(crate) package_version: &'static str,
}

impl Service {
    /// Describes a service. `sdk_id` is its `sdkId`, such as `API Gateway`, or the name of its shape if it has none.
    /// `client_name`, such as `apigateway`, identifies configuration and retry quotas. The configuration can override the
    /// protocol.
    pub const fn new(
        sdk_id: &'static str,
        client_name: &'static str,
        protocol: MakeProtocol,
        endpoints: &'static Endpoints,
    ) -> Self {
        Self {
            sdk_id,
            client_name,
            shape_name: "",
            namespace: "",
            version: "",
            xml_namespace: None,
            protocol,
            endpoints,
            signing_name: None,
            auth_schemes: &[],
            api_key: None,
            digest_auth: false,
            signing: Signing::STANDARD,
            errors: ErrorRules::STANDARD,
            retries: Retries::STANDARD,
            headers: &[],
            endpoint_discovery: None,
            extension: None,
            package_version: "",
        }
    }

    /// The shape ID of the protocol, such as `aws.protocols#restJson1`.
    pub fn protocol_id(&self) -> String {
        (self.protocol)().protocol_id().as_str().to_owned()
    }

    /// Sets the name, namespace and version of the service shape.
    pub const fn with_shape(mut self, namespace: &'static str, name: &'static str, version: &'static str) -> Self {
        (self.namespace, self.shape_name, self.version) = (namespace, name, version);
        self
    }

    /// Sets the URI and prefix of the service's `xmlNamespace`.
    pub const fn with_xml_namespace(mut self, uri: &'static str, prefix: Option<&'static str>) -> Self {
        self.xml_namespace = Some((uri, prefix));
        self
    }

    /// Sets the name that SigV4 signs for.
    pub const fn with_signing_name(mut self, name: &'static str) -> Self {
        self.signing_name = Some(name);
        self
    }

    /// Sets the authentication schemes of the service, the preferred one first.
    pub const fn with_auth_schemes(mut self, schemes: &'static [AuthSchemeId]) -> Self {
        self.auth_schemes = schemes;
        self
    }

    /// Sets the place of the API key in requests.
    pub const fn with_api_key(mut self, api_key: ApiKey) -> Self {
        self.api_key = Some(api_key);
        self
    }

    /// Describes a service with operations that accept HTTP digest authentication.
    pub const fn with_digest_auth(mut self) -> Self {
        self.digest_auth = true;
        self
    }

    /// Sets how SigV4 signs requests.
    pub const fn with_signing(mut self, signing: Signing) -> Self {
        self.signing = signing;
        self
    }

    /// Sets how responses report that a call failed.
    pub const fn with_errors(mut self, errors: ErrorRules) -> Self {
        self.errors = errors;
        self
    }

    /// Sets how failed calls are retried.
    pub const fn with_retries(mut self, retries: Retries) -> Self {
        self.retries = retries;
        self
    }

    /// Sets headers that every request has.
    pub const fn with_headers(mut self, headers: &'static [(&'static str, &'static str)]) -> Self {
        self.headers = headers;
        self
    }

    /// Sets how its clients ask it for their endpoints.
    pub const fn with_endpoint_discovery(mut self, discovery: EndpointDiscovery) -> Self {
        self.endpoint_discovery = Some(discovery);
        self
    }

    /// Sets the extension of its clients.
    pub const fn with_extension(mut self, extension: &'static Extension) -> Self {
        self.extension = Some(extension);
        self
    }

    /// Sets the version of the package that the client is generated in, for the user agent.
    pub const fn with_package_version(mut self, version: &'static str) -> Self {
        self.package_version = version;
        self
    }

    /// The name that SigV4 signs for, if the service signs requests.
    pub const fn signing_name(&self) -> Option<&'static str> {
        self.signing_name
    }
}

/// How clients of a service ask for their endpoints.
#[derive(Debug, Clone, Copy)]
pub struct EndpointDiscovery {
    /// The code of the error that says that an endpoint is not valid any more.
    pub(crate) invalid_endpoint: Option<&'static str>,
    /// Whether an operation requires it.
    pub(crate) is_required: bool,
    /// Reads the setting from those that all clients of a program share.
    pub(crate) configure: fn(&Service, &SdkConfig, &mut Layers),
    /// Creates the plugin of a client that may ask.
    pub(crate) plugin: fn(&'static Service, &Layers) -> Option<SharedRuntimePlugin>,
}

/// The extension of the clients of one service.
#[derive(Debug)]
pub struct Extension {
    /// Reads settings from those that all clients of a program share.
    pub(crate) configure: fn(&Service, &SdkConfig, &mut Layers),
    /// Creates plugins for a client with this configuration. The settings of the configuration take precedence.
    pub(crate) plugins: fn(&'static Service, &Layers) -> Vec<SharedRuntimePlugin>,
}

/// How SigV4 signs requests, in which services differ.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html>
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signing {
    /// Whether the path is encoded a second time, and its dot segments are resolved, before it is signed.
    canonical_path: bool,
    /// Whether the hash of the body is also sent as the header `x-amz-content-sha256`.
    content_sha256_header: bool,
}

impl Signing {
    /// The signatures of most services.
    pub const STANDARD: Self = Self { canonical_path: true, content_sha256_header: false };

    /// The signatures of S3: object keys can contain dot segments, so paths are signed as they are sent.
    pub const S3: Self = Self { canonical_path: false, content_sha256_header: true };

    /// The signatures of most services, with the hash of the body as a header.
    pub const CONTENT_SHA256_HEADER: Self = Self { canonical_path: true, content_sha256_header: true };

    pub(crate) fn options(self, body: SignedBody) -> SigningOptions {
        let mut options = SigningOptions::default();
        options.double_uri_encode = self.canonical_path;
        options.normalize_uri_path = self.canonical_path;
        options.content_sha256_header = self.content_sha256_header || body != SignedBody::Payload;
        options.payload_override = match body {
            SignedBody::Payload => None,
            SignedBody::Unsigned => Some(SignableBody::UnsignedPayload),
            SignedBody::Events => Some(SignableBody::Precomputed("STREAMING-AWS4-HMAC-SHA256-EVENTS".to_owned())),
        };
        options
    }
}

/// The part of a signature that stands for the body of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SignedBody {
    /// The hash of the body.
    Payload,
    /// Nothing.
    Unsigned,
    /// Nothing: each event has a signature of its own.
    Events,
}
