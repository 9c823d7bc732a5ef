use super::policy::PostPolicy;
use crate::error::SdkError;
use std::fmt;

/// Keeps [`PresignPost`] to request builders.
pub trait Sealed {}

/// Signs forms. The request builder of `PutObject` implements it.
///
/// The input has the bucket and the key, which can end in `${filename}`: S3 replaces it by the name of the file. Members that
/// are headers of `PutObject`, such as the content type, the ACL and metadata, become fields of the form. The body is the file
/// that the sender chooses.
///
/// ```no_run
/// # use smithereens::error::SdkError;
/// # use smithereens::presigning::PresigningConfig;
/// # use smithereens::services::s3::{PostPolicy, PresignPost};
/// # use std::time::Duration;
/// # async fn form<R: PresignPost>(put_object: R) -> Result<(), SdkError<R::Error>> {
/// # let period = PresigningConfig::expires_in(Duration::from_secs(900)).expect("less than a week");
/// // let put_object = client.put_object().bucket("shelf").key("uploads/${filename}");
/// let form = put_object.presigned_post(PostPolicy::new(period).content_length_range(1..=10 << 20)).await?;
/// println!("post to {}", form.url());
/// for (name, value) in form.fields() {
///     println!("{name}: {value}");
/// }
/// # Ok(())
/// # }
/// ```
pub trait PresignPost: Sealed {
    /// The error of the operation.
    type Error;

    /// Signs a form that uploads an object with this policy, without credentials of the sender.
    ///
    /// # Errors
    /// The operation is not `PutObject`, the input or the policy is invalid, or there are no credentials or no endpoint.
    fn presigned_post(
        self,
        policy: PostPolicy,
    ) -> impl Future<Output = Result<PresignedPost, SdkError<Self::Error>>> + Send;
}

/// A form that uploads an object to S3.
///
/// Send a `POST` with the content type `multipart/form-data` to the URL: first the fields, then the file in a field `file`.
/// `Debug` does not print the values, with which anyone can upload.
#[derive(Clone, PartialEq, Eq)]
pub struct PresignedPost {
    pub(super) url: String,
    pub(super) fields: Vec<(String, String)>,
}

impl PresignedPost {
    /// The URL.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The names and values of the fields.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        self.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

impl fmt::Debug for PresignedPost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.fields().map(|(name, _)| name).collect();
        f.debug_struct("PresignedPost").field("url", &self.url).field("fields", &names).finish_non_exhaustive()
    }
}
