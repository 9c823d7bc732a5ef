use crate::connection::{connection, response};
use aws_smithy_http_client::test_util::StaticReplayClient;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::date_time::{DateTime, Format};
use smithereens::auth::SIGV4A;
use smithereens::config::{Credentials, Region, SdkConfig, SharedCredentialsProvider, SigningRegionSet};
use smithereens_checks_features::s3;

fn config(connection: &StaticReplayClient) -> s3::config::Builder {
    s3::Config::builder().region(Region::new("eu-west-1")).http_client(connection.clone())
}

fn signed(connection: &StaticReplayClient) -> s3::config::Builder {
    config(connection).credentials_provider(Credentials::new("AKIDEXAMPLE", "secret", None, None, "test"))
}

/// The algorithm of the signature of each request, and its regions if it has several.
fn signatures(connection: &StaticReplayClient) -> Vec<[Option<String>; 2]> {
    let requests = connection.actual_requests();
    requests
        .map(|request| {
            let header = |name: &str| request.headers().get(name).map(str::to_owned);
            let algorithm = header("authorization").and_then(|text| text.split(' ').next().map(str::to_owned));
            [algorithm, header("x-amz-region-set")]
        })
        .collect()
}

fn signature(algorithm: &str, regions: &str) -> [Option<String>; 2] {
    [Some(algorithm.to_owned()), Some(regions.to_owned())]
}

const ECDSA: &str = "AWS4-ECDSA-P256-SHA256";

#[tokio::test]
async fn the_header_expires_can_contain_any_text() {
    const DATE: &str = "Fri, 17 May 2024 12:30:45 GMT";
    for (header, is_date) in [(Some(DATE), true), (Some("never"), false), (None, false)] {
        let mut response = response(200);
        if let Some(header) = header {
            response.headers_mut().insert("expires", header.parse().expect("a value"));
        }
        let connection = connection([response]);
        let client = s3::Client::from_conf(signed(&connection).build());
        let object = client.get_object().bucket("shelf").key("book").send().await.expect("an object");
        assert_eq!(object.expires_string(), header);
        #[expect(deprecated, reason = "programs use it")]
        let expires = object.expires();
        let date = DateTime::from_str(DATE, Format::HttpDate).expect("a date");
        assert_eq!(expires, is_date.then_some(&date));
    }
}

#[tokio::test]
async fn parts_end_where_a_response_is_not_truncated_though_it_has_a_token() {
    let page = |token: u32, truncated: &str| {
        http::Response::new(SdkBody::from(format!(
            "<Result><NextPartNumberMarker>{token}</NextPartNumberMarker>{truncated}<Part>a</Part></Result>"
        )))
    };
    for last in ["<IsTruncated>false</IsTruncated>", ""] {
        let connection = connection([page(1, "<IsTruncated>true</IsTruncated>"), page(2, last), page(3, last)]);
        let client = s3::Client::from_conf(signed(&connection).build());
        let mut pages = client.list_parts().bucket("shelf").key("book").into_paginator().send();
        let mut count = 0;
        while let Some(page) = pages.next().await {
            count += page.expect("a page").parts().len();
        }
        assert_eq!((count, connection.actual_requests().count()), (2, 2), "{last}");
    }
}

#[tokio::test]
async fn without_credentials_requests_are_not_signed() {
    let connection = connection([response(200)]);
    let client = s3::Client::from_conf(config(&connection).build());
    client.get_object().bucket("shelf").key("book").send().await.expect("an object that is open to everyone");
    client.write_get_object_response().send().await.expect_err("a response that must be signed");
    assert_eq!(signatures(&connection), [[None, None]]);
}

#[tokio::test]
async fn access_points_of_several_regions_are_signed_for_all_of_them() {
    let connection = connection([response(200), response(200)]);
    let client = s3::Client::from_conf(signed(&connection).build());
    client.get_object().bucket("everywhere").key("book").send().await.expect("an object");
    client.get_object().bucket("shelf").key("book").send().await.expect("an object");
    assert_eq!(signatures(&connection), [signature(ECDSA, "*"), [Some("AWS4-HMAC-SHA256".to_owned()), None]]);
}

#[tokio::test]
async fn signatures_for_several_regions_can_be_preferred() {
    let regions = || SigningRegionSet::from("eu-west-1,eu-west-3");
    let first = connection([response(200)]);
    let preferring = signed(&first).auth_scheme_preference([SIGV4A]).sigv4a_signing_region_set(regions());
    let shared = SdkConfig::builder().region(Region::new("eu-west-1"));
    let second = connection([response(200)]);
    let credentials = Credentials::new("AKIDEXAMPLE", "secret", None, None, "test");
    let shared = shared.credentials_provider(SharedCredentialsProvider::new(credentials)).http_client(second.clone());
    let shared = shared.auth_scheme_preference([SIGV4A]).sigv4a_signing_region_set(regions()).build();
    for (connection, config) in [(first, preferring.build()), (second, s3::Config::new(&shared))] {
        let client = s3::Client::from_conf(config);
        client.get_object().bucket("shelf").key("book").send().await.expect("an object");
        assert_eq!(signatures(&connection), [signature(ECDSA, "eu-west-1,eu-west-3")]);
    }
}
