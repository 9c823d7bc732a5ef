//! Settings of the metadata service, and the URI of the first request with them:
//! `{"env": {…}, "fs": {…}, "endpoint_override": …, "mode_override": …, "result": {"Ok": …} or {"Err": …}}`.

use crate::{Outcome, block_on, expected};
use aws_smithy_async::rt::sleep::TokioSleep;
use aws_smithy_http_client::test_util::infallible_client_fn;
use aws_smithy_types::body::SdkBody;
use aws_types::os_shim_internal::{Env, Fs};
use serde_json::{Value, json};
use smithereens_config::imds::Client;
use smithereens_config::imds::client::error::ImdsError;
use smithereens_config::provider_config::ProviderConfig;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// Checks which URI the client requests first, or why it requests none.
pub(crate) fn check(case: &Value) -> Outcome {
    let map = |name: &str| -> Result<HashMap<String, String>, String> {
        serde_json::from_value(case[name].clone()).map_err(|error| format!("`{name}`: {error}"))
    };
    let requested = Arc::new(Mutex::new(None));
    let record = requested.clone();
    let http_client = infallible_client_fn(move |request| {
        record.lock().expect("no thread panics").get_or_insert(request.uri().to_string());
        http::Response::builder().status(400).body(SdkBody::empty()).expect("a valid response")
    });
    let config = ProviderConfig::empty()
        .with_env(Env::from(map("env")?))
        .with_fs(Fs::from_map(map("fs")?))
        .with_http_client(http_client)
        .with_sleep_impl(TokioSleep::new());
    let mut client = Client::builder().configure(&config);
    if let Some(endpoint) = case["endpoint_override"].as_str() {
        client = client.endpoint(endpoint).map_err(|error| error.to_string())?;
    }
    if let Some(mode) = case["mode_override"].as_str() {
        client = client.endpoint_mode(mode.parse().map_err(|error| format!("{error}"))?);
    }
    let error = match block_on(client.build().get("/hello")) {
        Ok(_) => return Err("the service returns an error, but the client does not".to_owned()),
        Err(error) => error,
    };
    let expected = match case["result"].get("Err") {
        Some(part) => json!({ "ErrorContains": part }),
        None => case["result"].clone(),
    };
    let uri = requested.lock().expect("no thread panics").take();
    expected::compare(&expected, uri.map(|uri| json!(uri)).ok_or::<ImdsError>(error))
}
