use super::members::{Members, text};
use super::service::{EC2_XML, JSON_1_1, Kind, REQUEST_ID, Server, invalid, is_bound, status};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct};
use aws_smithy_schema::{Schema, ShapeType, shape_id};
use aws_smithy_types::body::SdkBody;
use std::cell::Cell;

/// An error that a server returns.
pub struct ServerError<'e> {
    /// The error code: in most protocols, the name of the exception's shape.
    pub code: &'e str,
    /// The namespace of the exception's shape, which some protocols send with the code.
    pub namespace: Option<&'e str>,
    /// The code of the service's earlier query protocol, if the service sends it in a header.
    pub query_code: Option<&'e str>,
    /// The status of the response.
    pub status: u16,
    /// The message, unless it is among the members.
    pub message: Option<&'e str>,
    /// The exception, with the schema to write it with.
    pub value: Option<(&'e dyn SerializableStruct, &'e Schema<'e>)>,
}

impl Server {
    /// Writes an error of an operation.
    ///
    /// # Errors
    /// The protocol cannot carry a value.
    pub fn write_error(&self, error: &ServerError<'_>) -> Result<HttpResponse, SerdeError> {
        let mut response = match error.value {
            Some((value, schema)) if self.kind.is_rest() => {
                let members = Members::of(value, schema);
                let mut response = self.write_bound(&members, schema, "")?;
                *response.body_mut() = SdkBody::empty();
                response
            }
            _ => HttpResponse::new(http::StatusCode::OK.into(), SdkBody::empty()),
        };
        *response.status_mut() = status(error.status)?;
        let headers = response.headers_mut();
        match self.kind {
            Kind::RestJson => {
                headers.try_insert("x-amzn-errortype", error.code.to_owned()).map_err(invalid)?;
                headers.insert("content-type", "application/json");
            }
            Kind::RestXml { .. } => drop(headers.insert("content-type", "application/xml")),
            Kind::AwsQuery => drop(headers.insert("content-type", "text/xml")),
            Kind::Ec2Query => drop(headers.insert("content-type", EC2_XML)),
            Kind::AwsJson(content_type) => drop(headers.insert("content-type", content_type)),
            Kind::RpcV2(content_type, protocol) => {
                headers.insert("content-type", content_type);
                headers.insert("smithy-protocol", protocol);
            }
        }
        if let Some(code) = error.query_code {
            let fault = fault(error.status);
            headers.try_insert("x-amzn-query-error", format!("{code};{fault}")).map_err(invalid)?;
        }
        headers.insert("x-amzn-requestid", REQUEST_ID);
        *response.body_mut() = SdkBody::from(self.error_body(error)?);
        Ok(response)
    }

    fn error_body(&self, error: &ServerError<'_>) -> Result<Vec<u8>, SerdeError> {
        let schema = error.value.map_or(&NO_MEMBERS, |(_, schema)| schema);
        let mut members = Members {
            value: error.value.map(|(value, _)| value),
            schema,
            before: Vec::new(),
            message: None,
            is_left_out: if self.kind.is_rest() { is_bound } else { |_| false },
            status: Cell::new(None),
        };
        let named = |member: &&Schema<'_>| {
            let name = member.member_name().unwrap_or_default();
            ["message", "errormessage"].contains(&name.to_ascii_lowercase().as_str())
        };
        let message = error.message.filter(|_| !schema.members().iter().any(named));
        // awsJson1_1 has no namespaces.
        let kind = match error.namespace.filter(|_| self.kind != Kind::AwsJson(JSON_1_1)) {
            Some(namespace) => format!("{namespace}#{}", error.code),
            None => error.code.to_owned(),
        };
        match self.kind {
            Kind::RestJson | Kind::AwsJson(_) | Kind::RpcV2(..) => {
                if !self.kind.is_rest() {
                    members.before.push((&TYPE, &kind));
                }
                members.before.extend(message.map(|message| (&MESSAGE, message)));
                self.body(&members, schema)
            }
            #[cfg(any(feature = "query", feature = "xml"))]
            _ => self.xml_error(error, members, message).map(String::into_bytes),
            #[cfg(not(any(feature = "query", feature = "xml")))]
            _ => Err(super::service::no_feature()),
        }
    }

    #[cfg(any(feature = "query", feature = "xml"))]
    fn xml_error<'e>(
        &self,
        error: &'e ServerError<'_>,
        mut members: Members<'e>,
        message: Option<&'e str>,
    ) -> Result<String, SerdeError> {
        members.message = Some(&CAPITAL_MESSAGE);
        if self.kind != Kind::Ec2Query {
            members.before.push((&FAULT, fault(error.status)));
        }
        members.before.push((&CODE, error.code));
        members.before.extend(message.map(|message| (&CAPITAL_MESSAGE, message)));
        let schema = members.schema;
        let element = super::xml::element("Error", &members, schema)?;
        Ok(match self.kind {
            Kind::Ec2Query => {
                format!("<Response><Errors>{element}</Errors><RequestID>{REQUEST_ID}</RequestID></Response>")
            }
            Kind::RestXml { wraps_errors: false } => element,
            _ => format!("<ErrorResponse>{element}<RequestId>{REQUEST_ID}</RequestId></ErrorResponse>"),
        })
    }
}

/// The side at fault, in the words of AWS's protocols.
fn fault(status: u16) -> &'static str {
    if status < 500 { "Sender" } else { "Receiver" }
}

static NO_MEMBERS: Schema<'static> = Schema::new_struct(shape_id!("smithereens", "Error"), ShapeType::Structure, &[]);
static TYPE: Schema<'static> = text("__type", 1000);
static MESSAGE: Schema<'static> = text("message", 1001);
#[cfg(any(feature = "query", feature = "xml"))]
static FAULT: Schema<'static> = text("Type", 1002);
#[cfg(any(feature = "query", feature = "xml"))]
static CODE: Schema<'static> = text("Code", 1003);
#[cfg(any(feature = "query", feature = "xml"))]
static CAPITAL_MESSAGE: Schema<'static> = text("Message", 1004);
