//! A role of STS: assumed by hand, and by the provider of `aws-config`.

use aws_config::sts::AssumeRoleProvider;
use aws_config::{BehaviorVersion, Region, SdkConfig};
use aws_sdk_sts::config::{Credentials, ProvideCredentials, SharedCredentialsProvider};
use aws_sdk_sts::error::ProvideErrorMetadata;
use aws_sdk_sts::operation::RequestId;
use aws_sdk_sts::types::{PolicyDescriptorType, Tag};
use aws_sdk_sts::{Client, Config, Error};
use std::time::SystemTime;

const ROLE: &str = "arn:aws:iam::123456789012:role/librarian";

#[tokio::main]
async fn main() -> Result<(), Error> {
    let config = aws_config::load_defaults(BehaviorVersion::latest()).await;
    let client = Client::new(&config);
    println!("before: {}", identity(&client).await?);
    assume(&client, &config).await?;
    assume_by_provider(&config).await?;
    other_credentials(&client).await?;
    refuse(&client).await;
    Ok(())
}

async fn identity(client: &Client) -> Result<String, Error> {
    let identity = client.get_caller_identity().send().await?;
    println!("request ID: {}", identity.request_id().is_some());
    Ok(format!("{:?} in {:?}", identity.arn(), identity.account()))
}

async fn assume(client: &Client, config: &SdkConfig) -> Result<(), Error> {
    let assumed = client
        .assume_role()
        .role_arn(ROLE)
        .role_session_name("inventory")
        .duration_seconds(900)
        .policy_arns(PolicyDescriptorType::builder().arn("arn:aws:iam::aws:policy/ReadOnlyAccess").build())
        .tags(Tag::builder().key("floor").value("2").build()?)
        .transitive_tag_keys("floor")
        .send()
        .await?;
    println!("assumed {:?}", assumed.assumed_role_user().map(|user| user.arn()));
    let credentials = assumed.credentials().expect("there are credentials");
    println!("a session: {}", credentials.session_token().len() > 20);
    println!("kept secret: {}", !format!("{credentials:?}").contains(credentials.secret_access_key()));
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).expect("it is not 1969").as_secs();
    println!("for minutes: {}", (credentials.expiration().secs() - now as i64 + 30) / 60);

    let session = Credentials::new(
        credentials.access_key_id(),
        credentials.secret_access_key(),
        Some(credentials.session_token().to_owned()),
        SystemTime::try_from(*credentials.expiration()).ok(),
        "assumed by hand",
    );
    let config = aws_sdk_sts::config::Builder::from(config).credentials_provider(session).build();
    println!("as: {}", identity(&Client::from_conf(config)).await?);
    Ok(())
}

async fn assume_by_provider(config: &SdkConfig) -> Result<(), Error> {
    let provider = AssumeRoleProvider::builder(ROLE)
        .session_name("provided")
        .region(Region::new("eu-central-1"))
        .configure(config)
        .build()
        .await;
    let credentials = provider.provide_credentials().await.expect("the role is assumed");
    println!("provided: {}, {}", credentials.session_token().is_some(), credentials.expiry().is_some());
    let assumed = config.to_builder().credentials_provider(SharedCredentialsProvider::new(provider)).build();
    println!("as: {}", identity(&Client::new(&assumed)).await?);
    Ok(())
}

async fn other_credentials(client: &Client) -> Result<(), Error> {
    let token = client.get_session_token().duration_seconds(1_200).send().await?;
    println!("a token: {}", token.credentials().is_some_and(|credentials| credentials.session_token().len() > 20));
    let federated = client.get_federation_token().name("visitor").policy(r#"{"Statement": []}"#).send().await?;
    println!("{:?}", federated.federated_user().map(|user| (user.federated_user_id(), user.arn())));
    let web =
        client.assume_role_with_web_identity().role_arn(ROLE).role_session_name("web").web_identity_token("token");
    let web = web.send().await?;
    println!("{:?} by {:?}", web.assumed_role_user().map(|user| user.arn()), web.provider());
    Ok(())
}

async fn refuse(client: &Client) {
    let assume = client.assume_role().role_arn("nonsense").role_session_name("x").send().await;
    match assume {
        Ok(assumed) => println!("assumed {:?}", assumed.assumed_role_user().map(|user| user.arn())),
        Err(error) => println!("refused: {:?} {:?}", error.code(), error.message()),
    }
    let config = Config::builder().behavior_version(aws_sdk_sts::config::BehaviorVersion::latest()).build();
    let error = Client::from_conf(config).get_caller_identity().send().await.expect_err("there is no region");
    println!("{error}");
}
