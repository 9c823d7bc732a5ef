//! Clients of each protocol against moto, which imitates AWS: resources that are created can be read, listed and deleted, and a
//! resource that does not exist is the error that the model describes.
//!
//! ```text
//! python3 -m venv venv && venv/bin/pip install 'moto[server]'
//! venv/bin/moto_server -p 5000 &
//! BOTOCORE_DATA=venv/lib/python3/site-packages/botocore/data SMITHY_MODELS=api-models \
//!     MOTO_ENDPOINT=http://127.0.0.1:5000 cargo test -p smithereens-checks-published --test moto -- --include-ignored
//! ```

#![cfg_attr(not(all(smithy_models, botocore_data)), allow(dead_code, unused_macros, unused_imports))]

use smithereens_checks_support::Resource;
use std::time::SystemTime;

/// A client of moto.
macro_rules! client {
    ($service:ident) => {{
        use smithereens_checks_published::$service::config::retry::RetryConfig;
        use smithereens_checks_published::$service::config::{BehaviorVersion, Credentials, Region};
        let config = smithereens_checks_published::$service::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("us-east-1"))
            .credentials_provider(Credentials::new("any", "any", None, None, "test"))
            .retry_config(RetryConfig::disabled())
            .endpoint_url(crate::moto());
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

fn moto() -> String {
    Resource::Moto.url().expect("this test calls moto")
}

#[cfg(not(smithy_models))]
#[test]
#[ignore = "needs SMITHY_MODELS when it is compiled: see CONTRIBUTING.md"]
fn clients_of_smithy_models_are_compiled() {
    panic!("SMITHY_MODELS was not set when this test was compiled");
}

#[cfg(not(botocore_data))]
#[test]
#[ignore = "needs BOTOCORE_DATA when it is compiled: see CONTRIBUTING.md"]
fn clients_of_botocore_descriptions_are_compiled() {
    panic!("BOTOCORE_DATA was not set when this test was compiled");
}

/// A name that no other run against the same server uses.
fn unique(prefix: &str) -> String {
    let now = SystemTime::UNIX_EPOCH.elapsed().expect("the clock is after 1970");
    format!("{prefix}-{:x}", now.as_nanos())
}
