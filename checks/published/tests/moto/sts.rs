use smithereens_checks_published::sts::config::Region;
use smithereens_checks_published::sts::error::ProvideErrorMetadata;
use smithereens_checks_published::sts::operation::RequestId;
use smithereens_checks_published::sts::types::{PolicyDescriptorType, Tag};
use smithereens_checks_published::sts::{Client, Config};

const ROLE: &str = "arn:aws:iam::123456789012:role/librarian";

#[tokio::test]
#[ignore = "needs SMITHY_MODELS and MOTO_ENDPOINT: see CONTRIBUTING.md"]
async fn the_caller_is_known() {
    let client = client!(sts);
    let identity = client.get_caller_identity().send().await.expect("an identity");
    assert_eq!(identity.account(), Some("123456789012"));
    assert!(identity.arn().is_some_and(|arn| arn.starts_with("arn:aws:")) && identity.request_id().is_some());
}

#[tokio::test]
#[ignore = "needs SMITHY_MODELS and MOTO_ENDPOINT: see CONTRIBUTING.md"]
async fn a_role_is_assumed() {
    let client = client!(sts);
    let tag = Tag::builder().key("team").value("a&b").build().expect("complete");
    let assumed = client
        .assume_role()
        .role_arn(ROLE)
        .role_session_name("reading")
        .duration_seconds(900)
        .tags(tag)
        .policy_arns(PolicyDescriptorType::builder().arn("arn:aws:iam::aws:policy/ReadOnlyAccess").build())
        .policy(r#"{"Version": "2012-10-17", "Statement": []}"#)
        .send()
        .await
        .expect("assumed");
    let credentials = assumed.credentials().expect("credentials");
    assert!(credentials.access_key_id().starts_with("ASIA"));
    assert!(credentials.expiration().secs() > 1_600_000_000);
    let user = assumed.assumed_role_user().expect("a user");
    assert!(user.arn().ends_with("assumed-role/librarian/reading"), "{}", user.arn());
    assert!(!format!("{credentials:?}").contains(credentials.secret_access_key()));
}

#[tokio::test]
#[ignore = "needs SMITHY_MODELS and MOTO_ENDPOINT: see CONTRIBUTING.md"]
async fn a_role_is_assumed_by_a_token_without_credentials() {
    let url = crate::moto();
    let config = Config::builder().region(Region::new("us-east-1")).endpoint_url(url);
    let call = Client::from_conf(config.build()).assume_role_with_web_identity();
    let call = call.role_arn(ROLE).role_session_name("reading").web_identity_token("a.b.c");
    let assumed = call.send().await.expect("assumed");
    assert!(assumed.credentials().is_some_and(|credentials| credentials.access_key_id().starts_with("ASIA")));
}

#[tokio::test]
#[ignore = "needs SMITHY_MODELS and MOTO_ENDPOINT: see CONTRIBUTING.md"]
async fn what_is_wrong_with_a_request_is_said() {
    let client = client!(sts);
    let error = client.assume_role().role_arn(ROLE).role_session_name("a".repeat(65)).send().await;
    let error = error.expect_err("the name is too long").into_service_error();
    assert_eq!(error.code(), Some("ValidationError"));
    assert!(error.message().is_some_and(|message| message.contains("64")), "{error:?}");
}
