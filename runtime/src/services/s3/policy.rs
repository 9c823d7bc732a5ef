use crate::presigning::PresigningConfig;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::date_time::{DateTime, Format};
use std::fmt;
use std::ops::RangeInclusive;

/// The upload that a form allows, and its period.
///
/// Names of fields are those that [S3 documents], such as `Content-Type`, `acl`, `success_action_status` and `x-amz-meta-name`.
/// S3 refuses a form whose fields differ from the policy or are not in it. `Debug` prints the names of fields only.
///
/// ```
/// use smithereens::presigning::PresigningConfig;
/// use smithereens::services::s3::PostPolicy;
/// use std::time::Duration;
///
/// let policy = PostPolicy::new(PresigningConfig::expires_in(Duration::from_secs(15 * 60))?)
///     .content_length_range(1..=10 << 20)
///     .starts_with("Content-Type", "image/")
///     .field("success_action_status", "201");
/// # Ok::<(), smithereens::presigning::PresigningConfigError>(())
/// ```
///
/// [S3 documents]: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTForms.html
#[derive(Debug, Clone)]
pub struct PostPolicy {
    period: PresigningConfig,
    conditions: Vec<Condition>,
}

#[derive(Clone)]
enum Condition {
    Field(String, String),
    StartsWith(String, String),
    ContentLength(RangeInclusive<u64>),
}

/// Prints the names of fields only: values may be sensitive.
impl fmt::Debug for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(name, _) => f.debug_tuple("Field").field(name).finish_non_exhaustive(),
            Self::StartsWith(name, _) => f.debug_tuple("StartsWith").field(name).finish_non_exhaustive(),
            Self::ContentLength(bytes) => f.debug_tuple("ContentLength").field(bytes).finish(),
        }
    }
}

/// The bucket and key of a policy, and the values that its signature depends on.
#[derive(Clone)]
pub(super) struct Scope<'a> {
    pub(super) bucket: &'a str,
    pub(super) key: &'a str,
    pub(super) credential: &'a str,
    pub(super) date: &'a str,
    pub(super) token: Option<&'a str>,
}

/// The name of the algorithm that signs policies.
pub(super) const ALGORITHM: &str = "AWS4-HMAC-SHA256";

/// The part of a key that S3 replaces by the name of the file.
const FILE_NAME: &str = "${filename}";

/// Fields that the bucket, the key and the signature decide.
const RESERVED: [&str; 11] = [
    "awsaccesskeyid",
    "bucket",
    "file",
    "key",
    "policy",
    "signature",
    "x-amz-algorithm",
    "x-amz-credential",
    "x-amz-date",
    "x-amz-security-token",
    "x-amz-signature",
];

impl PostPolicy {
    /// A policy that allows an upload of any size in this period.
    pub fn new(period: PresigningConfig) -> Self {
        Self { period, conditions: Vec::new() }
    }

    /// Adds a field with this value to the form.
    #[must_use]
    pub fn field(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.conditions.push(Condition::Field(name.into(), value.into()));
        self
    }

    /// Lets the sender of the form add a field whose value starts with this. An empty text allows every value.
    #[must_use]
    pub fn starts_with(mut self, name: impl Into<String>, start: impl Into<String>) -> Self {
        self.conditions.push(Condition::StartsWith(name.into(), start.into()));
        self
    }

    /// Limits the size of the object, in bytes.
    #[must_use]
    pub fn content_length_range(mut self, bytes: RangeInclusive<u64>) -> Self {
        self.conditions.push(Condition::ContentLength(bytes));
        self
    }

    pub(super) fn period(&self) -> &PresigningConfig {
        &self.period
    }

    /// The policy with these fields before its own.
    pub(super) fn with_fields(mut self, fields: Vec<(String, String)>) -> Self {
        let fields = fields.into_iter().map(|(name, value)| Condition::Field(name, value));
        self.conditions = fields.chain(self.conditions).collect();
        self
    }

    /// The fields that the policy decides.
    pub(super) fn fields(&self) -> impl Iterator<Item = (String, String)> {
        self.conditions.iter().filter_map(|condition| match condition {
            Condition::Field(name, value) => Some((name.clone(), value.clone())),
            Condition::StartsWith(..) | Condition::ContentLength(_) => None,
        })
    }

    /// Checks the policy here, because S3 would report the error to the sender of the form.
    pub(super) fn check(&self, key: &str) -> Result<(), BoxError> {
        if self.period.expires().as_secs() == 0 {
            return Err("a form that expires in less than a second cannot be sent: set a longer period".into());
        }
        if key.trim_end_matches(FILE_NAME).contains(FILE_NAME) || key.ends_with(&FILE_NAME.repeat(2)) {
            return Err(format!("invalid key {key:?}: `{FILE_NAME}` must be at the end, once").into());
        }
        let mut names: Vec<String> = Vec::new();
        for condition in &self.conditions {
            match condition {
                Condition::Field(name, _) | Condition::StartsWith(name, _) => check_name(name, &mut names)?,
                Condition::ContentLength(bytes) if bytes.is_empty() => {
                    let (start, end) = (bytes.start(), bytes.end());
                    return Err(format!("invalid content length range: {start} is more than {end}").into());
                }
                Condition::ContentLength(_) => check_name("content-length-range", &mut names)?,
            }
        }
        Ok(())
    }

    /// The policy as JSON, in the format of botocore, so that the two can be compared.
    pub(super) fn json(&self, scope: &Scope<'_>) -> Result<String, BoxError> {
        let expiration = self.period.start_time().checked_add(self.period.expires());
        let expiration = expiration.ok_or("the period ends after the last date that can be written")?;
        let expiration = DateTime::from_secs(DateTime::from(expiration).secs()).fmt(Format::DateTime)?;
        let mut conditions: Vec<String> = self.conditions.iter().map(Condition::json).collect();
        conditions.push(pair("bucket", scope.bucket));
        conditions.push(match scope.key.strip_suffix(FILE_NAME) {
            Some(start) => starts_with("key", start),
            None => pair("key", scope.key),
        });
        conditions.push(pair("x-amz-algorithm", ALGORITHM));
        conditions.push(pair("x-amz-credential", scope.credential));
        conditions.push(pair("x-amz-date", scope.date));
        conditions.extend(scope.token.map(|token| pair("x-amz-security-token", token)));
        let conditions = conditions.join(", ");
        Ok(format!(r#"{{"expiration": "{expiration}", "conditions": [{conditions}]}}"#))
    }
}

impl Condition {
    fn json(&self) -> String {
        match self {
            Self::Field(name, value) => pair(name, value),
            Self::StartsWith(name, start) => starts_with(name, start),
            Self::ContentLength(bytes) => format!(r#"["content-length-range", {}, {}]"#, bytes.start(), bytes.end()),
        }
    }
}

/// Checks the name of a field, and that it is not among the ones before.
fn check_name(name: &str, before: &mut Vec<String>) -> Result<(), BoxError> {
    let lower = name.to_ascii_lowercase();
    if name.is_empty() || !name.chars().all(|c| c.is_ascii_graphic() && c != '"') {
        return Err(format!("invalid name of a form field {name:?}: expected ASCII without spaces and quotes").into());
    }
    if RESERVED.contains(&lower.as_str()) {
        return Err(format!("the form field `{name}` cannot be set: the input and the signature decide it").into());
    }
    if before.contains(&lower) {
        return Err(format!("the policy has two conditions for the form field `{name}`").into());
    }
    before.push(lower);
    Ok(())
}

fn pair(name: &str, value: &str) -> String {
    format!("{{{}: {}}}", string(name), string(value))
}

fn starts_with(name: &str, start: &str) -> String {
    format!(r#"["starts-with", {}, {}]"#, string(&format!("${name}")), string(start))
}

/// A string of JSON in ASCII.
fn string(text: &str) -> String {
    let mut json = String::from('"');
    for c in text.chars() {
        match c {
            '"' => json += "\\\"",
            '\\' => json += "\\\\",
            '\n' => json += "\\n",
            '\r' => json += "\\r",
            '\t' => json += "\\t",
            '\u{8}' => json += "\\b",
            '\u{c}' => json += "\\f",
            ' '..='~' => json.push(c),
            c => json.extend(c.encode_utf16(&mut [0; 2]).iter().map(|unit| format!("\\u{unit:04x}"))),
        }
    }
    json.push('"');
    json
}
