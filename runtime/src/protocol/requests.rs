/// Implements the ID of a protocol and the methods for requests by those of the protocol in a field.
macro_rules! requests_of {
    ($field:tt) => {
        fn protocol_id(&self) -> &aws_smithy_schema::ShapeId<'static> {
            self.$field.protocol_id()
        }

        fn serialize_request(
            &self,
            input: &dyn aws_smithy_schema::serde::SerializableStruct,
            input_schema: &aws_smithy_schema::Schema<'_>,
            endpoint: &str,
            config: &aws_smithy_types::config_bag::ConfigBag,
        ) -> Result<Self::Request, aws_smithy_schema::serde::SerdeError> {
            self.$field.serialize_request(input, input_schema, endpoint, config)
        }

        fn update_endpoint(
            &self,
            request: &mut Self::Request,
            endpoint: &aws_smithy_types::endpoint::Endpoint,
            config: &aws_smithy_types::config_bag::ConfigBag,
        ) -> Result<(), aws_smithy_schema::serde::SerdeError> {
            self.$field.update_endpoint(request, endpoint, config)
        }
    };
}

pub(super) use requests_of;
