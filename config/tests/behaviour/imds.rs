//! The metadata service.

use aws_credential_types::provider::ProvideCredentials;
use aws_smithy_async::rt::sleep::TokioSleep;
use aws_smithy_async::time::StaticTimeSource;
use aws_smithy_http_client::test_util::infallible_client_fn;
use aws_types::os_shim_internal::{Env, Fs};
use http::Response;
use smithereens_config::imds::client::error::ImdsError;
use smithereens_config::imds::client::{Client, EndpointMode};
use smithereens_config::imds::credentials::ImdsCredentialsProvider;
use smithereens_config::provider_config::ProviderConfig;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, UNIX_EPOCH};

type Requests = Arc<Mutex<Vec<String>>>;

/// A service whose metadata depend on the number of requests before.
fn service(
    variables: &[(&'static str, &'static str)],
    metadata: impl Fn(u32) -> Response<&'static str> + Send + Sync + 'static,
) -> (ProviderConfig, Requests) {
    let (requests, count) = (Requests::default(), AtomicU32::new(0));
    let record = requests.clone();
    let http_client = infallible_client_fn(move |request| {
        record.lock().expect("no thread panics").push(format!("{} {}", request.method(), request.uri()));
        if request.uri().path() == "/latest/api/token" {
            let ttl = request.headers()["x-aws-ec2-metadata-token-ttl-seconds"].clone();
            let response = Response::builder().header("x-aws-ec2-metadata-token-ttl-seconds", ttl);
            return response.body("session").expect("a valid response");
        }
        assert_eq!(request.headers()["x-aws-ec2-metadata-token"], "session");
        metadata(count.fetch_add(1, Ordering::Relaxed))
    });
    let config = ProviderConfig::empty()
        .with_env(Env::from_slice(variables))
        .with_fs(Fs::from_slice(&[]))
        .with_http_client(http_client)
        .with_sleep_impl(TokioSleep::new())
        .with_time_source(StaticTimeSource::new(UNIX_EPOCH + Duration::from_secs(1000)));
    (config, requests)
}

fn status(status: u16) -> Response<&'static str> {
    Response::builder().status(status).body("").expect("a valid response")
}

#[tokio::test]
async fn a_token_serves_several_requests() {
    let (config, requests) = service(&[], |_| Response::new("i-1"));
    let client = Client::builder().configure(&config).build();
    for _ in 0..2 {
        let id = client.get("/latest/meta-data/instance-id").await.expect("the service responds");
        assert_eq!(id.as_ref(), "i-1");
        assert!(!format!("{id:?}").contains("i-1"));
    }
    let host = "http://169.254.169.254/latest";
    let expected = [format!("PUT {host}/api/token"), format!("GET {host}/meta-data/instance-id")];
    assert_eq!(requests.lock().expect("no thread panics")[..], [&expected[..], &expected[1..]].concat());
}

#[tokio::test(start_paused = true)]
async fn failures_of_the_service_are_retried() {
    let (config, requests) = service(&[], |count| if count < 2 { status(503) } else { Response::new("i-1") });
    let client = Client::builder().configure(&config).build();
    client.get("/id").await.expect("the third attempt succeeds");
    assert_eq!(requests.lock().expect("no thread panics").len(), 4);
}

#[tokio::test(start_paused = true)]
async fn redirects_are_not_followed() {
    let (config, requests) = service(&[], |_| {
        let redirect = Response::builder().status(302).header("location", "http://example.com/");
        redirect.body("").expect("a valid response")
    });
    let error = Client::builder().configure(&config).build().get("/id").await.expect_err("a redirect is an error");
    assert!(
        matches!(&error, ImdsError::ErrorResponse(error) if error.response().status().as_u16() == 302),
        "{error:?}"
    );
    assert!(requests.lock().expect("no thread panics").iter().all(|request| !request.contains("example.com")));
}

#[tokio::test(start_paused = true)]
async fn a_large_response_is_an_error() {
    let text = |length: usize| -> &'static str { Box::leak("a".repeat(length).into_boxed_str()) };
    let (small, large) = (text(1024 * 1024), text(1024 * 1024 + 1));
    let (config, _) = service(&[], move |count| Response::new(if count == 0 { small } else { large }));
    let client = Client::builder().configure(&config).build();
    assert_eq!(client.get("/small").await.expect("the size is allowed").as_ref().len(), small.len());
    let error = client.get("/large").await.expect_err("the response is too large");
    let error = aws_smithy_types::error::display::DisplayErrorContext(&error).to_string();
    assert!(error.contains("length limit exceeded") && !error.contains("aaa"), "{error}");
}

#[tokio::test]
async fn settings_choose_the_endpoint() {
    for (variables, mode, host) in [
        (&[("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "ipv6")][..], None, "http://[fd00:ec2::254]/"),
        (&[("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://localhost:1338")], None, "http://localhost:1338/"),
        (&[("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", "ipv6")], Some(EndpointMode::IpV4), "http://169.254.169.254/"),
    ] {
        let (config, requests) = service(variables, |_| Response::new(""));
        let mut client = Client::builder().configure(&config);
        if let Some(mode) = mode {
            client = client.endpoint_mode(mode);
        }
        client.build().get("/id").await.expect("the service responds");
        let requests = requests.lock().expect("no thread panics");
        assert!(requests.iter().all(|request| request.contains(host)), "{requests:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn credentials_outlive_an_outage() {
    const CREDENTIALS: &str = r#"{"Code": "Success", "AccessKeyId": "a", "SecretAccessKey": "b", "Token": "c",
        "Expiration": "1970-01-01T00:10:00Z"}"#;
    let (config, _) = service(&[], |count| match count {
        0 => Response::new("role"),
        1 => Response::new(CREDENTIALS),
        _ => status(500),
    });
    let provider = ImdsCredentialsProvider::builder().configure(&config).build();
    let first = provider.provide_credentials().await.expect("the service responds");
    let extension = first.expiry().expect("they expire").duration_since(UNIX_EPOCH + Duration::from_secs(1000));
    let extension = extension.expect("they have not expired").as_secs();
    assert!((600..=900).contains(&extension), "{extension}");
    let second = provider.provide_credentials().await.expect("the last credentials are kept");
    assert_eq!(first, second);
    assert_eq!(provider.fallback_on_interrupt(), Some(first));
}
