//! Responses of the stand-in, with errors in the form that API Gateway uses.

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::{Response, StatusCode};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU64, Ordering};

#[derive(Debug)]
pub(crate) struct ApiResponse {
    status: u16,
    error: Option<&'static str>,
    body: Option<Value>,
}

impl ApiResponse {
    pub(crate) fn new(status: u16, body: Value) -> Self {
        Self { status, error: None, body: Some(body) }
    }

    pub(crate) fn empty(status: u16) -> Self {
        Self { status, error: None, body: None }
    }

    fn error(status: u16, code: &'static str, message: &str) -> Self {
        Self { status, error: Some(code), body: Some(json!({ "message": message })) }
    }

    /// The HTTP response, with a unique request ID.
    pub(crate) fn into_response(self) -> Response<Full<Bytes>> {
        static REQUESTS: AtomicU64 = AtomicU64::new(1);
        let number = REQUESTS.fetch_add(1, Ordering::Relaxed);
        let body = self.body.map(|body| body.to_string()).unwrap_or_default();
        let mut response = Response::new(Full::from(body));
        *response.status_mut() = StatusCode::from_u16(self.status).expect("the statuses here are valid");
        let request_id = format!("00000000-0000-4000-8000-{number:012}");
        let mut header = |name: &'static str, value: &str| {
            response.headers_mut().insert(name, value.parse().expect("the values here are valid"));
        };
        header("content-type", "application/json");
        header("x-amzn-requestid", &request_id);
        if let Some(code) = self.error {
            header("x-amzn-errortype", code);
        }
        response
    }
}

pub(crate) fn bad_request(message: &str) -> ApiResponse {
    ApiResponse::error(400, "BadRequestException", message)
}

pub(crate) fn not_found(message: &str) -> ApiResponse {
    ApiResponse::error(404, "NotFoundException", message)
}

pub(crate) fn not_signed() -> ApiResponse {
    ApiResponse::error(403, "MissingAuthenticationTokenException", "Missing Authentication Token")
}

pub(crate) fn no_such_operation() -> ApiResponse {
    ApiResponse::error(404, "UnknownOperationException", "The stand-in does not know this operation")
}
