/// Implements methods of `ShapeDeserializer` by those of the deserializer in a field.
macro_rules! delegate {
    ($field:tt: read_list, read_map, null) => {
        fn read_list(
            &mut self,
            schema: &aws_smithy_schema::Schema<'_>,
            read: &mut dyn FnMut(
                &mut dyn aws_smithy_schema::serde::ShapeDeserializer,
            ) -> Result<(), aws_smithy_schema::serde::SerdeError>,
        ) -> Result<(), aws_smithy_schema::serde::SerdeError> {
            self.$field.read_list(schema, read)
        }

        fn read_map(
            &mut self,
            schema: &aws_smithy_schema::Schema<'_>,
            read: &mut dyn FnMut(
                String,
                &mut dyn aws_smithy_schema::serde::ShapeDeserializer,
            ) -> Result<(), aws_smithy_schema::serde::SerdeError>,
        ) -> Result<(), aws_smithy_schema::serde::SerdeError> {
            self.$field.read_map(schema, read)
        }

        crate::protocol::delegate::delegate!($field: null);
    };
    ($field:tt: null) => {
        fn is_null(&self) -> bool {
            self.$field.is_null()
        }

        fn read_null(&mut self) -> Result<(), aws_smithy_schema::serde::SerdeError> {
            self.$field.read_null()
        }

        fn skip_value(&mut self) -> Result<(), aws_smithy_schema::serde::SerdeError> {
            self.$field.skip_value()
        }

        fn container_size(&self) -> Option<usize> {
            self.$field.container_size()
        }
    };
    ($field:tt: $($method:ident -> $type:ty;)*) => {$(
        fn $method(&mut self, schema: &aws_smithy_schema::Schema<'_>) -> Result<$type, aws_smithy_schema::serde::SerdeError> {
            self.$field.$method(schema)
        }
    )*};
}

pub(super) use delegate;
