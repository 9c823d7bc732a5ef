use super::{Bound, expires, text_field};
use crate::plan::auth::{AuthScheme, Signing};
use crate::plan::client::{
    Customization, ErrorRules, Extension, Field, HostPrefix, HttpBinding, Presigned, Service, Value,
};
use crate::plan::names::Name;

/// S3 signs the path as it is sent, since `a//b` and `a/../b` are keys of objects like any other, and says some errors in
/// ways of its own. <https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html>
///
/// Requests to directory buckets are signed with the credentials of a session, which the runtime makes: no operation has
/// to be chosen for it.
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-create-session.html>
pub(super) fn customize(service: &mut Service) {
    service.extension = Some(Extension::S3Express);
    service.signing = Signing::S3;
    service.errors = ErrorRules::S3;
    // Buckets may be open to everyone.
    service.auth_schemes.push(AuthScheme::NoAuth);
}

/// What answers for an object needs a signature.
/// <https://docs.aws.amazon.com/AmazonS3/latest/API/API_WriteGetObjectResponse.html>
pub(super) fn auth_schemes(name: &str) -> Option<Vec<AuthScheme>> {
    (name == "WriteGetObjectResponse").then(|| vec![AuthScheme::SigV4])
}

/// S3 Control wants the hash of the body as a header, as S3 does, and signs the path as other services do.
pub(super) fn customize_control(service: &mut Service) {
    service.signing = Signing::ContentSha256Header;
}

/// The endpoint rules of S3 say where the bucket stands, in the host or in the path, so that an operation's own path must
/// not. <https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html>
pub(super) fn without_bucket(mut http: HttpBinding) -> HttpBinding {
    if let Some(rest) = http.uri.strip_prefix("/{Bucket}") {
        http.uri = if rest.starts_with('/') { rest.to_owned() } else { format!("/{rest}") };
    }
    http
}

/// The path of a bucket has no slash at its end, and an answer may say when an object expires.
pub(super) fn operation(Bound { input, output, .. }: Bound<'_>) -> Vec<Customization> {
    let path = input.schema.http.as_ref().and_then(|http| http.uri.split('?').next());
    let is_bucket = path == Some("/") && text_field(input, "Bucket").is_some();
    let bucket = is_bucket.then_some(Customization::S3Bucket);
    bucket.into_iter().chain(expires::is_in(output).then_some(Customization::S3Expires)).collect()
}

/// `ListParts` answers with a token on its last page too.
/// <https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html>
pub(super) fn is_truncated(Bound { name, output, .. }: Bound<'_>) -> Option<Name> {
    let is_member = |field: &&Field| {
        field.schema.id.member.as_deref() == Some("IsTruncated") && field.value == Value::Boolean && field.optional
    };
    output.fields.iter().find(is_member).filter(|_| name == "ListParts").map(|field| field.name.clone())
}

/// The endpoint rules of S3 Control put the account before the host, so that an operation must not.
pub(super) fn without_account(prefix: HostPrefix) -> Option<HostPrefix> {
    let has_account = prefix.labels.iter().any(|label| label.as_str() == "account_id");
    (!has_account).then_some(prefix)
}

/// What can be presigned, as in AWS's own client.
/// <https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html>
pub(super) const PRESIGNED: [(&str, Presigned); 6] = [
    ("DeleteObject", Presigned::Unsigned),
    ("GetObject", Presigned::Unsigned),
    ("HeadObject", Presigned::Unsigned),
    ("ListObjectVersions", Presigned::Unsigned),
    ("PutObject", Presigned::Unsigned),
    ("UploadPart", Presigned::Unsigned),
];

/// Whose body a call can leave out of its signature, as in AWS's own client.
pub(super) const UNSIGNED_PAYLOADS: [&str; 2] = ["PutObject", "UploadPart"];
