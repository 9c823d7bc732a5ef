//! A stand-in for API Gateway: an HTTP server on a local port that keeps its data in memory.
//!
//! It implements only the operations of `smithereens-apigateway`, whose example and tests call it. Requests must be signed, but
//! the signature is not verified.

mod gateway_response;
mod response;

use gateway_response::GatewayResponse;
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, header};
use hyper_util::rt::{TokioIo, TokioTimer};
use response::ApiResponse;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::convert::Infallible;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{SystemTime, UNIX_EPOCH};
use tokio::net::TcpListener;

/// A server that runs until the tokio runtime that it was started on shuts down.
#[derive(Debug)]
pub struct StandIn {
    address: SocketAddr,
}

impl StandIn {
    /// Starts a server on a free port.
    ///
    /// # Errors
    /// No port is free.
    pub async fn start() -> std::io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let rest_apis = Arc::new(Mutex::new(RestApis::default()));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let rest_apis = Arc::clone(&rest_apis);
                let service = service_fn(move |request| respond(Arc::clone(&rest_apis), request));
                let mut http = http1::Builder::new();
                tokio::spawn(http.timer(TokioTimer::new()).serve_connection(TokioIo::new(stream), service));
            }
        });
        Ok(Self { address })
    }

    /// The endpoint URL for a client's configuration.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

async fn respond(
    rest_apis: Arc<Mutex<RestApis>>,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let signed = head.headers.contains_key(header::AUTHORIZATION);
    let response = match body.collect().await {
        _ if !signed => Err(response::not_signed()),
        Ok(body) => {
            let mut rest_apis = rest_apis.lock().unwrap_or_else(PoisonError::into_inner);
            rest_apis.respond(&head.method, head.uri.path(), &body.to_bytes())
        }
        Err(_) => Err(response::bad_request("The body ended early")),
    };
    Ok(response.unwrap_or_else(|error| error).into_response())
}

/// The customized gateway responses, by the ID of their REST API and then by response type.
#[derive(Debug, Default)]
struct RestApis {
    by_id: BTreeMap<String, BTreeMap<String, GatewayResponse>>,
    created: u64,
}

impl RestApis {
    fn respond(&mut self, method: &Method, path: &str, body: &[u8]) -> Result<ApiResponse, ApiResponse> {
        let segments: Vec<&str> = path.trim_start_matches('/').split('/').collect();
        match (method.as_str(), &segments[..]) {
            ("POST", ["restapis"]) => self.create(&json_body(body)?),
            ("DELETE", ["restapis", id]) => self.delete(id),
            (_, ["restapis", id, "gatewayresponses", rest @ ..]) => {
                let customized =
                    self.by_id.get_mut(*id).ok_or_else(|| response::not_found("Invalid API identifier specified"))?;
                match (method.as_str(), rest) {
                    ("GET", []) => Ok(list(customized)),
                    ("GET", [kind]) => get(customized, kind),
                    ("PUT", [kind]) => put(customized, kind, &json_body(body)?),
                    ("PATCH", [kind]) => update(customized, kind, &json_body(body)?),
                    ("DELETE", [kind]) => delete(customized, kind),
                    _ => Err(response::no_such_operation()),
                }
            }
            _ => Err(response::no_such_operation()),
        }
    }

    fn create(&mut self, input: &Value) -> Result<ApiResponse, ApiResponse> {
        let name = input["name"].as_str().filter(|name| !name.is_empty());
        let name = name.ok_or_else(|| response::bad_request("Name cannot be empty"))?;
        self.created += 1;
        let id = format!("standin{:03}", self.created);
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        self.by_id.insert(id.clone(), BTreeMap::new());
        let rest_api = json!({
            "id": id,
            "name": name,
            "description": input["description"],
            "createdDate": now.as_secs(),
            "apiKeySource": "HEADER",
            "endpointConfiguration": {"types": ["EDGE"]},
            "tags": input["tags"],
            "disableExecuteApiEndpoint": input["disableExecuteApiEndpoint"] == true,
            "rootResourceId": format!("root{:03}", self.created),
        });
        Ok(ApiResponse::new(201, rest_api))
    }

    fn delete(&mut self, id: &str) -> Result<ApiResponse, ApiResponse> {
        self.by_id.remove(id).ok_or_else(|| response::not_found("Invalid API identifier specified"))?;
        Ok(ApiResponse::empty(202))
    }
}

fn list(customized: &BTreeMap<String, GatewayResponse>) -> ApiResponse {
    let all = gateway_response::all_types();
    let items: Vec<Value> = all.filter_map(|kind| Some(current(customized, kind)?.to_json(kind))).collect();
    ApiResponse::new(200, json!({ "item": items }))
}

fn get(customized: &BTreeMap<String, GatewayResponse>, kind: &str) -> Result<ApiResponse, ApiResponse> {
    let response = current(customized, kind).ok_or_else(|| unknown_type(kind))?;
    Ok(ApiResponse::new(200, response.to_json(kind)))
}

fn put(
    customized: &mut BTreeMap<String, GatewayResponse>,
    kind: &str,
    input: &Value,
) -> Result<ApiResponse, ApiResponse> {
    let default = GatewayResponse::default_of(kind).ok_or_else(|| unknown_type(kind))?;
    let response = default.customized(input).map_err(|reason| response::bad_request(&reason))?;
    let json = response.to_json(kind);
    customized.insert(kind.to_owned(), response);
    Ok(ApiResponse::new(201, json))
}

fn update(
    customized: &mut BTreeMap<String, GatewayResponse>,
    kind: &str,
    input: &Value,
) -> Result<ApiResponse, ApiResponse> {
    let mut response = current(customized, kind).ok_or_else(|| unknown_type(kind))?;
    for operation in input["patchOperations"].as_array().into_iter().flatten() {
        response.patch(operation).map_err(|reason| response::bad_request(&reason))?;
    }
    let json = response.to_json(kind);
    customized.insert(kind.to_owned(), response);
    Ok(ApiResponse::new(200, json))
}

fn delete(customized: &mut BTreeMap<String, GatewayResponse>, kind: &str) -> Result<ApiResponse, ApiResponse> {
    customized.remove(kind).ok_or_else(|| response::not_found("Gateway response type not defined on api"))?;
    Ok(ApiResponse::empty(202))
}

fn current(customized: &BTreeMap<String, GatewayResponse>, kind: &str) -> Option<GatewayResponse> {
    customized.get(kind).cloned().or_else(|| GatewayResponse::default_of(kind))
}

fn unknown_type(kind: &str) -> ApiResponse {
    response::bad_request(&format!("There is no gateway response type {kind}"))
}

fn json_body(body: &[u8]) -> Result<Value, ApiResponse> {
    serde_json::from_slice(body).map_err(|error| response::bad_request(&format!("The body is not JSON: {error}")))
}
