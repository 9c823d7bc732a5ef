use crate::protocol::MakeProtocol;
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
    /// The first label of the regional host name, such as `apigateway`; `None` for a service that is not AWS's, whose
    /// endpoint must be configured.
    pub endpoint_prefix: Option<&'static str>,
    /// The name that SigV4 signs for.
    pub signing_name: Option<&'static str>,
    /// The authentication schemes of the service, the preferred one first.
    pub auth_schemes: &'static [AuthSchemeId],
    /// Headers that every request carries.
    pub headers: &'static [(&'static str, &'static str)],
    /// The version of the package that the client is generated in, for the user agent.
    pub package_version: &'static str,
}
