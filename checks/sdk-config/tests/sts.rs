//! `aws-sdk-sts` calls a server on this machine, with everything that it needs from the configuration: region, endpoint and
//! credentials of a profile, and the HTTP client, the timers and the identity cache of smithereens-config.

use aws_sdk_sts::Client;
use aws_sdk_sts::error::ProvideErrorMetadata;
use aws_types::os_shim_internal::Env;
use smithereens_config::{BehaviorVersion, SdkConfig};
use std::io::Write;
use tempfile::NamedTempFile;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

const IDENTITY: &str = r#"<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
<GetCallerIdentityResult>
<Arn>arn:aws:iam::123456789012:user/librarian</Arn><UserId>AIDAEXAMPLE</UserId><Account>123456789012</Account>
</GetCallerIdentityResult>
<ResponseMetadata><RequestId>5f3a7a1c</RequestId></ResponseMetadata>
</GetCallerIdentityResponse>"#;

const DENIED: &str = r#"<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
<Error><Type>Sender</Type><Code>AccessDenied</Code><Message>not yours</Message></Error>
<RequestId>5f3a7a1d</RequestId>
</ErrorResponse>"#;

/// Responds to one request, and returns it.
async fn serve(status: &'static str, body: &'static str) -> (u16, JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let port = listener.local_addr().expect("it is bound").port();
    let served = tokio::spawn(async move {
        let (mut connection, _) = listener.accept().await.expect("a connection");
        let mut request = String::new();
        while !request.ends_with("Action=GetCallerIdentity&Version=2011-06-15") {
            let mut read = [0; 4096];
            let length = connection.read(&mut read).await.expect("the connection stays open");
            assert!(length > 0, "the request is incomplete: {request}");
            request.push_str(std::str::from_utf8(&read[..length]).expect("a text"));
        }
        let length = body.len();
        let response = format!(
            "HTTP/1.1 {status}\r\ncontent-type: text/xml\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}"
        );
        connection.write_all(response.as_bytes()).await.expect("the client reads");
        request
    });
    (port, served)
}

/// The configuration of a profile that names the server as the endpoint, and its file, which is read when credentials are
/// needed.
async fn configuration(port: u16) -> (SdkConfig, NamedTempFile) {
    let mut file = NamedTempFile::new().expect("a file can be created");
    let profile = format!(
        "[profile library]\nregion = eu-central-1\nendpoint_url = http://127.0.0.1:{port}\n\
         aws_access_key_id = AKIDLIBRARY\naws_secret_access_key = secret\naws_session_token = session\n"
    );
    file.write_all(profile.as_bytes()).expect("it can be written");
    let path = file.path().to_str().expect("a text");
    let env = Env::from_slice(&[("AWS_CONFIG_FILE", path), ("AWS_PROFILE", "library")]);
    (smithereens_config::defaults(BehaviorVersion::latest()).env(env).load().await, file)
}

#[tokio::test]
async fn a_client_of_aws_gets_region_credentials_and_connections_from_the_configuration() {
    let (port, served) = serve("200 OK", IDENTITY).await;
    let (config, _file) = configuration(port).await;
    let client = Client::new(&config);
    let identity = client.get_caller_identity().send().await.expect("success");
    assert_eq!(identity.arn(), Some("arn:aws:iam::123456789012:user/librarian"));
    assert_eq!((identity.account(), identity.user_id()), (Some("123456789012"), Some("AIDAEXAMPLE")));
    let request = served.await.expect("a request");
    assert!(request.starts_with("POST / HTTP/1.1\r\n"), "{request}");
    assert!(request.contains("Credential=AKIDLIBRARY/"), "{request}");
    assert!(request.contains("/eu-central-1/sts/aws4_request"), "{request}");
    assert!(request.to_ascii_lowercase().contains("x-amz-security-token: session\r\n"), "{request}");
}

#[tokio::test]
async fn a_client_of_aws_reads_errors() {
    let (port, served) = serve("403 Forbidden", DENIED).await;
    let (config, _file) = configuration(port).await;
    let client = Client::new(&config);
    let error = client.get_caller_identity().send().await.expect_err("access is denied");
    assert_eq!((error.code(), error.message()), (Some("AccessDenied"), Some("not yours")));
    served.await.expect("a request");
}
