use super::members::Members;
use crate::payload_member;
use aws_smithy_runtime_api::client::orchestrator::{HttpResponse, Metadata};
use aws_smithy_runtime_api::http::StatusCode;
use aws_smithy_schema::Schema;
use aws_smithy_schema::protocol::{
    ServiceShapeName, ServiceShapeNamespace, ServiceVersion, ServiceXmlNamespace, SharedClientProtocol,
};
use aws_smithy_schema::serde::SerdeError;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::config_bag::{ConfigBag, Layer};

/// A service that reads requests and writes responses in a protocol.
#[derive(Debug)]
pub struct Server {
    pub(super) protocol: SharedClientProtocol,
    pub(super) kind: Kind,
    pub(super) shape_name: String,
    namespace: String,
    version: String,
    xml_namespace: Option<(String, Option<String>)>,
}

/// The protocols, by what differs for servers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    RestJson,
    RestXml {
        wraps_errors: bool,
    },
    /// awsJson1_0 and awsJson1_1, by their content type.
    AwsJson(&'static str),
    /// rpcv2Cbor and rpcv2Json: the content type, and the value of the header that names the protocol.
    RpcV2(&'static str, &'static str),
    AwsQuery,
    Ec2Query,
}

impl Kind {
    /// Whether members are in the URI, in headers, and in the status.
    pub(super) fn is_rest(self) -> bool {
        matches!(self, Self::RestJson | Self::RestXml { .. })
    }
}

/// The content type of awsJson1_1.
pub(super) const JSON_1_1: &str = "application/x-amz-json-1.1";

/// The content type of ec2Query's responses.
pub(super) const EC2_XML: &str = "text/xml;charset=UTF-8";

/// The request ID of every response.
pub(super) const REQUEST_ID: &str = "00000000-0000-4000-8000-000000000000";

impl Server {
    /// A server of a service with this name, namespace and version.
    ///
    /// # Errors
    /// The protocol is not one of this crate.
    pub fn new(
        protocol: SharedClientProtocol,
        shape_name: &str,
        namespace: &str,
        version: &str,
        xml_namespace: Option<(&str, Option<&str>)>,
    ) -> Result<Self, SerdeError> {
        let id = protocol.protocol_id().as_str();
        let kind = match id {
            "aws.protocols#awsJson1_0" => Kind::AwsJson("application/x-amz-json-1.0"),
            "aws.protocols#awsJson1_1" => Kind::AwsJson(JSON_1_1),
            "aws.protocols#awsQuery" => Kind::AwsQuery,
            "aws.protocols#ec2Query" => Kind::Ec2Query,
            "aws.protocols#restJson1" => Kind::RestJson,
            "aws.protocols#restXml" => Kind::RestXml { wraps_errors: wraps_errors(&protocol) },
            "smithy.protocols#rpcv2Cbor" => Kind::RpcV2("application/cbor", "rpc-v2-cbor"),
            "smithy.protocols#rpcv2Json" => Kind::RpcV2("application/json", "rpc-v2-json"),
            _ => return Err(SerdeError::unsupported(format!("the protocol `{id}` has no server"))),
        };
        Ok(Self {
            protocol,
            kind,
            shape_name: shape_name.to_owned(),
            namespace: namespace.to_owned(),
            version: version.to_owned(),
            xml_namespace: xml_namespace.map(|(uri, prefix)| (uri.to_owned(), prefix.map(str::to_owned))),
        })
    }

    /// The shape ID of the protocol.
    pub fn protocol_id(&self) -> &str {
        self.protocol.protocol_id().as_str()
    }

    /// The protocol.
    pub fn protocol(&self) -> &SharedClientProtocol {
        &self.protocol
    }

    /// Whether requests are for the operation whose method and path they have.
    pub fn has_routes(&self) -> bool {
        self.kind.is_rest()
    }

    /// Whether requests are forms.
    pub fn is_query(&self) -> bool {
        matches!(self.kind, Kind::AwsQuery | Kind::Ec2Query)
    }

    /// The facts that a protocol looks up.
    pub(super) fn config(&self, operation: &str) -> ConfigBag {
        let mut layer = Layer::new("Server");
        layer.store_put(ServiceShapeName::new(self.shape_name.clone()));
        layer.store_put(ServiceShapeNamespace::new(self.namespace.clone()));
        layer.store_put(ServiceVersion::new(self.version.clone()));
        layer.store_put(Metadata::new(operation.to_owned(), self.shape_name.clone()));
        if let Some((uri, prefix)) = self.xml_namespace.clone() {
            layer.store_put(ServiceXmlNamespace::new(uri, prefix.map(Into::into)));
        }
        ConfigBag::of_layers(vec![layer])
    }

    /// The namespace of the service as an attribute of an element, with a space before it.
    #[cfg(feature = "query")]
    pub(super) fn xml_namespace(&self) -> String {
        let namespace = self.xml_namespace.as_ref();
        namespace.map(|(uri, prefix)| super::xml::namespace((uri, prefix.as_deref()))).unwrap_or_default()
    }

    /// Writes a structure as the client writes an input: its headers and its body are those of the response.
    pub(super) fn write_bound(
        &self,
        members: &Members<'_>,
        schema: &Schema<'_>,
        operation: &str,
    ) -> Result<HttpResponse, SerdeError> {
        let config = self.config(operation);
        let mut request = self.protocol.serialize_request(members, schema, "", &config)?;
        // A stream is not in the request yet.
        let payload = payload_member::payload(schema).filter(|_| self.kind.is_rest());
        if let Some(payload) = payload
            && (request.body().content_length() != Some(0) || payload.streaming())
            && !request.headers().contains_key("content-type")
        {
            request
                .headers_mut()
                .try_insert("content-type", payload_member::media_type(payload).to_owned())
                .map_err(invalid)?;
        }
        let mut headers = std::mem::take(request.headers_mut());
        for name in ["content-length", "accept"] {
            headers.remove(name);
        }
        let mut response = HttpResponse::new(http::StatusCode::OK.into(), request.take_body());
        *response.headers_mut() = headers;
        Ok(response)
    }

    /// The body that has the members of a structure, whatever they are bound to.
    pub(super) fn body(&self, members: &Members<'_>, schema: &Schema<'_>) -> Result<Vec<u8>, SerdeError> {
        let codec = self.protocol.payload_codec().ok_or_else(no_feature)?;
        let mut serializer = codec.create_serializer();
        serializer.write_struct(schema, members)?;
        Ok(serializer.finish_boxed())
    }
}

/// Whether a response has a member outside of its body.
pub(super) fn is_bound(member: &Schema<'_>) -> bool {
    member.http_header().is_some() || member.http_prefix_headers().is_some() || member.http_response_code().is_some()
}

/// A response in no protocol. A status that HTTP does not have is 500.
pub fn plain_text(code: u16, message: &str) -> HttpResponse {
    let status = status(code).unwrap_or(http::StatusCode::INTERNAL_SERVER_ERROR.into());
    HttpResponse::new(status, SdkBody::from(message))
}

/// The status of a response.
pub(super) fn status(code: u16) -> Result<StatusCode, SerdeError> {
    StatusCode::try_from(code).map_err(invalid)
}

pub(super) fn invalid(error: impl std::error::Error) -> SerdeError {
    SerdeError::invalid_input(error.to_string())
}

pub(super) fn no_feature() -> SerdeError {
    SerdeError::unsupported("the protocol has no codec for bodies in this build of `smithereens`")
}

/// Whether errors are in an element `ErrorResponse`: whether the client finds one that is.
fn wraps_errors(protocol: &SharedClientProtocol) -> bool {
    let body = "<ErrorResponse><Error><Code>Wrapped</Code></Error></ErrorResponse>";
    let response = HttpResponse::new(http::StatusCode::BAD_REQUEST.into(), SdkBody::from(body));
    let metadata = protocol.parse_error_metadata(&response, &ConfigBag::base());
    metadata.is_ok_and(|metadata| metadata.build().code() == Some("Wrapped"))
}
