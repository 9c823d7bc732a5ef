use crate::auth::ApiKey;
use crate::endpoint::Endpoints;
use crate::error_rules::ErrorRules;
use crate::protocol::MakeProtocol;
use crate::retries::Retries;
use crate::services::Extension;
use aws_runtime::auth::{PayloadSigningOverride, SigningOptions};
use aws_smithy_runtime_api::client::auth::AuthSchemeId;

/// What all operations of one service share. Generated code holds one as a `static`.
#[derive(Debug)]
pub struct Service {
    /// The `sdkId` of the service, such as `API Gateway`; the shape's name for a service that is not AWS's.
    pub sdk_id: &'static str,
    /// The name under which the client's configuration and its retry quota are kept, such as `apigateway`.
    pub client_name: &'static str,
    /// The name of the service shape.
    pub shape_name: &'static str,
    /// The namespace of the service shape.
    pub namespace: &'static str,
    /// The version of the service shape.
    pub version: &'static str,
    /// The URI and prefix of the service's `xmlNamespace`, if it has one.
    pub xml_namespace: Option<(&'static str, Option<&'static str>)>,
    /// The protocol that requests and responses are written in, unless the configuration names another.
    pub protocol: MakeProtocol,
    /// Where requests go.
    pub endpoints: &'static Endpoints,
    /// The name that SigV4 signs for.
    pub signing_name: Option<&'static str>,
    /// The authentication schemes of the service, the preferred one first.
    pub auth_schemes: &'static [AuthSchemeId],
    /// Where requests carry an API key, of a service that has such.
    pub api_key: Option<ApiKey>,
    /// How SigV4 signs requests to it.
    pub signing: Signing,
    /// How it says that a call failed.
    pub errors: ErrorRules,
    /// How failed calls of it are tried again.
    pub retries: Retries,
    /// Headers that every request carries.
    pub headers: &'static [(&'static str, &'static str)],
    /// What its clients do that those of others do not.
    pub extension: Option<&'static Extension>,
    /// The version of the package that the client is generated in, for the user agent.
    pub package_version: &'static str,
}

/// How SigV4 signs requests, in which services differ.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html>
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Signing {
    /// Whether the path is encoded a second time, and its dot segments are resolved, before it is signed.
    pub canonical_path: bool,
    /// Whether the hash of the body is a header too, `x-amz-content-sha256`.
    pub content_sha256_header: bool,
}

impl Signing {
    /// As most services sign.
    pub const STANDARD: Self = Self { canonical_path: true, content_sha256_header: false };

    /// As S3 signs: keys of objects may look like paths that lead nowhere, and are signed as they are sent.
    pub const S3: Self = Self { canonical_path: false, content_sha256_header: true };

    /// As most services sign, with the hash of the body as a header.
    pub const CONTENT_SHA256_HEADER: Self = Self { canonical_path: true, content_sha256_header: true };

    pub(crate) fn options(self, unsigned_payload: bool) -> SigningOptions {
        let mut options = SigningOptions::default();
        options.double_uri_encode = self.canonical_path;
        options.normalize_uri_path = self.canonical_path;
        options.content_sha256_header = self.content_sha256_header || unsigned_payload;
        options.payload_override =
            unsigned_payload.then(|| PayloadSigningOverride::unsigned_payload().to_signable_body());
        options
    }
}
