//! The header `Expires` of S3's objects, which holds what whoever stored them wrote there.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html>

use super::sdk_id;
use crate::model::{Member, Node, Shape, ShapeId, Trait};
use crate::plan::client::{Field, Role, SchemaTrait, Structure};
use std::borrow::Cow;

/// The name of the member that models have, and of the header.
const EXPIRES: &str = "Expires";

/// The name of the member that answers have beside it, and of the header that the runtime puts its value into.
const EXPIRES_STRING: &str = "ExpiresString";

/// The members of a structure, which are one more where an answer of S3 says when an object expires: what it says need
/// not be a date.
pub(in crate::plan) fn members<'m>(service: &Shape, members: &'m [Member], role: Role) -> Cow<'m, [Member]> {
    let position = members.iter().position(|member| member.name == EXPIRES);
    let has_both = members.iter().any(|member| member.name == EXPIRES_STRING);
    let is_answer = role == Role::Output && sdk_id(service) == Some("S3");
    let Some(position) = position.filter(|_| is_answer && !has_both) else {
        return Cow::Borrowed(members);
    };
    let mut members = members.to_vec();
    let mut text = members[position].clone();
    let applied = |name: &str, value: Node| Trait { id: ShapeId::prelude(name), value, location: text.location };
    let message = Node::String("what a header says need not be a date: see `expires_string`".to_owned());
    let deprecated = applied("deprecated", Node::Object([("message", message)].into_iter().collect()));
    let header = applied("httpHeader", Node::String(EXPIRES_STRING.to_owned()));
    members[position].traits.insert(deprecated);
    text.name = EXPIRES_STRING.to_owned();
    text.target = ShapeId::prelude("String");
    text.traits.insert(header);
    members.insert(position + 1, text);
    Cow::Owned(members)
}

/// Whether an output has the member.
pub(super) fn is_in(output: &Structure) -> bool {
    let is_header = |field: &Field| field.schema.traits.iter().any(is_header);
    output.fields.iter().any(is_header)
}

fn is_header(applied: &SchemaTrait) -> bool {
    matches!(applied, SchemaTrait::HttpHeader(name) if name.eq_ignore_ascii_case(EXPIRES_STRING))
}
