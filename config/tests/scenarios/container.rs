//! Environments, and the URI of the container in each: `{"env": {…}, "result": …}`.

use crate::{Outcome, block_on, expected};
use aws_credential_types::provider::error::CredentialsError;
use aws_smithy_http_client::test_util::infallible_client_fn;
use aws_smithy_runtime_api::client::dns::{DnsFuture, ResolveDns};
use aws_smithy_types::body::SdkBody;
use aws_types::os_shim_internal::{Env, Fs};
use serde_json::{Value, json};
use smithereens_config::ecs::EcsCredentialsProvider;
use smithereens_config::provider_config::ProviderConfig;
use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::{Arc, Mutex};

/// Checks which URI the provider requests, or why it requests none.
pub(crate) fn check(case: &Value) -> Outcome {
    let env: HashMap<String, String> =
        serde_json::from_value(case["env"].clone()).map_err(|error| error.to_string())?;
    let requested = Arc::new(Mutex::new(None));
    let record = requested.clone();
    let http_client = infallible_client_fn(move |request| {
        *record.lock().expect("no thread panics") = Some(request.uri().to_string());
        http::Response::builder().status(404).body(SdkBody::empty()).expect("a valid response")
    });
    let config =
        ProviderConfig::empty().with_env(Env::from(env)).with_fs(Fs::from_slice(&[])).with_http_client(http_client);
    let provider = EcsCredentialsProvider::builder().configure(&config).dns(OnlyLocalhost).build();
    let error = match block_on(provider.credentials()) {
        Ok(_) => return Err("the endpoint has no credentials, and yet there are some".to_owned()),
        Err(error) => error,
    };
    let uri = requested.lock().expect("no thread panics").take();
    expected::compare(&case["result"], uri.map(|uri| json!(uri)).ok_or::<CredentialsError>(error))
}

/// Knows `localhost`. Other names are those of hosts in the internet.
#[derive(Debug)]
struct OnlyLocalhost;

impl ResolveDns for OnlyLocalhost {
    fn resolve_dns<'a>(&'a self, name: &'a str) -> DnsFuture<'a> {
        let address = match name {
            "localhost" => Ipv4Addr::LOCALHOST,
            _ => Ipv4Addr::new(203, 0, 113, 1),
        };
        DnsFuture::ready(Ok(vec![IpAddr::V4(address)]))
    }
}
