//! `DescribeEndpoints`, which clients call even if it is not selected. It is the same in all services.
//! <https://smithy.io/2.0/aws/aws-core.html#aws-api-clientendpointdiscovery-trait>

use crate::call_error::CallError;
use crate::client::Handle;
use crate::config::SharedRuntimePlugin;
use crate::error::response::ErrorResponse;
use crate::error::{BuildError, ErrorMetadata, SdkError, SerdeError};
use crate::operation::{Descriptor, Operation};
use crate::read;
use crate::schema::{Schema, SerializableStruct, Shape, ShapeDeserializer, ShapeSerializer, ShapeType};
use std::collections::HashMap;
use std::fmt;
use std::sync::OnceLock;

/// The first endpoint in the response, which is the one to use.
#[derive(Debug)]
pub(crate) struct Discovery {
    pub(crate) address: String,
    pub(crate) cache_period_in_minutes: i64,
}

/// Calls the operation, with plugins after those of the client.
pub(crate) async fn call(
    handle: &Handle,
    input: DescribeEndpointsInput,
    plugins: Vec<SharedRuntimePlugin>,
) -> Result<Discovery, SdkError<CallError>> {
    // The descriptor is shared by all clients, and must not keep the plugin of one.
    handle.invoke_once::<DescribeEndpoints>(input, plugins).await
}

struct DescribeEndpoints;

impl Operation for DescribeEndpoints {
    type Input = DescribeEndpointsInput;
    type Output = Discovery;
    type Error = CallError;

    fn descriptor() -> &'static Descriptor {
        static DESCRIPTOR: OnceLock<Descriptor> = OnceLock::new();
        DESCRIPTOR.get_or_init(|| Descriptor::new::<DescribeEndpoints>("DescribeEndpoints", &INPUT, &OUTPUT))
    }

    fn check(_input: &DescribeEndpointsInput) -> Result<(), BuildError> {
        Ok(())
    }

    fn read_output(
        deserializer: &mut dyn ShapeDeserializer,
        _headers: &read::Headers,
    ) -> Result<Discovery, SerdeError> {
        let mut endpoints = None;
        read::members(deserializer, OUTPUT.schema(), &mut |member, deserializer| {
            read::set(&mut endpoints, read::list(deserializer, member, read))
        })?;
        let first = endpoints.unwrap_or_default().into_iter().next();
        first.ok_or_else(|| SerdeError::custom("the response contains no endpoint"))
    }

    fn read_error(metadata: ErrorMetadata, _response: &ErrorResponse<'_>) -> CallError {
        CallError::new(metadata)
    }
}

fn read(deserializer: &mut dyn ShapeDeserializer) -> Result<Discovery, SerdeError> {
    let (mut address, mut cache_period_in_minutes) = (None, None);
    read::members(deserializer, ENDPOINT.schema(), &mut |member, deserializer| match member.member_index() {
        Some(0) => read::set(&mut address, deserializer.read_string(member)),
        Some(1) => read::set(&mut cache_period_in_minutes, deserializer.read_long(member)),
        _ => Ok(()),
    })?;
    match (address, cache_period_in_minutes) {
        (Some(address), Some(cache_period_in_minutes)) => Ok(Discovery { address, cache_period_in_minutes }),
        _ => Err(SerdeError::custom("an endpoint in the response is incomplete")),
    }
}

/// The operation to call and the identifiers in its input, for services with an endpoint for each.
#[derive(Clone, Default)]
pub(crate) struct DescribeEndpointsInput {
    pub(crate) operation: Option<String>,
    pub(crate) identifiers: Option<HashMap<String, String>>,
}

/// Prints no values of identifiers, which are values of an input.
impl fmt::Debug for DescribeEndpointsInput {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DescribeEndpointsInput")
            .field("operation", &self.operation)
            .field("identifiers", &self.identifiers.as_ref().map(HashMap::keys))
            .finish()
    }
}

impl SerializableStruct for DescribeEndpointsInput {
    fn schema(&self) -> &Schema<'_> {
        INPUT.schema()
    }

    fn serialize_members(&self, serializer: &mut dyn ShapeSerializer) -> Result<(), SerdeError> {
        let members = INPUT.schema().members();
        if let (Some(operation), Some(member)) = (&self.operation, members.first()) {
            serializer.write_string(member, operation)?;
        }
        if let (Some(identifiers), Some(member)) = (&self.identifiers, members.get(1)) {
            serializer.write_string_string_map(member, identifiers)?;
        }
        Ok(())
    }
}

static INPUT: Shape = Shape::new(
    NAMESPACE,
    "DescribeEndpointsRequest",
    ShapeType::Structure,
    &[("Operation", ShapeType::String, &[]), ("Identifiers", ShapeType::Map, &[])],
    &[],
);

static OUTPUT: Shape = Shape::new(
    NAMESPACE,
    "DescribeEndpointsResponse",
    ShapeType::Structure,
    &[("Endpoints", ShapeType::List, &[])],
    &[],
);

static ENDPOINT: Shape = Shape::new(
    NAMESPACE,
    "Endpoint",
    ShapeType::Structure,
    &[("Address", ShapeType::String, &[]), ("CachePeriodInMinutes", ShapeType::Long, &[])],
    &[],
);

const NAMESPACE: &str = "smithereens";
