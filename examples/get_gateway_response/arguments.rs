//! The command line.

use crate::failure::Failure;
use lexopt::prelude::*;
use smithereens_apigateway::types::GatewayResponseType;

pub(crate) const HELP: &str = "\
Reads a gateway response of a REST API and prints it.

Usage: get_gateway_response [OPTIONS]

  --endpoint-url URL     send requests to this server [default: AWS, if a region or a REST API is given]
  --region REGION        the region to call and to sign for [default: us-east-1]
  --rest-api-id ID       the REST API to read from [default: create one, customize it, and delete it again]
  --response-type TYPE   the gateway response to read, such as DEFAULT_4XX [default: THROTTLED]
  --help                 print this help

Without a URL, a region and a REST API, the example starts a stand-in for API Gateway on this machine and calls that.
Every other server needs credentials, which are read from AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY and, if it is set,
AWS_SESSION_TOKEN.";

#[derive(Debug)]
pub(crate) struct Arguments {
    pub(crate) server: Server,
    pub(crate) region: String,
    pub(crate) rest_api_id: Option<String>,
    pub(crate) response_type: GatewayResponseType,
}

#[derive(Debug)]
pub(crate) enum Server {
    StandIn,
    Url(String),
    Aws,
}

impl Arguments {
    /// Parses the arguments of this process. Returns `None` for `--help`.
    pub(crate) fn from_command_line() -> Result<Option<Self>, Failure> {
        let mut endpoint_url = None;
        let mut region = None;
        let mut rest_api_id = None;
        let mut response_type = GatewayResponseType::Throttled;
        let mut parser = lexopt::Parser::from_env();
        while let Some(argument) = parser.next()? {
            match argument {
                Long("endpoint-url") => endpoint_url = Some(parser.value()?.string()?),
                Long("region") => region = Some(parser.value()?.string()?),
                Long("rest-api-id") => rest_api_id = Some(parser.value()?.string()?),
                Long("response-type") => response_type = GatewayResponseType::from(parser.value()?.string()?.as_str()),
                Short('h') | Long("help") => return Ok(None),
                other => return Err(other.unexpected().into()),
            }
        }
        let server = match endpoint_url {
            Some(url) => Server::Url(url),
            None if region.is_none() && rest_api_id.is_none() => Server::StandIn,
            None => Server::Aws,
        };
        Ok(Some(Self { server, region: region.unwrap_or_else(|| "us-east-1".to_owned()), rest_api_id, response_type }))
    }
}
