//! `DescribeEndpoints`, which clients call even if it is not selected.
//! <https://docs.aws.amazon.com/timestream/latest/developerguide/API_query_DescribeEndpoints.html>

use crate::call_error::CallError;
use crate::client::Handle;
use crate::error::response::ErrorResponse;
use crate::error::{BuildError, ErrorMetadata, SdkError, SerdeError};
use crate::operation::{Descriptor, Operation};
use crate::read;
use crate::schema::{Schema, SerializableStruct, Shape, ShapeDeserializer, ShapeSerializer, ShapeType};
use std::sync::OnceLock;

/// The first endpoint in the response, which is the one to use.
#[derive(Debug)]
pub(super) struct Discovery {
    pub(super) address: String,
    pub(super) cache_period_in_minutes: i64,
}

pub(super) async fn call(handle: &Handle) -> Result<Discovery, SdkError<CallError>> {
    // The descriptor is shared by all clients, and must not keep the plugin of one.
    handle.invoke_once::<DescribeEndpoints>(DescribeEndpointsInput).await
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

#[derive(Debug)]
pub(super) struct DescribeEndpointsInput;

impl SerializableStruct for DescribeEndpointsInput {
    fn schema(&self) -> &Schema<'_> {
        INPUT.schema()
    }

    fn serialize_members(&self, _serializer: &mut dyn ShapeSerializer) -> Result<(), SerdeError> {
        Ok(())
    }
}

static INPUT: Shape = Shape::new(NAMESPACE, "DescribeEndpointsRequest", ShapeType::Structure, &[], &[]);

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

const NAMESPACE: &str = "com.amazonaws.timestreamquery";
