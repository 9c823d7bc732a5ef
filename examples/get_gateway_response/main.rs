//! Reads a gateway response with the client that this crate's build script generated, and prints its five members.
//!
//! ```text
//! cargo run --example get_gateway_response
//! ```
//!
//! This needs neither an AWS account nor a network: the example starts a stand-in for API Gateway on this machine, creates
//! a REST API there, customizes one of its gateway responses, and reads it back. `--help` explains how to read one from
//! AWS or from another server that implements the API.

mod arguments;
mod failure;

use arguments::{Arguments, Server};
use failure::Failure;
use smithereens_apigateway::config::{BehaviorVersion, Credentials, Region};
use smithereens_apigateway::operation::get_gateway_response::GetGatewayResponseOutput;
use smithereens_apigateway::types::GatewayResponseType;
use smithereens_apigateway::{Client, Config};
use smithereens_stand_in::StandIn;
use std::collections::{BTreeMap, HashMap};
use std::process::ExitCode;

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Failure> {
    let Some(arguments) = Arguments::from_command_line()? else {
        println!("{}", arguments::HELP);
        return Ok(());
    };
    let client = client(&arguments).await?;
    let response = match &arguments.rest_api_id {
        Some(rest_api_id) => get(&client, rest_api_id, &arguments.response_type).await?,
        None => customize_and_get(&client, &arguments.response_type).await?,
    };
    print(&response);
    Ok(())
}

async fn client(arguments: &Arguments) -> Result<Client, Failure> {
    let config =
        Config::builder().behavior_version(BehaviorVersion::latest()).region(Region::new(arguments.region.clone()));
    let config = match &arguments.server {
        Server::StandIn => {
            let stand_in = StandIn::start().await?;
            println!("Started a stand-in for API Gateway at {}\n", stand_in.url());
            config
                .endpoint_url(stand_in.url())
                .credentials_provider(Credentials::new("any", "any", None, None, "example"))
        }
        Server::Url(url) => config.endpoint_url(url).credentials_provider(credentials()?),
        Server::Aws => config.credentials_provider(credentials()?),
    };
    Ok(Client::from_conf(config.build()))
}

fn credentials() -> Result<Credentials, Failure> {
    let set = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let needed =
        |name| set(name).ok_or_else(|| Failure::new(format!("{name} is not set; it is needed to sign requests")));
    let access_key_id = needed("AWS_ACCESS_KEY_ID")?;
    let secret_access_key = needed("AWS_SECRET_ACCESS_KEY")?;
    Ok(Credentials::new(access_key_id, secret_access_key, set("AWS_SESSION_TOKEN"), None, "environment"))
}

async fn get(
    client: &Client,
    rest_api_id: &str,
    response_type: &GatewayResponseType,
) -> Result<GetGatewayResponseOutput, Failure> {
    Ok(client.get_gateway_response().rest_api_id(rest_api_id).response_type(response_type.clone()).send().await?)
}

/// Creates a REST API, reads a gateway response from it, and deletes it again.
async fn customize_and_get(
    client: &Client,
    response_type: &GatewayResponseType,
) -> Result<GetGatewayResponseOutput, Failure> {
    let rest_api = client.create_rest_api().name("smithereens-example").send().await?;
    let rest_api_id = rest_api.id().ok_or_else(|| Failure::new("the response to CreateRestApi has no ID"))?;
    println!("Created the REST API {rest_api_id}");
    let response = put_and_get(client, rest_api_id, response_type).await;
    let deleted = client.delete_rest_api().rest_api_id(rest_api_id).send().await;
    let response = response?;
    deleted?;
    Ok(response)
}

async fn put_and_get(
    client: &Client,
    rest_api_id: &str,
    response_type: &GatewayResponseType,
) -> Result<GetGatewayResponseOutput, Failure> {
    client
        .put_gateway_response()
        .rest_api_id(rest_api_id)
        .response_type(response_type.clone())
        .status_code("503")
        .response_parameters("gatewayresponse.header.Retry-After", "'30'")
        .response_templates("application/json", r#"{"message":$context.error.messageString}"#)
        .response_templates("text/plain", "Come back in half a minute.")
        .send()
        .await?;
    println!("Customized its gateway response {response_type}\n");
    get(client, rest_api_id, response_type).await
}

fn print(response: &GetGatewayResponseOutput) {
    println!("responseType        {}", response.response_type().map_or("none", GatewayResponseType::as_str));
    println!("statusCode          {}", response.status_code().unwrap_or("none"));
    print_map("responseParameters", response.response_parameters());
    print_map("responseTemplates", response.response_templates());
    println!("defaultResponse     {}", response.default_response());
}

fn print_map(name: &str, map: Option<&HashMap<String, String>>) {
    let sorted: BTreeMap<_, _> = map.into_iter().flatten().collect();
    let mut label = name;
    for (key, value) in &sorted {
        println!("{label:<19} {key} = {value}");
        label = "";
    }
    if sorted.is_empty() {
        println!("{name:<19} none");
    }
}
