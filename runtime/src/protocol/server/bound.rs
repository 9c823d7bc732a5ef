use super::request::Request;
use super::text::{QueryReader, TextReader};
use crate::protocol::delegate::delegate;
use aws_smithy_schema::Schema;
use aws_smithy_schema::serde::{SerdeError, ShapeDeserializer};

/// Reads labels and query parameters, and the rest like a response. A stream of bytes is left to the caller.
pub(super) struct BoundReader<'r> {
    message: Box<dyn ShapeDeserializer + 'r>,
    request: &'r Request,
    labels: Vec<(&'r str, String)>,
}

impl<'r> BoundReader<'r> {
    pub(super) fn new(
        message: Box<dyn ShapeDeserializer + 'r>,
        request: &'r Request,
        labels: Vec<(&'r str, String)>,
    ) -> Self {
        Self { message, request, labels }
    }

    /// Reads the query parameters, also those that other members are bound to.
    /// <https://smithy.io/2.0/spec/http-bindings.html#httpqueryparams-trait>
    fn parameters(&self) -> QueryReader<'r> {
        let pairs = self.request.query().iter().map(|(name, value)| (name.as_str(), value.as_str()));
        QueryReader { pairs: pairs.collect() }
    }
}

/// Whether the URI has a member.
fn is_in_uri(member: &Schema<'_>) -> bool {
    member.http_label().is_some() || member.http_query().is_some() || member.http_query_params().is_some()
}

impl ShapeDeserializer for BoundReader<'_> {
    fn read_struct(
        &mut self,
        schema: &Schema<'_>,
        read: &mut dyn FnMut(&Schema<'_>, &mut dyn ShapeDeserializer) -> Result<(), SerdeError>,
    ) -> Result<(), SerdeError> {
        for member in schema.members() {
            if member.http_label().is_some() {
                let value = self.labels.iter().find(|(name, _)| member.member_name() == Some(name));
                if let Some((_, value)) = value {
                    read(member, &mut TextReader::new(vec![value]))?;
                }
            } else if let Some(query) = member.http_query() {
                let values = self.request.query().iter().filter(|(name, _)| name == query.value());
                let values: Vec<&str> = values.map(|(_, value)| value.as_str()).collect();
                if !values.is_empty() {
                    read(member, &mut TextReader::new(values))?;
                }
            } else if member.http_query_params().is_some() {
                let mut parameters = self.parameters();
                if !parameters.pairs.is_empty() {
                    read(member, &mut parameters)?;
                }
            }
        }
        self.message.read_struct(schema, &mut |member, value| match is_in_uri(member) {
            true => value.skip_value(),
            false => read(member, value),
        })
    }

    delegate!(message: read_list, read_map, null);
    delegate!(message: values);
}
