//! Compares tokens for databases, caches and Kafka clusters with those of botocore, which `record.py` writes to `expected.json`.

use aws_smithy_async::time::{SharedTimeSource, StaticTimeSource};
use aws_smithy_types::base64;
use serde_json::Value;
use smithereens::config::{Credentials, Region, SdkConfig, SharedCredentialsProvider};
use smithereens::services::auth_token::{elasticache, memorydb, msk};
use smithereens_checks_features::{dsql::auth_token as dsql, rds::auth_token as rds};
use std::time::{Duration, SystemTime};

fn credentials(token: Option<&str>) -> Credentials {
    let token = token.map(str::to_owned);
    Credentials::new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", token, None, "test")
}

/// At 2024-05-17T12:30:45Z.
fn shared(token: Option<&str>) -> SdkConfig {
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(1_715_949_045);
    let shared = SdkConfig::builder().time_source(SharedTimeSource::new(StaticTimeSource::new(now)));
    let shared = shared.credentials_provider(SharedCredentialsProvider::new(credentials(token)));
    shared.region(Region::new("eu-west-1")).build()
}

fn rds_config() -> rds::ConfigBuilder {
    rds::Config::builder().hostname("shelf.eu-west-1.rds.amazonaws.com").port(3306).username("a reader/1+2&é")
}

fn dsql_config() -> dsql::ConfigBuilder {
    dsql::Config::builder().hostname("shelf.dsql.eu-west-1.on.aws")
}

fn recorded(name: &str) -> String {
    let recorded: Value = serde_json::from_str(include_str!("expected.json")).expect("JSON");
    recorded[name].as_str().unwrap_or_else(|| panic!("{name} is not recorded")).to_owned()
}

fn assert_recorded(name: &str, token: &str) {
    assert_equal(name, token, &recorded(name));
}

/// Compares two tokens in base64 for URLs.
fn assert_recorded_in_base64(name: &str, token: &str) {
    let decoded = |text: &str| {
        assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)), "{text}");
        let padding = "=".repeat((4 - text.len() % 4) % 4);
        let text = text.replace('-', "+").replace('_', "/") + &padding;
        String::from_utf8(base64::decode(text).expect("base64")).expect("a URL")
    };
    assert_equal(name, &decoded(token), &decoded(&recorded(name)));
}

fn assert_equal(name: &str, token: &str, expected: &str) {
    // The order of parameters in a query does not matter.
    let parts = |token: &str| {
        let mut parts: Vec<String> = token.split(['?', '&']).map(str::to_owned).collect();
        parts.sort_unstable();
        parts
    };
    assert_eq!(parts(token), parts(expected), "{name}");
}

#[tokio::test]
async fn tokens_are_those_of_botocore() {
    for (suffix, token) in [("", None), (" with a token", Some("token/+="))] {
        let shared = shared(token);
        let generator = rds::AuthTokenGenerator::new(rds_config().build().expect("a configuration"));
        let token = generator.auth_token(&shared).await.expect("a token");
        assert_recorded(&format!("rds{suffix}"), token.as_str());
        let config = dsql_config().expires_in(450).build().expect("a configuration");
        let token = dsql::AuthTokenGenerator::new(config).db_connect_auth_token(&shared).await.expect("a token");
        assert_recorded(&format!("dsql{suffix}"), token.as_str());
        let config = dsql_config().region(Region::new("eu-west-3")).build().expect("a configuration");
        let generator = dsql::AuthTokenGenerator::new(config);
        let token = generator.db_connect_admin_auth_token(&shared).await.expect("a token");
        assert_recorded(&format!("dsql admin{suffix}"), &token.to_string());
    }
}

#[tokio::test]
async fn tokens_for_caches_are_those_of_botocore() {
    for (suffix, token) in [("", None), (" with a token", Some("token/+="))] {
        let shared = shared(token);
        // A longer lifetime is shortened to the limit.
        let cache = || elasticache::Config::builder().cache_name("shelf-1").user_id("a reader/1+2&é").expires_in(901);
        for (name, config) in [("elasticache", cache()), ("elasticache serverless", cache().serverless(true))] {
            let generator = elasticache::AuthTokenGenerator::new(config.build().expect("a configuration"));
            let token = generator.auth_token(&shared).await.expect("a token");
            assert_recorded(&format!("{name}{suffix}"), token.as_str());
        }
        let config = memorydb::Config::builder().cluster_name("Shelf-1").user_id("a reader/1+2&é").build();
        let generator = memorydb::AuthTokenGenerator::new(config.expect("a configuration"));
        let token = generator.auth_token(&shared).await.expect("a token");
        assert_recorded(&format!("memorydb{suffix}"), token.as_str());
    }
}

#[tokio::test]
async fn a_token_for_a_cache_is_not_created_for_an_endpoint() {
    for name in ["shelf.abc.ng.0001.euw1.cache.amazonaws.com", "shelf:6379", "shelf/x", "", "1shelf"] {
        let config = elasticache::Config::builder().cache_name(name).user_id("reader").build();
        let generator = elasticache::AuthTokenGenerator::new(config.expect("a configuration"));
        let error = generator.auth_token(&shared(None)).await.expect_err(name).to_string();
        assert!(error.contains("invalid `cache_name`") && error.contains("not the endpoint"), "{error}");
    }
}

#[tokio::test]
async fn a_token_for_kafka_is_that_of_the_signer_of_msk() {
    for (suffix, token) in [("", None), (" with a token", Some("token/+="))] {
        let config = msk::Config::builder().region(Region::new("eu-west-3")).build().expect("a configuration");
        let created = msk::AuthTokenGenerator::new(config).auth_token(&shared(token)).await.expect("a token");
        assert_recorded_in_base64(&format!("msk{suffix}"), created.token().as_str());
        let expected = SystemTime::UNIX_EPOCH + Duration::from_secs(1_715_949_045 + 900);
        assert_eq!(created.expires_at(), expected);
    }
    let config = msk::Config::builder().region(Region::new("x.example/?")).build().expect("a configuration");
    let error = msk::AuthTokenGenerator::new(config).auth_token(&shared(None)).await.expect_err("no such region");
    assert!(error.to_string().contains("invalid region"), "{error}");
}

#[tokio::test]
async fn a_token_of_rds_lasts_no_longer_than_fifteen_minutes() {
    let config = rds_config().expires_in(901).build().expect("a configuration");
    let token = rds::AuthTokenGenerator::new(config).auth_token(&shared(None)).await.expect("a token");
    assert_recorded("rds", token.as_str());
}

#[tokio::test]
async fn credentials_of_the_generator_come_before_those_of_the_program() {
    let shared = shared(Some("another"));
    let config = rds_config().credentials(credentials(None)).build().expect("a configuration");
    let token = rds::AuthTokenGenerator::new(config).auth_token(&shared).await.expect("a token");
    assert_recorded("rds", token.as_str());
}

#[tokio::test]
async fn what_is_missing_is_an_error() {
    let error = rds::Config::builder().hostname("h").port(1).build().expect_err("no user");
    assert!(error.to_string().contains("username"), "{error}");
    let generator = rds::AuthTokenGenerator::new(rds_config().build().expect("a configuration"));
    let error = generator.auth_token(&SdkConfig::builder().build()).await.expect_err("no credentials");
    assert!(error.to_string().contains("credentials"), "{error}");
    let no_region = shared(None).into_builder().region(None).build();
    let error = generator.auth_token(&no_region).await.expect_err("no region");
    assert!(error.to_string().contains("region"), "{error}");
}

#[tokio::test]
async fn a_token_is_not_printed_by_debug() {
    let generator = rds::AuthTokenGenerator::new(rds_config().build().expect("a configuration"));
    let token = generator.auth_token(&shared(None)).await.expect("a token");
    assert!(!format!("{token:?}").contains("Signature"), "{token:?}");
}
