use crate::schemas::Schemas;
use crate::values::{self, Blobs};
use crate::written::Written;
use serde_json::{Map, Value};
use smithereens::__private::protocol;
use smithereens::__private::schema::Schema;
use smithereens::__private::server::{self, Request, Route, Server, ServerError};
use smithereens::config::http::HttpResponse;
use smithereens::error::SerdeError;
use smithereens_codegen::model::{Member, Model, Node, Shape, ShapeId, ShapeKind};

/// A service of a model, which reads requests of its protocols and writes responses.
#[derive(Debug)]
pub struct Service {
    shape: &'static Shape,
    operations: Vec<Operation>,
    /// The protocols, the preferred one first.
    protocols: Vec<Protocol>,
}

/// An operation, whatever the protocol.
#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) shape: &'static Shape,
    pub(crate) input: &'static Shape,
    pub(crate) output: &'static Shape,
    errors: Vec<&'static Shape>,
    /// The required members of the input.
    required: Vec<String>,
}

/// A protocol of the service, with what the operations are in it.
#[derive(Debug)]
pub(crate) struct Protocol {
    pub(crate) server: Server,
    pub(crate) schemas: Schemas,
    messages: Vec<Messages>,
}

/// The schemas and the route of an operation.
#[derive(Debug)]
pub(crate) struct Messages {
    pub(crate) input: &'static Schema<'static>,
    output: &'static Schema<'static>,
    route: Option<Route<'static>>,
}

/// A call that a request makes.
#[derive(Debug, Clone, Copy)]
pub struct Call {
    /// The position of the protocol.
    protocol: usize,
    /// The position of the operation.
    operation: usize,
}

/// Why a service cannot respond to a request as it should.
#[derive(Debug)]
pub struct Failure {
    /// The problem, and its solution.
    pub message: String,
    /// The error code of the response.
    pub code: &'static str,
    /// The status of the response.
    pub status: u16,
}

/// An error to respond with.
#[derive(Debug, Default)]
pub struct ScriptedError<'e> {
    /// The shape ID or name of an exception of the model, or any other error code.
    pub code: &'e str,
    /// The members of the exception.
    pub members: Map<String, Value>,
    /// The message, if the exception has no such member.
    pub message: Option<&'e str>,
    /// The status, if it is not that of the exception.
    pub status: Option<u16>,
}

/// Creates a protocol from the value of its trait.
type CreateProtocol = fn(&Node) -> server::SharedClientProtocol;

/// The protocols, the preferred one first.
const PROTOCOLS: [(&str, CreateProtocol); 8] = [
    ("smithy.protocols#rpcv2Cbor", |_| protocol::rpc_v2_cbor()),
    ("aws.protocols#awsJson1_0", |_| protocol::aws_json_1_0()),
    ("aws.protocols#awsJson1_1", |_| protocol::aws_json_1_1()),
    ("aws.protocols#restJson1", |_| protocol::rest_json_1()),
    ("aws.protocols#restXml", |applied| match applied.get("noErrorWrapping").and_then(Node::as_bool) {
        Some(true) => protocol::rest_xml_no_error_wrapping(),
        _ => protocol::rest_xml(),
    }),
    ("aws.protocols#awsQuery", |_| protocol::aws_query()),
    ("aws.protocols#ec2Query", |_| protocol::ec2_query()),
    ("smithy.protocols#rpcv2Json", |_| protocol::rpc_v2_json()),
];

impl Service {
    /// The service of a model, with this shape ID or name if the model has several. It stays in memory until the program
    /// ends, as its schemas do.
    ///
    /// # Errors
    /// The model does not have this service, or its protocols are not supported. The error says what the model has.
    pub fn new(model: Model, service: Option<&str>, protocol: Option<&str>) -> Result<Self, String> {
        let model: &'static Model = Box::leak(Box::new(model));
        let is_chosen = |id: &ShapeId| service.is_none_or(|chosen| id.as_str() == chosen || id.name() == chosen);
        let found: Vec<_> = model.services().filter(|(shape, _)| is_chosen(&shape.id)).collect();
        let (shape, bindings) = match found[..] {
            [one] => one,
            _ => {
                let all: Vec<&str> = model.services().map(|(shape, _)| shape.id.as_str()).collect();
                return Err(format!(
                    "expected one service{}, found {} in the model: {}",
                    service.map(|name| format!(" `{name}`")).unwrap_or_default(),
                    found.len(),
                    all.join(", ")
                ));
            }
        };
        let operations: Vec<Operation> = model
            .operations(bindings)
            .into_iter()
            .filter_map(|id| Operation::new(model, id, &bindings.errors))
            .collect();
        let is_chosen = |id: &str| protocol.is_none_or(|chosen| id == chosen || id.ends_with(&format!("#{chosen}")));
        let supported = PROTOCOLS.iter().filter(|(id, _)| is_chosen(id));
        let supported = supported.filter_map(|(id, create)| Some((create, shape.traits.get(id)?)));
        let protocols: Result<Vec<Protocol>, SerdeError> =
            supported.map(|(create, applied)| Protocol::new(model, shape, create(applied), &operations)).collect();
        let protocols = protocols.map_err(|error| error.to_string())?;
        if protocols.is_empty() {
            let all = PROTOCOLS.map(|(id, _)| id).join(", ");
            return Err(format!(
                "`{}` has no supported protocol{}; supported protocols: {all}",
                shape.id,
                match protocol {
                    Some(name) => format!(" `{name}`"),
                    None => String::new(),
                }
            ));
        }
        Ok(Self { shape, operations, protocols })
    }

    /// The shape ID of the service.
    pub fn id(&self) -> &str {
        self.shape.id.as_str()
    }

    /// Whether the preferred protocol has the operation in the method and the path of requests.
    pub fn has_routes(&self) -> bool {
        self.protocols.first().is_some_and(|protocol| protocol.server.has_routes())
    }

    /// The shape IDs of the protocols.
    pub fn protocols(&self) -> impl Iterator<Item = &str> {
        self.protocols.iter().map(|protocol| protocol.server.protocol_id())
    }

    /// The call that a request makes.
    ///
    /// # Errors
    /// The request is for none of the operations.
    pub fn call(&self, request: &Request) -> Result<Call, Failure> {
        for (index, protocol) in self.protocols.iter().enumerate() {
            if let Some(operation) = self.find(protocol, request) {
                return Ok(Call { protocol: index, operation });
            }
        }
        let protocols: Vec<&str> = self.protocols().map(|id| id.rsplit('#').next().unwrap_or(id)).collect();
        Err(Failure {
            message: format!(
                "{} {} is for no operation of `{}` in its protocols ({}): check that the client is one of this service, \
                 and that the model has the operation",
                request.method(),
                request.path(),
                self.id(),
                protocols.join(", ")
            ),
            code: "UnknownOperationException",
            status: 404,
        })
    }

    fn find(&self, protocol: &Protocol, request: &Request) -> Option<usize> {
        if let Some(name) = protocol.server.operation_name(request) {
            return self.operations.iter().position(|operation| operation.name() == name);
        }
        let routes = self.operations.iter().zip(&protocol.messages).enumerate();
        let matching = routes.filter_map(|(index, (operation, messages))| {
            let route = messages.route.as_ref().filter(|_| protocol.server.has_routes())?;
            Some((route.specificity(request, &operation.required)?, index))
        });
        matching.max_by_key(|(specificity, index)| (*specificity, usize::MAX - index)).map(|(_, index)| index)
    }

    /// The names of the operations.
    pub fn operations(&self) -> impl Iterator<Item = &str> {
        self.operations.iter().map(|operation| operation.name())
    }

    /// The examples of an operation in the model.
    /// <https://smithy.io/2.0/spec/documentation-traits.html#examples-trait>
    pub(crate) fn examples(&self) -> impl Iterator<Item = (&'static str, &'static Node)> {
        self.operations.iter().flat_map(|operation| {
            let examples = operation.shape.traits.get("examples").and_then(Node::as_array).unwrap_or_default();
            examples.iter().map(|example| (operation.name(), example))
        })
    }

    /// A call of an operation in the preferred protocol.
    pub fn call_of(&self, operation: &str) -> Option<Call> {
        let operation = self.operations.iter().position(|found| found.name() == operation)?;
        Some(Call { protocol: 0, operation })
    }

    /// The name of the operation of a call.
    pub fn operation(&self, call: &Call) -> &str {
        self.operations.get(call.operation).map_or("", Operation::name)
    }

    /// Reads the input of a call, as JSON with blobs as base64 and timestamps as date-times.
    ///
    /// # Errors
    /// The request is not as the model describes it.
    pub fn read_input(&self, call: &Call, request: &Request) -> Result<Map<String, Value>, Failure> {
        let (protocol, operation, messages) = self.parts(call).map_err(Failure::malformed)?;
        let schema = messages.input;
        let read = |value: &mut dyn smithereens::__private::schema::ShapeDeserializer| {
            values::read_members(&protocol.schemas, operation.input, schema, value)
        };
        let mut input =
            protocol.server.read_input(request, operation.name(), schema, read).map_err(Failure::malformed)?;
        // A stream is left to the caller.
        let payload = schema.members().iter().find(|member| member.http_payload().is_some() && member.streaming());
        if let Some(name) = payload.and_then(|member| member.member_name())
            && !request.body().is_empty()
        {
            input.insert(name.to_owned(), values::blob(request.body()));
        }
        Ok(input)
    }

    /// Writes the output of a call.
    ///
    /// # Errors
    /// The output is not as the model describes it.
    pub fn write_output(
        &self,
        call: &Call,
        output: &Map<String, Value>,
        blobs: Blobs,
    ) -> Result<HttpResponse, SerdeError> {
        let (protocol, operation, messages) = self.parts(call)?;
        check_names(operation.output, output)?;
        let written = Written {
            schemas: &protocol.schemas,
            shape: operation.output,
            schema: messages.output,
            members: output,
            blobs,
            is_bound: protocol.server.has_routes(),
        };
        let described = server::Operation {
            name: operation.name(),
            input: messages.input,
            output: messages.output,
            is_unwrapped: operation.shape.traits.has("aws.customizations#s3UnwrappedXmlOutput"),
        };
        protocol.server.write_output(described, &written)
    }

    /// Writes an error as the response of a call.
    ///
    /// # Errors
    /// The error is not as the model describes it.
    pub fn write_error(
        &self,
        call: &Call,
        exception: &ScriptedError<'_>,
        blobs: Blobs,
    ) -> Result<HttpResponse, SerdeError> {
        let (protocol, operation, _) = self.parts(call)?;
        let is_named = |shape: &&&Shape| {
            let query = query_error(shape).and_then(|error| error.get("code")).and_then(Node::as_str);
            [shape.id.as_str(), shape.id.name()].contains(&exception.code) || query == Some(exception.code)
        };
        let Some(shape) = operation.errors.iter().find(is_named).copied() else {
            if let Some(name) = exception.members.keys().next() {
                return Err(SerdeError::invalid_input(format!(
                    "the member `{name}` needs an error of the model, but `{}` is not an error of `{}`",
                    exception.code,
                    operation.name()
                )));
            }
            return protocol.server.write_error(&ServerError {
                code: exception.code,
                namespace: None,
                query_code: None,
                status: exception.status.unwrap_or(400),
                message: exception.message,
                value: None,
            });
        };
        check_names(shape, &exception.members)?;
        self.write_exception(protocol, shape, exception, blobs)
    }

    fn write_exception(
        &self,
        protocol: &Protocol,
        shape: &'static Shape,
        exception: &ScriptedError<'_>,
        blobs: Blobs,
    ) -> Result<HttpResponse, SerdeError> {
        let schema = protocol.schemas.of(shape);
        let mut members = exception.members.clone();
        let is_message = |member: &&&Member| ["message", "errormessage"].contains(&&*member.name.to_ascii_lowercase());
        if let (Some(message), Some(member)) = (exception.message, shape.members().iter().find(is_message)) {
            members.entry(member.name.clone()).or_insert_with(|| message.into());
        }
        let written = Written {
            schemas: &protocol.schemas,
            shape,
            schema,
            members: &members,
            blobs,
            is_bound: protocol.server.has_routes(),
        };
        let query = query_error(shape);
        let query_code = query.and_then(|error| error.get("code")).and_then(Node::as_str).unwrap_or(shape.id.name());
        let is_query = protocol.server.protocol_id() == "aws.protocols#awsQuery";
        let number = |node: &Node| node.as_number().and_then(|number| u16::try_from(number.as_i64()?).ok());
        let of_query = query.filter(|_| is_query).and_then(|error| error.get("httpResponseCode")).and_then(number);
        let of_http = shape.traits.get("httpError").and_then(number);
        let of_fault = if shape.traits.string("error") == Some("server") { 500 } else { 400 };
        protocol.server.write_error(&ServerError {
            code: if is_query { query_code } else { shape.id.name() },
            namespace: Some(shape.id.namespace()),
            query_code: self.shape.traits.has("aws.protocols#awsQueryCompatible").then_some(query_code),
            status: exception.status.or(of_query).or(of_http).unwrap_or(of_fault),
            message: exception.message,
            value: Some((&written, schema)),
        })
    }

    /// Writes the response of a request that this service cannot respond to.
    pub fn write_failure(&self, request: &Request, failure: &Failure) -> HttpResponse {
        let headers = request.headers();
        let is_form = headers.get("content-type").is_some_and(|value| value.starts_with("application/x-www-form"));
        let is_likely = |protocol: &&Protocol| {
            let id = protocol.server.protocol_id();
            if headers.contains_key("smithy-protocol") {
                return id.contains("rpcv2");
            }
            if headers.contains_key("x-amz-target") {
                return id.contains("awsJson");
            }
            if is_form { protocol.server.is_query() } else { protocol.server.has_routes() }
        };
        let protocol = self.protocols.iter().find(is_likely).or(self.protocols.first());
        let response = protocol.and_then(|protocol| {
            let error = ServerError {
                code: failure.code,
                namespace: None,
                query_code: None,
                status: failure.status,
                message: Some(&failure.message),
                value: None,
            };
            protocol.server.write_error(&error).ok()
        });
        response.unwrap_or_else(|| server::plain_text(failure.status, &failure.message))
    }

    /// Converts a value of a call's input to the form in which it is read.
    ///
    /// # Errors
    /// It is not as the model describes it.
    pub fn canonical_input(&self, operation: &str, input: &Value, blobs: Blobs) -> Result<Value, SerdeError> {
        let found = self.operations.iter().find(|found| found.name() == operation);
        let operation = found.ok_or_else(|| SerdeError::invalid_input(format!("no operation `{operation}`")))?;
        let protocol = self.protocols.first().ok_or_else(|| SerdeError::custom("a service has a protocol"))?;
        values::canonical(&protocol.schemas, operation.input, input, blobs)
    }

    /// Like [`canonical_input`](Self::canonical_input), without the default values of members that are not there.
    pub(crate) fn canonical_members(&self, operation: &str, input: &Value, blobs: Blobs) -> Result<Value, SerdeError> {
        let mut members = self.canonical_input(operation, input, blobs)?;
        if let (Value::Object(members), Value::Object(given)) = (&mut members, input) {
            members.retain(|name, _| given.contains_key(name));
        }
        Ok(members)
    }

    pub(crate) fn parts(&self, call: &Call) -> Result<(&Protocol, &Operation, &Messages), SerdeError> {
        let protocol = self.protocols.get(call.protocol);
        let parts = protocol.and_then(|protocol| {
            Some((protocol, self.operations.get(call.operation)?, protocol.messages.get(call.operation)?))
        });
        parts.ok_or_else(|| SerdeError::custom("the call is one of another service"))
    }
}

impl Operation {
    fn new(model: &'static Model, id: &'static ShapeId, of_service: &'static [ShapeId]) -> Option<Self> {
        let shape = model.shape(id)?;
        let ShapeKind::Operation(bindings) = &shape.kind else { return None };
        let input = model.shape(&bindings.input)?;
        let required = input.members().into_iter().filter(|member| member.traits.has("required"));
        Some(Self {
            shape,
            input,
            output: model.shape(&bindings.output)?,
            errors: bindings.errors.iter().chain(of_service).filter_map(|id| model.shape(id)).collect(),
            required: required.map(|member| member.name.clone()).collect(),
        })
    }

    pub(crate) fn name(&self) -> &'static str {
        self.shape.id.name()
    }
}

impl Protocol {
    fn new(
        model: &'static Model,
        service: &'static Shape,
        protocol: server::SharedClientProtocol,
        operations: &[Operation],
    ) -> Result<Self, SerdeError> {
        let ShapeKind::Service(bindings) = &service.kind else {
            return Err(SerdeError::custom(format!("`{}` is not a service", service.id)));
        };
        let xml_namespace = service.traits.get("xmlNamespace").and_then(|namespace| {
            Some((namespace.get("uri")?.as_str()?, namespace.get("prefix").and_then(Node::as_str)))
        });
        let schemas = Schemas::new(model, protocol.protocol_id().as_str());
        let (name, namespace) = (service.id.name(), service.id.namespace());
        let server = Server::new(protocol, name, namespace, &bindings.version, xml_namespace)?;
        let messages = operations.iter().map(|operation| {
            let input = schemas.of_message(operation.input, Some(operation.shape));
            Messages { input, output: schemas.of_message(operation.output, None), route: Route::of(input) }
        });
        let messages = messages.collect();
        Ok(Self { server, schemas, messages })
    }
}

impl Failure {
    /// A request that is not as the model describes it.
    pub(crate) fn malformed(error: impl std::fmt::Display) -> Self {
        Self { message: format!("the request is malformed: {error}"), code: "SerializationException", status: 400 }
    }
}

fn query_error(shape: &Shape) -> Option<&Node> {
    shape.traits.get("aws.protocols#awsQueryError")
}

pub(crate) fn check_names(shape: &Shape, members: &Map<String, Value>) -> Result<(), SerdeError> {
    let known = shape.members();
    match members.keys().find(|name| !known.iter().any(|member| member.name == **name)) {
        Some(name) => {
            let known: Vec<&str> = known.iter().map(|member| member.name.as_str()).collect();
            let message = format!("`{}` has no member `{name}`: it has {}", shape.id, known.join(", "));
            Err(SerdeError::invalid_input(message))
        }
        None => Ok(()),
    }
}
