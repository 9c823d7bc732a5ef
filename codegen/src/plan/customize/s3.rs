use super::customization::{Customization, MemberShapes};
use crate::model::{Member, Node, ShapeId, Trait};
use crate::plan::auth::AuthScheme;
use crate::plan::client::{
    self, Endpoints, Extension, Field, Operation, Presigned, Role, SchemaTrait, Service, Settings, Structure, Value,
};
use std::borrow::Cow;

pub(super) struct S3;

impl Customization for S3 {
    /// S3 signs the path as it is sent, since `a//b` and `a/../b` are valid keys, and has rules of its own for errors.
    /// <https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html>
    ///
    /// Requests to directory buckets are signed with the credentials of a session. The runtime creates it, whether or not
    /// `CreateSession` is selected.
    /// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-create-session.html>
    fn service(&self, service: &mut Service) {
        service.extension = Some(Extension { module: "s3_express", settings_macro: Some("define_s3_express_config") });
        service.signing = Some("S3");
        service.errors = Some("S3");
        service.extended_request_id = Some("s3");
        // Some access points require SigV4a, but not every model has it.
        service.add_auth_scheme(AuthScheme::SigV4a);
        // Buckets may be public.
        service.auth_schemes.push(AuthScheme::NoAuth);
    }

    fn operation(&self, operation: &mut Operation, endpoints: &Endpoints) {
        if endpoints.are_in_model {
            remove_bucket_from_path(operation);
        }
        add_customizations(operation);
        let name = operation.shape_name.as_str();
        // <https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html>
        operation.presigned = PRESIGNED.contains(&name).then_some(Presigned::Unsigned);
        operation.payload_signing_can_be_disabled = matches!(name, "PutObject" | "UploadPart");
        // No bytes arrive while S3 copies an object.
        operation.may_stall = name == "CopyObject";
        // <https://docs.aws.amazon.com/AmazonS3/latest/API/API_WriteGetObjectResponse.html>
        if name == "WriteGetObjectResponse" {
            operation.auth_schemes = Some(vec![AuthScheme::SigV4]);
        }
        // The last page of `ListParts` has a token, too.
        // <https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html>
        if let Some(pagination) = operation.pagination.as_mut().filter(|_| name == "ListParts") {
            let is_flag = |field: &&Field| field.value == Value::Boolean && field.optional;
            pagination.is_truncated =
                operation.output.field("IsTruncated").filter(is_flag).map(|field| field.name.clone());
        }
    }

    /// The value of the header `Expires` may be any text, because it is stored as the object's owner wrote it. So an output
    /// with the member `Expires` gets a member `ExpiresString`.
    /// <https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html>
    fn members<'m>(&self, members: &'m [Member], role: Role) -> Cow<'m, [Member]> {
        let position = members.iter().position(|member| member.name == EXPIRES);
        let has_both = members.iter().any(|member| member.name == EXPIRES_STRING);
        match position {
            Some(position) if role == Role::Output && !has_both => Cow::Owned(with_expires_string(members, position)),
            _ => Cow::Borrowed(members),
        }
    }

    /// As in AWS's client, booleans and numbers have no defaults.
    fn leaves_out_default(&self, member: MemberShapes<'_>) -> bool {
        member.is_scalar()
    }

    /// The `s3` object of an `AwsConfig`. The settings of an operation override those of the client.
    fn protocol_test_settings(&self, config: &Node, settings: &mut Settings, endpoints: &Endpoints) {
        let setting = |name: &str| {
            let mut scopes = ["operation", "client"].into_iter();
            scopes.find_map(|scope| config.get(scope)?.get("s3")?.get(name))
        };
        let is_on = |name: &str| setting(name).and_then(Node::as_bool) == Some(true);
        let params = [
            ("ForcePathStyle", setting("addressing_style").and_then(Node::as_str) == Some("path")),
            ("Accelerate", is_on("use_accelerate_endpoint")),
        ];
        let position = |(name, is_set): (&str, bool)| endpoints.client_param(name).filter(|_| is_set);
        settings.use_dual_stack = is_on("use_dualstack_endpoint");
        settings.endpoint_params = params.into_iter().filter_map(position).collect();
    }
}

/// The operations that can be presigned, as in AWS's client.
const PRESIGNED: [&str; 6] =
    ["DeleteObject", "GetObject", "HeadObject", "ListObjectVersions", "PutObject", "UploadPart"];

/// The name of the member `Expires`, and of its header.
const EXPIRES: &str = "Expires";

/// The name of the member for the text of `Expires`, and of the header into which the runtime copies it.
const EXPIRES_STRING: &str = "ExpiresString";

/// The endpoint rules put the bucket into the host or the path, so the path of the operation must not contain it.
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html>
fn remove_bucket_from_path(operation: &mut Operation) {
    let Some(http) = &mut operation.input.schema.http else { return };
    if let Some(rest) = http.uri.strip_prefix("/{Bucket}") {
        http.uri = if rest.starts_with('/') { rest.to_owned() } else { format!("/{rest}") };
    }
}

/// Adds the customizations that remove the final slash from the path of a bucket, and copy the header `Expires`.
fn add_customizations(operation: &mut Operation) {
    let path = operation.input.schema.http.as_ref().and_then(|http| http.uri.split('?').next());
    let is_bucket = path == Some("/") && operation.input.text_field("Bucket").is_some();
    let functions = [(is_bucket, ["s3", "bucket_path"]), (has_expires_string(&operation.output), ["s3", "expires"])];
    let needed = functions.into_iter().filter(|(is_needed, _)| *is_needed);
    operation.customizations.extend(needed.map(|(_, function)| client::Customization { function, field: None }));
}

fn with_expires_string(members: &[Member], position: usize) -> Vec<Member> {
    let mut members = members.to_vec();
    let mut text = members[position].clone();
    let applied = |name: &str, value: Node| Trait { id: ShapeId::prelude(name), value, location: text.location };
    let message = Node::String("use `expires_string`: the value of the header may not be a date".to_owned());
    let deprecated = applied("deprecated", Node::Object([("message", message)].into_iter().collect()));
    let header = applied("httpHeader", Node::String(EXPIRES_STRING.to_owned()));
    members[position].traits.insert(deprecated);
    text.name = EXPIRES_STRING.to_owned();
    text.target = ShapeId::prelude("String");
    text.traits.insert(header);
    members.insert(position + 1, text);
    members
}

fn has_expires_string(output: &Structure) -> bool {
    let is_header = |applied: &SchemaTrait| matches!(applied, SchemaTrait::HttpHeader(name) if name.eq_ignore_ascii_case(EXPIRES_STRING));
    output.fields.iter().any(|field| field.schema.traits.iter().any(is_header))
}
