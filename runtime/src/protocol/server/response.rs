use super::members::Members;
use super::service::{EC2_XML, Kind, REQUEST_ID, Server, is_bound, status};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct};
use aws_smithy_types::body::SdkBody;

/// The operation that a response is for.
#[derive(Debug, Clone, Copy)]
pub struct Operation<'s> {
    /// The name of its shape.
    pub name: &'s str,
    /// The schema of its input, which has its `http` trait.
    pub input: &'s Schema<'s>,
    /// The schema of its output.
    pub output: &'s Schema<'s>,
    /// Whether the output has no element around its members, as in some responses of S3.
    pub is_unwrapped: bool,
}

impl Server {
    /// Writes the response of an operation.
    ///
    /// # Errors
    /// The protocol cannot carry a value.
    pub fn write_output(
        &self,
        operation: Operation<'_>,
        output: &dyn SerializableStruct,
    ) -> Result<HttpResponse, SerdeError> {
        let mut members = Members::of(output, operation.output);
        let mut response = match self.kind {
            Kind::RestJson | Kind::RestXml { .. } => {
                members.is_left_out = |member| member.http_response_code().is_some();
                let mut response = self.write_bound(&members, operation.output, operation.name)?;
                self.complete_body(&mut response, &mut members, operation.output)?;
                let code = members.status.get().map(u16::try_from).and_then(Result::ok);
                *response.status_mut() =
                    status(code.or(operation.input.http().map(|http| http.code())).unwrap_or(200))?;
                response
            }
            Kind::AwsJson(content_type) | Kind::RpcV2(content_type, _) => {
                let mut response = HttpResponse::new(status(200)?, SdkBody::empty());
                let is_unit = operation.output.shape_id().as_str() == UNIT;
                let is_empty = is_unit && matches!(self.kind, Kind::RpcV2(..));
                if !is_empty {
                    *response.body_mut() = SdkBody::from(self.body(&members, operation.output)?);
                    response.headers_mut().insert("content-type", content_type);
                }
                if let Kind::RpcV2(_, protocol) = self.kind {
                    response.headers_mut().insert("smithy-protocol", protocol);
                }
                response
            }
            Kind::AwsQuery | Kind::Ec2Query => {
                let mut response =
                    HttpResponse::new(status(200)?, SdkBody::from(self.xml_output(operation, &members)?));
                let content_type = if self.kind == Kind::Ec2Query { EC2_XML } else { "text/xml" };
                response.headers_mut().insert("content-type", content_type);
                response
            }
        };
        if operation.is_unwrapped {
            let body = unwrapped(response.body().bytes().unwrap_or_default());
            *response.body_mut() = SdkBody::from(body);
        }
        if !response.headers().contains_key("x-amzn-requestid") {
            response.headers_mut().insert("x-amzn-requestid", REQUEST_ID);
        }
        Ok(response)
    }

    /// Writes the body of a response without members in it: an empty object in JSON, and nothing in XML. A service without an
    /// output sends nothing.
    fn complete_body(
        &self,
        response: &mut HttpResponse,
        members: &mut Members<'_>,
        output: &Schema<'_>,
    ) -> Result<(), SerdeError> {
        let is_payload = |member: &&Schema<'_>| member.http_payload().is_some();
        if output.members().iter().any(is_payload) || output.shape_id().as_str() == UNIT {
            return Ok(());
        }
        if self.kind == Kind::RestJson {
            members.is_left_out = is_bound;
            *response.body_mut() = SdkBody::from(self.body(members, output)?);
            response.headers_mut().insert("content-type", "application/json");
        } else if output.members().iter().all(|member| is_bound(member)) {
            *response.body_mut() = SdkBody::empty();
        }
        Ok(())
    }

    #[cfg(feature = "query")]
    fn xml_output(&self, operation: Operation<'_>, members: &Members<'_>) -> Result<String, SerdeError> {
        let (name, namespace) = (operation.name, self.xml_namespace());
        let result = super::xml::content(members, operation.output)?;
        if self.kind == Kind::Ec2Query {
            return Ok(format!(
                "<{name}Response{namespace}>{result}<requestId>{REQUEST_ID}</requestId></{name}Response>"
            ));
        }
        let result = match operation.output.shape_id().as_str() {
            UNIT => String::new(),
            _ => format!("<{name}Result>{result}</{name}Result>"),
        };
        Ok(format!(
            "<{name}Response{namespace}>{result}\
             <ResponseMetadata><RequestId>{REQUEST_ID}</RequestId></ResponseMetadata></{name}Response>"
        ))
    }

    #[cfg(not(feature = "query"))]
    fn xml_output(&self, _operation: Operation<'_>, _members: &Members<'_>) -> Result<String, SerdeError> {
        Err(super::service::no_feature())
    }
}

/// The output of an operation without one.
const UNIT: &str = "smithy.api#Unit";

/// The content of the root element, which some outputs of S3 are instead of the members of the element.
fn unwrapped(body: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(body);
    let content = text.find('>').and_then(|start| text.get(start + 1..text.rfind("</")?));
    content.unwrap_or(&text).as_bytes().to_vec()
}
