use crate::config::{Credentials, ProvideCredentials, Region, SharedCredentialsProvider};
use crate::layers::Layers;
use aws_credential_types::provider::error::CredentialsError;
use aws_credential_types::provider::future;

/// The environment variables that configure smoke tests: the common ones of AWS's tools, and those of the smoke tests of
/// AWS's SDKs.
pub(super) struct Environment<V>(V);

impl Environment<fn(&str) -> Option<String>> {
    pub(super) fn of_process() -> Self {
        Self(|name| std::env::var(name).ok())
    }
}

impl<V: Fn(&str) -> Option<String>> Environment<V> {
    /// The value of a variable, unless it is empty.
    fn variable(&self, name: &str) -> Option<String> {
        (self.0)(name).filter(|value| !value.is_empty())
    }

    /// The elements of a variable with a list.
    fn list(&self, name: &str) -> Option<Vec<String>> {
        Some(self.variable(name)?.split(',').map(|element| element.trim().to_owned()).collect())
    }

    /// Why a test of this service with these tags does not run.
    pub(super) fn reason_to_skip(&self, sdk_id: &str, tags: &[&str]) -> Option<String> {
        if let Some(services) = self.list(SERVICE_IDS)
            && !services.iter().any(|service| service == sdk_id)
        {
            return Some(format!("{SERVICE_IDS} does not have `{sdk_id}`"));
        }
        let skipped = self.list(SKIP_TAGS)?;
        let tag = tags.iter().find(|tag| skipped.iter().any(|skipped| skipped == *tag))?;
        Some(format!("{SKIP_TAGS} has its tag `{tag}`"))
    }

    /// The settings of a client of this service.
    pub(super) fn layers(&self, sdk_id: &str) -> Layers {
        let mut layers = Layers::default();
        layers.set_credentials_provider(Some(SharedCredentialsProvider::new(FromEnvironment(self.credentials()))));
        layers.set_region(self.variable(REGION).map(Region::new));
        layers.set_endpoint_url(self.endpoint_url(sdk_id));
        layers.built()
    }

    /// <https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html>
    fn endpoint_url(&self, sdk_id: &str) -> Option<String> {
        let service = sdk_id.replace(|c: char| !c.is_ascii_alphanumeric(), "_").to_ascii_uppercase();
        self.variable(&format!("{ENDPOINT_URL}_{service}")).or_else(|| self.variable(ENDPOINT_URL))
    }

    fn credentials(&self) -> Result<Credentials, String> {
        let (access_key_id, secret_access_key) = match (self.variable(ACCESS_KEY_ID), self.variable(SECRET_ACCESS_KEY))
        {
            (Some(access_key_id), Some(secret_access_key)) => (access_key_id, secret_access_key),
            (None, Some(_)) => return Err(format!("set {ACCESS_KEY_ID}, too")),
            (Some(_), None) => return Err(format!("set {SECRET_ACCESS_KEY}, too")),
            (None, None) => {
                return Err(format!(
                    "set {ACCESS_KEY_ID} and {SECRET_ACCESS_KEY}, and {SESSION_TOKEN} for temporary credentials"
                ));
            }
        };
        let mut credentials = Credentials::builder()
            .access_key_id(access_key_id)
            .secret_access_key(secret_access_key)
            .provider_name("environment");
        credentials.set_session_token(self.variable(SESSION_TOKEN));
        if let Some(account_id) = self.variable(ACCOUNT_ID) {
            credentials = credentials.account_id(account_id);
        }
        Ok(credentials.build())
    }
}

const ACCESS_KEY_ID: &str = "AWS_ACCESS_KEY_ID";
const SECRET_ACCESS_KEY: &str = "AWS_SECRET_ACCESS_KEY";
const SESSION_TOKEN: &str = "AWS_SESSION_TOKEN";
const ACCOUNT_ID: &str = "AWS_ACCOUNT_ID";
const ENDPOINT_URL: &str = "AWS_ENDPOINT_URL";
const REGION: &str = "AWS_SMOKE_TEST_REGION";
const SERVICE_IDS: &str = "AWS_SMOKE_TEST_SERVICE_IDS";
const SKIP_TAGS: &str = "AWS_SMOKE_TEST_SKIP_TAGS";

/// The credentials of the environment, or which variables are missing. A call that is not signed does not ask for them.
#[derive(Debug)]
struct FromEnvironment(Result<Credentials, String>);

impl ProvideCredentials for FromEnvironment {
    fn provide_credentials<'a>(&'a self) -> future::ProvideCredentials<'a>
    where
        Self: 'a,
    {
        future::ProvideCredentials::ready(self.0.clone().map_err(CredentialsError::not_loaded))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use aws_types::endpoint_config::EndpointUrl;

    fn environment(variables: &'static [(&str, &str)]) -> Environment<impl Fn(&str) -> Option<String>> {
        Environment(|name: &str| variables.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    fn endpoint(variables: &'static [(&str, &str)], sdk_id: &str) -> Option<String> {
        environment(variables).layers(sdk_id).config.load::<EndpointUrl>().map(|url| url.0.clone())
    }

    #[test]
    fn the_endpoint_of_the_service_comes_before_that_of_all_services() {
        let variables = &[("AWS_ENDPOINT_URL", "http://all"), ("AWS_ENDPOINT_URL_API_GATEWAY", "http://one")];
        assert_eq!(endpoint(variables, "API Gateway").as_deref(), Some("http://one"));
        assert_eq!(endpoint(variables, "SNS").as_deref(), Some("http://all"));
        assert_eq!(endpoint(&[("AWS_ENDPOINT_URL", "")], "SNS"), None);
    }

    #[test]
    fn the_region_overrides_that_of_the_model() {
        let region = |variables| environment(variables).layers("SNS").region().map(ToString::to_string);
        assert_eq!(
            region(&[("AWS_SMOKE_TEST_REGION", "eu-west-1"), ("AWS_REGION", "us-east-1")]).as_deref(),
            Some("eu-west-1")
        );
        assert_eq!(region(&[("AWS_REGION", "us-east-1")]), None);
    }

    #[test]
    fn tests_are_skipped_by_service_and_by_tag() {
        let services = environment(&[("AWS_SMOKE_TEST_SERVICE_IDS", "SNS, API Gateway")]);
        assert_eq!(services.reason_to_skip("API Gateway", &[]), None);
        let reason = "AWS_SMOKE_TEST_SERVICE_IDS does not have `SQS`";
        assert_eq!(services.reason_to_skip("SQS", &[]).as_deref(), Some(reason));
        let tags = environment(&[("AWS_SMOKE_TEST_SKIP_TAGS", "slow,account-id")]);
        assert_eq!(tags.reason_to_skip("SQS", &["fast"]), None);
        let reason = "AWS_SMOKE_TEST_SKIP_TAGS has its tag `account-id`";
        assert_eq!(tags.reason_to_skip("SQS", &["fast", "account-id"]).as_deref(), Some(reason));
        assert_eq!(environment(&[]).reason_to_skip("SQS", &["slow"]), None);
    }

    #[test]
    fn credentials_have_all_their_parts() {
        let credentials = environment(&[
            ("AWS_ACCESS_KEY_ID", "key"),
            ("AWS_SECRET_ACCESS_KEY", "secret"),
            ("AWS_SESSION_TOKEN", "token"),
            ("AWS_ACCOUNT_ID", "123456789012"),
        ]);
        let credentials = credentials.credentials().expect("both variables are set");
        assert_eq!((credentials.access_key_id(), credentials.secret_access_key()), ("key", "secret"));
        assert_eq!(credentials.session_token(), Some("token"));
        assert_eq!(credentials.account_id().map(|id| id.as_str()), Some("123456789012"));
        let missing = |variables| environment(variables).credentials().expect_err("a variable is missing");
        assert_eq!(missing(&[("AWS_SECRET_ACCESS_KEY", "secret")]), "set AWS_ACCESS_KEY_ID, too");
        assert_eq!(missing(&[("AWS_ACCESS_KEY_ID", "key")]), "set AWS_SECRET_ACCESS_KEY, too");
        assert!(missing(&[]).starts_with("set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY"));
    }
}
