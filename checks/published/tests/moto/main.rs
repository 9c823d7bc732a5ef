//! What is created can be read back, listed and deleted, and what is not there is the error that the model describes:
//! clients of each protocol against moto, which imitates AWS.
//!
//! ```text
//! python3 -m venv venv && venv/bin/pip install 'moto[server]'
//! venv/bin/moto_server -p 5000 &
//! BOTOCORE_DATA=venv/lib/python3/site-packages/botocore/data SMITHY_MODELS=api-models \
//!     MOTO_ENDPOINT=http://127.0.0.1:5000 cargo test -p smithereens-services
//! ```

#![cfg_attr(not(all(smithy_models, botocore_data)), allow(dead_code, unused_macros, unused_imports))]

/// A client of moto; returns from the test when there is none to call.
macro_rules! client {
    ($service:ident) => {{
        use smithereens_checks_published::$service::config::retry::RetryConfig;
        use smithereens_checks_published::$service::config::{BehaviorVersion, Credentials, Region};
        let Some(url) = crate::moto() else { return };
        let config = smithereens_checks_published::$service::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("us-east-1"))
            .credentials_provider(Credentials::new("any", "any", None, None, "test"))
            .retry_config(RetryConfig::disabled())
            .endpoint_url(url);
        smithereens_checks_published::$service::Client::from_conf(config.build())
    }};
}

#[cfg(smithy_models)]
mod dynamodb;
#[cfg(botocore_data)]
mod ec2;
#[cfg(smithy_models)]
mod lambda;
#[cfg(smithy_models)]
mod route53;
#[cfg(smithy_models)]
mod s3;
#[cfg(smithy_models)]
mod sns;
#[cfg(smithy_models)]
mod sqs;
#[cfg(smithy_models)]
mod sts;

fn moto() -> Option<String> {
    let url = std::env::var("MOTO_ENDPOINT").ok().filter(|url| !url.is_empty());
    if url.is_none() {
        println!("skipped: MOTO_ENDPOINT is not set; the top of tests/moto/main.rs says how to run it");
    }
    url
}

#[cfg(not(smithy_models))]
#[test]
fn models_of_smithy_are_there() {
    println!("skipped: SMITHY_MODELS was not set when this was compiled");
}

#[cfg(not(botocore_data))]
#[test]
fn descriptions_of_botocore_are_there() {
    println!("skipped: BOTOCORE_DATA was not set when this was compiled");
}

/// A name that no other run at the same server uses.
fn unique(prefix: &str) -> String {
    let now = std::time::SystemTime::UNIX_EPOCH.elapsed().expect("a clock that is not before 1970");
    format!("{prefix}-{:x}", now.as_nanos())
}
