//! `CreateSession`, which clients call even if it is not selected.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateSession.html>

use super::{DISABLE_PARAMETER, parameter};
use crate::__private::services::s3;
use crate::call_error::CallError;
use crate::client::Handle;
use crate::endpoint_rules::Values;
use crate::error::response::ErrorResponse;
use crate::error::{BuildError, ErrorMetadata, SdkError, SerdeError};
use crate::layers::Layers;
use crate::operation::{Descriptor, Operation};
use crate::read;
use crate::schema::{Schema, SerializableStruct, Shape, ShapeDeserializer, ShapeSerializer, ShapeType, Trait};
use crate::service::Service;
use aws_credential_types::Credentials;
use aws_smithy_runtime_api::client::interceptors::context::Input;
use std::sync::OnceLock;
use std::time::SystemTime;

/// Creates a session for a bucket, with the configuration of another call.
pub(super) async fn call(
    service: &'static Service,
    layers: &Layers,
    bucket: &str,
) -> Result<Credentials, SdkError<CallError>> {
    let input = CreateSessionInput { bucket: bucket.to_owned() };
    // The descriptor is shared by all clients, and must not keep the plugin of one.
    Handle::new(service, layers).invoke_once::<CreateSession>(input, Vec::new()).await
}

struct CreateSession;

/// The endpoint parameters: the bucket, and that the request is signed without a session.
fn endpoint_params(input: &Input, params: &mut Values) {
    let rules = params.rules();
    if let (Some(input), Some(index)) = (input.downcast_ref::<CreateSessionInput>(), parameter(rules, "bucket")) {
        params.set_text(index, Some(&input.bucket));
    }
    if let Some(index) = parameter(rules, DISABLE_PARAMETER) {
        params.set_boolean(index, Some(true));
    }
}

impl Operation for CreateSession {
    type Input = CreateSessionInput;
    type Output = Credentials;
    type Error = CallError;

    fn descriptor() -> &'static Descriptor {
        static DESCRIPTOR: OnceLock<Descriptor> = OnceLock::new();
        DESCRIPTOR.get_or_init(|| {
            Descriptor::new::<CreateSession>("CreateSession", &INPUT, &OUTPUT)
                .with_endpoint_params(endpoint_params)
                .with_customization(s3::bucket_path)
        })
    }

    fn check(_input: &CreateSessionInput) -> Result<(), BuildError> {
        Ok(())
    }

    fn read_output(
        deserializer: &mut dyn ShapeDeserializer,
        _headers: &read::Headers,
    ) -> Result<Credentials, SerdeError> {
        let mut credentials = None;
        read::members(deserializer, OUTPUT.schema(), &mut |_, deserializer| {
            read::set(&mut credentials, read(deserializer))
        })?;
        credentials.ok_or_else(|| SerdeError::custom("the response has no credentials"))
    }

    fn read_error(metadata: ErrorMetadata, _response: &ErrorResponse<'_>) -> CallError {
        CallError::new(metadata)
    }
}

fn read(deserializer: &mut dyn ShapeDeserializer) -> Result<Credentials, SerdeError> {
    let (mut texts, mut expiration) = ([const { None }; 3], None);
    read::members(deserializer, CREDENTIALS.schema(), &mut |member, deserializer| match member.member_index() {
        Some(index @ 0..=2) => read::set(&mut texts[index], deserializer.read_string(member)),
        Some(3) => read::set(&mut expiration, deserializer.read_timestamp(member)),
        _ => Ok(()),
    })?;
    let ([Some(access_key_id), Some(secret_access_key), Some(session_token)], Some(expiration)) = (texts, expiration)
    else {
        return Err(SerdeError::custom("the credentials in the response are incomplete"));
    };
    let expiration = SystemTime::try_from(expiration).map_err(|error| SerdeError::custom(error.to_string()))?;
    Ok(Credentials::new(access_key_id, secret_access_key, Some(session_token), Some(expiration), "s3express"))
}

#[derive(Debug)]
pub(super) struct CreateSessionInput {
    bucket: String,
}

impl SerializableStruct for CreateSessionInput {
    fn schema(&self) -> &Schema<'_> {
        INPUT.schema()
    }

    fn serialize_members(&self, _serializer: &mut dyn ShapeSerializer) -> Result<(), SerdeError> {
        Ok(())
    }
}

static INPUT: Shape = Shape::new(
    NAMESPACE,
    "CreateSessionRequest",
    ShapeType::Structure,
    &[],
    &[Trait::Http("GET", "/?session", 200), Trait::NoBodyMembers],
);

static OUTPUT: Shape = Shape::new(
    NAMESPACE,
    "CreateSessionOutput",
    ShapeType::Structure,
    &[("Credentials", ShapeType::Structure, &[])],
    &[Trait::XmlName("CreateSessionResult")],
);

static CREDENTIALS: Shape = Shape::new(
    NAMESPACE,
    "SessionCredentials",
    ShapeType::Structure,
    &[
        ("AccessKeyId", ShapeType::String, &[]),
        ("SecretAccessKey", ShapeType::String, &[]),
        ("SessionToken", ShapeType::String, &[]),
        ("Expiration", ShapeType::Timestamp, &[]),
    ],
    &[],
);

const NAMESPACE: &str = "com.amazonaws.s3";
