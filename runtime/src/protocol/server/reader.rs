use super::request::Request;
use super::route::Route;
use super::service::{Kind, Server};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};
use aws_smithy_types::body::SdkBody;

/// An empty map in CBOR, which the body of a request without members can leave out.
const EMPTY_MAP: &[u8] = &[0xa0];

impl Server {
    /// Whether a request is for an operation of this service. The route is that of its `http` trait.
    pub fn is_for(&self, request: &Request, operation: &str, route: Option<&Route<'_>>) -> bool {
        match self.kind {
            Kind::RestJson | Kind::RestXml { .. } => route.is_some_and(|route| route.labels(request).is_some()),
            _ => self.operation_name(request).as_deref() == Some(operation),
        }
    }

    /// The name of the operation in a request, in protocols that have it there.
    pub fn operation_name(&self, request: &Request) -> Option<String> {
        if request.method() != "POST" {
            return None;
        }
        match self.kind {
            Kind::RestJson | Kind::RestXml { .. } => None,
            Kind::AwsJson(_) => {
                let target = request.headers().get("x-amz-target")?;
                let (service, operation) = target.rsplit_once('.')?;
                (service == self.shape_name).then(|| operation.to_owned())
            }
            Kind::RpcV2(_, protocol) => {
                let path = request.path().split_once("/service/")?.1;
                let (service, operation) = path.split_once("/operation/")?;
                let is_right = service == self.shape_name && request.headers().get("smithy-protocol") == Some(protocol);
                is_right.then(|| operation.to_owned())
            }
            Kind::AwsQuery | Kind::Ec2Query => {
                let mut pairs = super::request::pairs(std::str::from_utf8(request.body()).ok()?).into_iter();
                pairs.find(|(name, _)| name == "Action").map(|(_, operation)| operation)
            }
        }
    }

    /// Reads the input of an operation from a request that [is for it](Self::is_for).
    ///
    /// # Errors
    /// The request is not as the model describes it, or `read` fails.
    pub fn read_input<T>(
        &self,
        request: &Request,
        operation: &str,
        input: &Schema<'_>,
        read: impl FnOnce(&mut dyn ShapeDeserializer) -> Result<T, SerdeError>,
    ) -> Result<T, SerdeError> {
        let config = self.config(operation);
        match self.kind {
            Kind::RestJson | Kind::RestXml { .. } => {
                let labels = Route::of(input).and_then(|route| route.labels(request)).unwrap_or_default();
                let message = self.protocol.deserialize_response(request.message(), input, &config)?;
                read(&mut super::bound::BoundReader::new(message, request, labels))
            }
            Kind::RpcV2("application/cbor", _) if request.body().is_empty() => {
                let empty = HttpResponse::new(http::StatusCode::OK.into(), SdkBody::from(EMPTY_MAP));
                read(&mut *self.protocol.deserialize_response(&empty, input, &config)?)
            }
            Kind::AwsJson(_) | Kind::RpcV2(..) => {
                read(&mut *self.protocol.deserialize_response(request.message(), input, &config)?)
            }
            #[cfg(feature = "query")]
            Kind::AwsQuery | Kind::Ec2Query => {
                let body = std::str::from_utf8(request.body())
                    .map_err(|error| SerdeError::invalid_input(format!("the form must be UTF-8: {error}")))?;
                let is_ec2 = self.kind == Kind::Ec2Query;
                read(&mut super::form::FormReader::new(super::request::pairs(body), is_ec2))
            }
            #[cfg(not(feature = "query"))]
            Kind::AwsQuery | Kind::Ec2Query => Err(super::service::no_feature()),
        }
    }
}
