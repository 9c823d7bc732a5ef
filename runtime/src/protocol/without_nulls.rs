/// Implements the methods of `ShapeDeserializer` that read whole lists and maps by `read_list` and `read_map`, without null
/// elements and values, which a list or map that is not sparse
/// [discards](https://smithy.io/2.0/spec/type-refinement-traits.html#sparse-trait).
macro_rules! without_nulls {
    () => {
        crate::protocol::without_nulls::without_nulls! {
            read_string_list: read_string -> String;
            read_blob_list: read_blob -> aws_smithy_types::Blob;
            read_integer_list: read_integer -> i32;
            read_long_list: read_long -> i64;
        }

        fn read_string_string_map(
            &mut self,
            schema: &aws_smithy_schema::Schema<'_>,
        ) -> Result<std::collections::HashMap<String, String>, aws_smithy_schema::serde::SerdeError> {
            crate::read::map(self, schema, |key| key, |value| value.read_string(schema))
        }
    };
    ($($lists:ident: $element:ident -> $type:ty;)*) => {$(
        fn $lists(
            &mut self,
            schema: &aws_smithy_schema::Schema<'_>,
        ) -> Result<Vec<$type>, aws_smithy_schema::serde::SerdeError> {
            crate::read::list(self, schema, |element| element.$element(schema))
        }
    )*};
}

pub(crate) use without_nulls;
