use crate::call::{Outcome, Table};
use crate::document;
use crate::wire::Wire;
use aws_smithy_runtime::client::orchestrator::endpoints::StaticUriEndpointResolver;
use aws_smithy_runtime_api::client::endpoint::SharedEndpointResolver;
use aws_smithy_types::base64;
use serde_json::{Map, Value, json};
use smithereens::__private::{Handle, Layers};
use smithereens::config::retry::RetryConfig;
use smithereens::config::{
    BehaviorVersion, Credentials, Region, RequestChecksumCalculation, SharedCredentialsProvider, SharedHttpClient,
    StalledStreamProtectionConfig,
};
use std::error::Error;
use std::io::{self, BufRead, Write};
use std::process::ExitCode;
use std::sync::Arc;

/// Writes a line about the client to standard output, and then a line for each line of standard input. Without a client, the table is the reason.
pub fn run(table: Result<Table, &str>) -> ExitCode {
    let table = match table {
        Ok(table) => table,
        Err(reason) => {
            println!("this driver was compiled without a model: {reason}");
            return ExitCode::FAILURE;
        }
    };
    match drive_lines(&table) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn drive_lines(table: &Table) -> Result<(), Box<dyn Error>> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
    let wire = Wire::default();
    // botocore signs for the endpoint of the rules.
    let presigning = Handle::new(table.service, &layers(wire.clone()));
    let mut layers = layers(wire.clone());
    // Its serializer does not use endpoint rules.
    let endpoint = StaticUriEndpointResolver::uri("https://service.test");
    layers.set_endpoint_resolver(Some(SharedEndpointResolver::new(endpoint)));
    let handle = Handle::new(table.service, &layers);
    let mut output = io::stdout().lock();
    writeln!(output, "{}", json!({ "model": table.model, "protocol": table.service.protocol_id() }))?;
    for line in io::stdin().lock().lines() {
        let mut line: Map<String, Value> = serde_json::from_str(&line?)?;
        let outcome = match line.remove("presign") {
            Some(operation) => runtime.block_on(presign(table, &presigning, &operation, line)),
            None => runtime.block_on(drive(table, &handle, &wire, line)),
        };
        writeln!(output, "{outcome}")?;
        output.flush()?;
    }
    Ok(())
}

async fn drive(table: &Table, handle: &Arc<Handle>, wire: &Wire, mut line: Map<String, Value>) -> Value {
    let mut take = |name| line.remove(name).unwrap_or_default();
    let (operation, input, stream) = (take("operation"), take("input"), take("stream"));
    let response = take("response");
    let call = table.operations.iter().find(|(name, _)| operation == *name);
    let Some((_, call)) = call else { return json!({ "missing": operation }) };
    wire.set_response(response);
    let stream = base64::decode(stream.as_str().unwrap_or_default()).unwrap_or_default();
    let outcome: Outcome = call(handle.clone(), document::from_json(input), stream).await;
    let mut described = outcome.describe(table);
    described["request"] = wire.request().unwrap_or_default();
    described
}

async fn presign(table: &Table, handle: &Arc<Handle>, operation: &Value, mut line: Map<String, Value>) -> Value {
    let presign = table.presigned.iter().find(|(name, _)| operation == *name);
    let Some((_, presign)) = presign else { return json!({ "request": null }) };
    let input = line.remove("input").unwrap_or_default();
    json!({ "request": presign(handle.clone(), document::from_json(input)).await })
}

/// A configuration without delays and retries.
fn layers(wire: Wire) -> Layers {
    let credentials = Credentials::new("AKIDEXAMPLE", "secret", None, None, "differential");
    let mut layers = Layers::default();
    layers.set_behavior_version(Some(BehaviorVersion::latest()));
    layers.set_region(Some(Region::new("us-east-1")));
    layers.set_credentials_provider(Some(SharedCredentialsProvider::new(credentials)));
    layers.set_retry_config(Some(RetryConfig::disabled()));
    layers.set_stalled_stream_protection(Some(StalledStreamProtectionConfig::disabled()));
    layers.set_http_client(Some(SharedHttpClient::new(wire)));
    // Checksums would change the bodies of streams, and only serialization is compared.
    layers.set_request_checksum_calculation(Some(RequestChecksumCalculation::WhenRequired));
    layers
}
