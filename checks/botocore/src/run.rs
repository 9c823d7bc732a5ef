use crate::call::{Outcome, Table};
use crate::document;
use crate::wire::Wire;
use aws_smithy_runtime::client::orchestrator::endpoints::StaticUriEndpointResolver;
use aws_smithy_runtime_api::client::endpoint::SharedEndpointResolver;
use aws_smithy_types::base64;
use serde_json::{Map, Value, json};
use smithereens::__private::Handle;
use smithereens::config::retry::RetryConfig;
use smithereens::config::{
    BehaviorVersion, Credentials, Layers, Region, RequestChecksumCalculation, SharedCredentialsProvider,
    SharedHttpClient, StalledStreamProtectionConfig,
};
use std::error::Error;
use std::io::{self, BufRead, Write};
use std::process::ExitCode;
use std::sync::Arc;

/// Answers each line of standard input by one of standard output. A client that is not there says which variable was not set
/// when it was compiled.
pub fn run(table: Result<Table, &str>) -> ExitCode {
    let table = match table {
        Ok(table) => table,
        Err(variable) => {
            println!("skipped: {variable} named no folder of models when this was compiled");
            return ExitCode::FAILURE;
        }
    };
    match answer_lines(&table) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn answer_lines(table: &Table) -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
    let wire = Wire::default();
    let handle = Handle::new(table.service, &layers(wire.clone()));
    let mut output = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let answer = runtime.block_on(answer(table, &handle, &wire, serde_json::from_str(&line?)?));
        writeln!(output, "{answer}")?;
        output.flush()?;
    }
    Ok(())
}

async fn answer(table: &Table, handle: &Arc<Handle>, wire: &Wire, mut line: Map<String, Value>) -> Value {
    let mut take = |name| line.remove(name).unwrap_or_default();
    let (operation, input, stream) = (take("operation"), take("input"), take("stream"));
    let response = take("response");
    let call = table.operations.iter().find(|(name, _)| operation == *name);
    let Some((_, call)) = call else { return json!({ "missing": operation }) };
    wire.answer(response);
    let stream = base64::decode(stream.as_str().unwrap_or_default()).unwrap_or_default();
    let outcome: Outcome = call(handle.clone(), document::from_json(input), stream).await;
    let mut described = outcome.describe(table);
    described["request"] = wire.request().unwrap_or_default();
    described
}

/// A configuration that neither waits nor tries again.
fn layers(wire: Wire) -> Layers {
    let credentials = Credentials::new("AKIDEXAMPLE", "secret", None, None, "differential");
    let mut layers = Layers::default();
    layers.set_behavior_version(Some(BehaviorVersion::latest()));
    layers.set_region(Some(Region::new("us-east-1")));
    layers.set_credentials_provider(Some(SharedCredentialsProvider::new(credentials)));
    layers.set_retry_config(Some(RetryConfig::disabled()));
    layers.set_stalled_stream_protection(Some(StalledStreamProtectionConfig::disabled()));
    layers.set_http_client(Some(SharedHttpClient::new(wire)));
    // These change the body of a stream, which then says nothing of the serializer.
    layers.set_request_checksum_calculation(Some(RequestChecksumCalculation::WhenRequired));
    // What goes where is for the endpoint rules to say, which botocore's serializer knows nothing of either.
    let endpoint = StaticUriEndpointResolver::uri("https://service.test");
    layers.set_endpoint_resolver(Some(SharedEndpointResolver::new(endpoint)));
    layers
}
