use crate::checksums::Checksums;
use crate::compression::Compression;
use crate::endpoint_discovery::{ClientDiscoveredEndpoint, Identifiers};
use crate::endpoint_rules::EndpointParams;
use crate::error::response::ErrorResponse;
use crate::event_stream::{EventsMember, ReadOutput, RequestEventsMember};
use crate::host_prefix::{HostLabels, HostPrefixInterceptor};
use crate::primitives::ByteStream;
use crate::schema::Shape;
use aws_runtime::retries::classifiers::{AwsErrorCodeClassifier, TRANSIENT_ERRORS};
use aws_runtime::service_clock_skew::ServiceClockSkewClassifier;
use aws_smithy_runtime::client::retries::classifiers::ModeledAsRetryableClassifier;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::AuthSchemeId;
use aws_smithy_runtime_api::client::interceptors::context::{Error, Input, Output};
use aws_smithy_runtime_api::client::result::CreateUnhandledError;
use aws_smithy_runtime_api::client::retries::classifiers::SharedRetryClassifier;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder;
use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::{SerdeError, SerializableStruct, ShapeDeserializer};
use aws_smithy_types::error::ErrorMetadata;
use aws_smithy_types::error::metadata::ProvideErrorMetadata;
use aws_smithy_types::error::operation::BuildError;
use aws_smithy_types::retry::ProvideErrorKind;
use std::fmt;
use std::sync::OnceLock;

/// An operation of a service, as generated code describes it to the runtime.
pub trait Operation: 'static {
    /// The input structure.
    type Input: SerializableStruct + fmt::Debug + Send + Sync + 'static;
    /// The output structure.
    type Output: fmt::Debug + Send + Sync + 'static;
    /// The error enum.
    type Error: std::error::Error
        + CreateUnhandledError
        + ProvideErrorMetadata
        + ProvideErrorKind
        + Send
        + Sync
        + 'static;

    /// The description of the operation for the runtime.
    fn descriptor() -> &'static Descriptor;

    /// Checks that the input has all required members.
    ///
    /// # Errors
    /// A field is missing or empty; the error names the first one.
    fn check(input: &Self::Input) -> Result<(), BuildError>;

    /// Reads the output from a successful response with these headers.
    ///
    /// # Errors
    /// The response is not as the model describes it.
    fn read_output(deserializer: &mut dyn ShapeDeserializer, headers: &Headers) -> Result<Self::Output, SerdeError>;

    /// Maps the code and body of an error response to an error of the model.
    fn read_error(metadata: ErrorMetadata, response: &ErrorResponse<'_>) -> Self::Error;
}

/// An [`Operation`] with its types erased, so that the code that calls it is compiled once for all operations.
pub struct Descriptor {
    pub(crate) name: &'static str,
    pub(crate) input: &'static Schema<'static>,
    pub(crate) output: &'static Schema<'static>,
    pub(crate) auth_schemes: Option<&'static [AuthSchemeId]>,
    pub(crate) prepare: fn(&Input) -> Result<&dyn SerializableStruct, BoxError>,
    pub(crate) read_output: ReadOutput,
    pub(crate) read_error: fn(ErrorMetadata, &ErrorResponse<'_>) -> Error,
    pub(crate) unhandled: fn(BoxError, ErrorMetadata) -> Error,
    pub(crate) retry_classifiers: fn(&[&'static str]) -> [SharedRetryClassifier; 3],
    pub(crate) checksums: Option<Checksums>,
    pub(crate) compression: Option<Compression>,
    pub(crate) discovered_endpoint: Option<ClientDiscoveredEndpoint>,
    pub(crate) endpoint_params: EndpointParams,
    pub(crate) host_prefix: Option<HostPrefixInterceptor>,
    pub(crate) idempotency_token: Option<TextMember>,
    pub(crate) long_polling: bool,
    pub(crate) may_stall: bool,
    pub(crate) request_events: Option<RequestEventsMember>,
    pub(crate) request_stream: Option<StreamMember<Input>>,
    pub(crate) requires_length: bool,
    pub(crate) response_events: Option<EventsMember>,
    pub(crate) response_stream: Option<StreamMember<Output>>,
    pub(crate) sensitive_output: bool,
    pub(crate) unsigned_payload: bool,
    pub(crate) unwrapped_output: bool,
    pub(crate) customize: Option<fn(&mut RuntimeComponentsBuilder)>,
    pub(crate) plugin: OnceLock<SharedRuntimePlugin>,
}

/// The member of an input or output that is the body; `None` for one of another operation.
pub(crate) type StreamMember<T> = fn(&mut T) -> Option<&mut ByteStream>;

/// A string member of an input; `None` for an input of another operation.
pub(crate) type TextMember = fn(&mut Input) -> Option<&mut Option<String>>;

impl Descriptor {
    /// Describes an operation by its name, its input and its output.
    pub fn new<O: Operation>(name: &'static str, input: &'static Shape, output: &'static Shape) -> Self {
        Self {
            name,
            input: input.schema(),
            output: output.schema(),
            auth_schemes: None,
            prepare: prepare::<O>,
            read_output: read_output::<O>,
            read_error: |metadata, response| Error::erase(O::read_error(metadata, response)),
            unhandled: |source, metadata| Error::erase(O::Error::create_unhandled_error(source, Some(metadata))),
            retry_classifiers: retry_classifiers::<O>,
            checksums: None,
            compression: None,
            discovered_endpoint: None,
            endpoint_params: |_, _| {},
            host_prefix: None,
            idempotency_token: None,
            long_polling: false,
            may_stall: false,
            request_events: None,
            request_stream: None,
            requires_length: false,
            response_events: None,
            response_stream: None,
            sensitive_output: false,
            unsigned_payload: false,
            unwrapped_output: false,
            customize: None,
            plugin: OnceLock::new(),
        }
    }

    /// Describes an operation whose authentication schemes are not those of its service.
    pub fn with_auth_schemes(mut self, schemes: &'static [AuthSchemeId]) -> Self {
        self.auth_schemes = Some(schemes);
        self
    }

    /// Describes an operation whose requests or responses have checksums.
    pub fn with_checksums(mut self, checksums: Checksums) -> Self {
        self.checksums = Some(checksums);
        self
    }

    /// Describes an operation whose requests are compressed.
    pub fn with_compression(mut self, compression: Compression) -> Self {
        self.compression = Some(compression);
        self
    }

    /// Describes an operation whose endpoint the service can name, or must. `identifiers` returns the members of the input
    /// that the endpoint depends on.
    pub fn with_discovered_endpoint(mut self, required: bool, identifiers: Identifiers) -> Self {
        self.discovered_endpoint = Some(ClientDiscoveredEndpoint { required, identifiers });
        self
    }

    /// Describes an operation that sets parameters of the endpoint.
    pub fn with_endpoint_params(mut self, params: EndpointParams) -> Self {
        self.endpoint_params = params;
        self
    }

    /// Describes an operation whose requests have a prefix before the host of the endpoint. The `template` has names of
    /// fields in braces; `labels` returns these fields with their values.
    pub fn with_host_prefix(mut self, template: &'static str, labels: HostLabels) -> Self {
        self.host_prefix = Some(HostPrefixInterceptor { template, labels });
        self
    }

    /// Describes an operation whose input has an idempotency token.
    pub fn with_idempotency_token(mut self, member: TextMember) -> Self {
        self.idempotency_token = Some(member);
        self
    }

    /// Describes an operation whose requests the service holds open until there is something to return. Programs call it in a
    /// loop.
    /// <https://smithy.io/2.0/spec/behavior-traits.html#longpoll-trait>
    pub fn with_long_polling(mut self) -> Self {
        self.long_polling = true;
        self
    }

    /// Describes an operation whose response may pause for a long time.
    pub fn with_stalls(mut self) -> Self {
        self.may_stall = true;
        self
    }

    /// Describes an operation whose request body is an event stream, which may pause for a long time.
    pub fn with_request_events(mut self, member: RequestEventsMember) -> Self {
        self.request_events = Some(member);
        self.with_stalls()
    }

    /// Describes an operation whose request body is a stream.
    pub fn with_request_stream(mut self, member: StreamMember<Input>) -> Self {
        self.request_stream = Some(member);
        self
    }

    /// Describes an operation whose request must have the length of its body.
    /// <https://smithy.io/2.0/spec/streaming.html#requireslength-trait>
    pub fn with_required_length(mut self) -> Self {
        self.requires_length = true;
        self
    }

    /// The stream of an input of this operation, if it has one, for tests that are generic over operations.
    pub fn stream_of_input<'i>(&self, input: &'i mut Input) -> Option<&'i mut ByteStream> {
        self.request_stream.and_then(|member| member(input))
    }

    /// The stream of an output of this operation, if it has one, for tests that are generic over operations.
    pub fn stream_of_output<'o>(&self, output: &'o mut Output) -> Option<&'o mut ByteStream> {
        self.response_stream.and_then(|member| member(output))
    }

    /// Describes an operation whose response body is an event stream, which may pause for a long time.
    pub fn with_response_events(mut self, member: EventsMember) -> Self {
        self.response_events = Some(member);
        self.with_stalls()
    }

    /// Describes an operation whose response body is a stream.
    pub fn with_response_stream(mut self, member: StreamMember<Output>) -> Self {
        self.response_stream = Some(member);
        self
    }

    /// Describes an operation whose responses have sensitive values, so that their bodies are not logged.
    pub fn with_sensitive_output(mut self) -> Self {
        self.sensitive_output = true;
        self
    }

    /// Describes an operation whose signature does not cover the body.
    /// <https://smithy.io/2.0/aws/aws-auth.html#aws-auth-unsignedpayload-trait>
    pub fn with_unsigned_payload(mut self) -> Self {
        self.unsigned_payload = true;
        self
    }

    /// Describes an operation whose response has no element around the members of its output.
    /// <https://smithy.io/2.0/aws/customizations/s3-customizations.html#aws-customizations-s3unwrappedxmloutput-trait>
    pub fn with_unwrapped_output(mut self) -> Self {
        self.unwrapped_output = true;
        self
    }

    /// Describes an operation that is customized by a function of the module `__private::services`.
    pub fn with_customization(mut self, customize: fn(&mut RuntimeComponentsBuilder)) -> Self {
        self.customize = Some(customize);
        self
    }
}

impl fmt::Debug for Descriptor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Descriptor").field(&self.name).finish()
    }
}

fn prepare<O: Operation>(input: &Input) -> Result<&dyn SerializableStruct, BoxError> {
    let input = input.downcast_ref::<O::Input>().ok_or("an interceptor set the input of another operation")?;
    O::check(input)?;
    Ok(input)
}

fn read_output<O: Operation>(
    deserializer: &mut dyn ShapeDeserializer,
    headers: &Headers,
) -> Result<Output, SerdeError> {
    O::read_output(deserializer, headers).map(Output::erase)
}

fn retry_classifiers<O: Operation>(transient_codes: &[&'static str]) -> [SharedRetryClassifier; 3] {
    let codes = [TRANSIENT_ERRORS, transient_codes].concat();
    [
        SharedRetryClassifier::new(ModeledAsRetryableClassifier::<O::Error>::new()),
        SharedRetryClassifier::new(AwsErrorCodeClassifier::<O::Error>::builder().transient_errors(codes).build()),
        SharedRetryClassifier::new(ServiceClockSkewClassifier::<O::Error>::new()),
    ]
}
