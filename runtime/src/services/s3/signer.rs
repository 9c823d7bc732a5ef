//! Forms that upload objects to S3.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-post-example.html>

use super::policy::{ALGORITHM, PostPolicy, Scope};
use super::post::PresignedPost;
use crate::auth::SIGV4;
use crate::client::{Handle, typed_error};
use crate::error::{BuildError, SdkError};
use crate::operation::{Descriptor, Operation};
use crate::percent;
use crate::presigning::{OmitDefaults, unsent};
use aws_credential_types::Credentials;
use aws_sigv4::sign::v4::{calculate_signature, generate_signing_key};
use aws_smithy_runtime::client::orchestrator::StopPoint;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::auth::{
    AuthScheme, AuthSchemeEndpointConfig, AuthSchemeId, SharedAuthScheme, Sign,
};
use aws_smithy_runtime_api::client::identity::{Identity, SharedIdentityResolver};
use aws_smithy_runtime_api::client::interceptors::context::Input;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::{GetIdentityResolver, RuntimeComponents};
use aws_smithy_runtime_api::client::runtime_plugin::{SharedRuntimePlugin, StaticRuntimePlugin};
use aws_smithy_schema::document::DocumentShapeSerializer;
use aws_smithy_schema::header_omit_settings::SharedHeaderOmitSettings;
use aws_smithy_types::base64;
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::date_time::{DateTime, Format};
use aws_types::region::SigningRegion;
use std::fmt;

impl Handle {
    /// Signs a form that uploads an object with the input of `PutObject`.
    ///
    /// # Errors
    /// The operation is another one, the input or the policy is invalid, or there are no credentials or no endpoint.
    pub(crate) async fn presign_post<O: Operation>(
        &self,
        input: Result<O::Input, BuildError>,
        policy: PostPolicy,
    ) -> Result<PresignedPost, SdkError<O::Error>> {
        let input = Input::erase(input.map_err(SdkError::construction_failure)?);
        let operation = O::descriptor();
        let scheme = PostScheme::new(operation, &input, policy).map_err(SdkError::construction_failure)?;
        let plugins = self.plugins(operation, vec![plugin(scheme)]);
        let context = match self.orchestrate(operation, input, plugins, StopPoint::BeforeTransmit).await {
            Ok(context) => context,
            Err(error) => return Err(typed_error::<O>(error)),
        };
        let form = context.request().and_then(HttpRequest::extension::<PresignedPost>).cloned();
        form.ok_or_else(|| SdkError::construction_failure(UNSIGNED))
    }
}

const UNSIGNED: &str = "a form needs credentials and a bucket that accepts forms: set a credentials provider, and no directory \
                        bucket or multi-region access point";

fn plugin(scheme: PostScheme) -> SharedRuntimePlugin {
    let (mut config, mut components) = unsent(scheme.signer.policy.period());
    config.store_put(SharedHeaderOmitSettings::new(OmitDefaults));
    components.push_auth_scheme(SharedAuthScheme::new(scheme));
    SharedRuntimePlugin::new(
        StaticRuntimePlugin::new().with_config(config.freeze()).with_runtime_components(components),
    )
}

/// Takes the place of SigV4, and signs a policy instead of the request.
#[derive(Debug)]
struct PostScheme {
    signer: PostSigner,
}

impl PostScheme {
    fn new(operation: &Descriptor, input: &Input, policy: PostPolicy) -> Result<Self, BoxError> {
        if operation.name != "PutObject" {
            return Err(format!("only `PutObject` can be presigned as a form, not `{}`", operation.name).into());
        }
        let mut serializer = DocumentShapeSerializer::new();
        serializer.write_struct(operation.input, (operation.prepare)(input)?)?;
        let members = serializer.finish()?;
        let text = |name: &str| {
            let member = members.document().as_object().and_then(|members| members.get(name)?.as_string());
            member.map(str::to_owned).ok_or_else(|| format!("a form needs the member `{name}`: set it"))
        };
        let (bucket, key) = (text("Bucket")?, text("Key")?);
        if bucket.starts_with("arn:") {
            return Err("a form needs the name of a bucket or the alias of an access point, not an ARN".into());
        }
        policy.check(&key)?;
        Ok(Self { signer: PostSigner { bucket, key, policy } })
    }
}

impl AuthScheme for PostScheme {
    fn scheme_id(&self) -> AuthSchemeId {
        SIGV4
    }

    fn identity_resolver(&self, resolvers: &dyn GetIdentityResolver) -> Option<SharedIdentityResolver> {
        resolvers.identity_resolver(SIGV4)
    }

    fn signer(&self) -> &dyn Sign {
        &self.signer
    }
}

struct PostSigner {
    bucket: String,
    key: String,
    policy: PostPolicy,
}

/// Prints no values of the input.
impl fmt::Debug for PostSigner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PostSigner").field("policy", &self.policy).finish_non_exhaustive()
    }
}

impl Sign for PostSigner {
    fn sign_http_request(
        &self,
        request: &mut HttpRequest,
        identity: &Identity,
        endpoint_config: AuthSchemeEndpointConfig<'_>,
        _components: &RuntimeComponents,
        config: &ConfigBag,
    ) -> Result<(), BoxError> {
        let credentials = identity.data::<Credentials>().ok_or("a form is signed with credentials of AWS")?;
        let property = |name: &str| endpoint_config.get(name).and_then(|value| value.as_string());
        let configured = config.load::<SigningRegion>().map(AsRef::as_ref);
        let region = property("signingRegion").or(configured).ok_or("a form needs a region: set one")?;
        let service = property("signingName").unwrap_or("s3");
        let policy = self.policy.clone().with_fields(fields(request)?);
        policy.check(&self.key)?;
        let fields = self.signed(&policy, credentials, region, service)?;
        let url = bucket_url(request.uri(), &self.key)?;
        request.add_extension(PresignedPost { url, fields });
        Ok(())
    }
}

impl PostSigner {
    /// The fields of the form.
    fn signed(
        &self,
        policy: &PostPolicy,
        credentials: &Credentials,
        region: &str,
        service: &str,
    ) -> Result<Vec<(String, String)>, BoxError> {
        let time = policy.period().start_time();
        let date = DateTime::from_secs(DateTime::from(time).secs()).fmt(Format::DateTime)?.replace(['-', ':'], "");
        let day = date.split('T').next().unwrap_or_default();
        let credential = format!("{}/{day}/{region}/{service}/aws4_request", credentials.access_key_id());
        let token = credentials.session_token();
        let scope = Scope { bucket: &self.bucket, key: &self.key, credential: &credential, date: &date, token };
        let encoded = base64::encode(policy.json(&scope)?);
        let signing_key = generate_signing_key(credentials.secret_access_key(), time, region, service);
        let signature = calculate_signature(signing_key, encoded.as_bytes());
        let of_signature = [
            ("key", Some(self.key.as_str())),
            ("x-amz-algorithm", Some(ALGORITHM)),
            ("x-amz-credential", Some(&credential)),
            ("x-amz-date", Some(&date)),
            ("x-amz-security-token", token),
            ("policy", Some(&encoded)),
            ("x-amz-signature", Some(&signature)),
        ];
        let of_signature =
            of_signature.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?.to_owned())));
        Ok(policy.fields().chain(of_signature).collect())
    }
}

/// The fields for the headers of a request, in the order of their names.
fn fields(request: &HttpRequest) -> Result<Vec<(String, String)>, BoxError> {
    if request.body().bytes().is_none_or(|body| !body.is_empty()) {
        return Err("the file is the body of a form, so the input must not have one".into());
    }
    let mut fields = Vec::new();
    for (name, value) in request.headers().iter() {
        // They describe a body that the client does not know, or the call.
        if matches!(name, "content-length" | "x-amzn-trace-id") {
            continue;
        }
        let known = match name {
            "cache-control" => "Cache-Control",
            "content-disposition" => "Content-Disposition",
            "content-encoding" => "Content-Encoding",
            "content-type" => "Content-Type",
            "expires" => "Expires",
            "x-amz-acl" => "acl",
            "x-amz-storage-class" | "x-amz-website-redirect-location" => name,
            name if PREFIXES.iter().any(|prefix| name.starts_with(prefix)) => name,
            name => return Err(format!("a form has no field for the header `{name}`: leave its member out").into()),
        };
        fields.push((known.to_owned(), value.to_owned()));
    }
    fields.sort_unstable();
    Ok(fields)
}

/// The headers that are fields of the same names.
const PREFIXES: [&str; 3] = ["x-amz-checksum-", "x-amz-meta-", "x-amz-server-side-encryption"];

/// The URL of the bucket, given that of the object. Its path is not empty.
fn bucket_url(object: &str, key: &str) -> Result<String, BoxError> {
    let url: http::Uri = object.parse()?;
    // The path of an endpoint stays encoded as it is.
    let is_key = |&(slash, _): &(usize, &str)| percent::decoded(&url.path()[slash + 1..]) == key.as_bytes();
    let slash = url.path().match_indices('/').find(is_key);
    let (slash, _) = slash.ok_or("the path of the request does not end with the key")?;
    let bucket = &url.path()[..slash];
    let (scheme, host) = url.scheme_str().zip(url.authority()).ok_or("the URL of the endpoint has no host")?;
    let path = if bucket.is_empty() { "/" } else { bucket };
    Ok(format!("{scheme}://{host}{path}"))
}

#[cfg(test)]
mod tests {
    use super::bucket_url;

    #[test]
    fn the_url_of_a_bucket_is_that_of_the_object_without_the_key() {
        for (object, key, expected) in [
            ("https://shelf.s3.amazonaws.com/a/b%20c.txt", "a/b c.txt", Some("https://shelf.s3.amazonaws.com/")),
            ("https://host:1/shelf/a/a?x-id=PutObject", "a/a", Some("https://host:1/shelf")),
            ("https://host/base%20path/shelf/%C3%A9", "\u{e9}", Some("https://host/base%20path/shelf")),
            ("https://host/shelf//a", "/a", Some("https://host/shelf")),
            ("https://host/shelf/a", "b", None),
        ] {
            assert_eq!(bucket_url(object, key).ok().as_deref(), expected, "{object}");
        }
    }
}
