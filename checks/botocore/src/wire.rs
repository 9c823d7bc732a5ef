//! An HTTP client that records the request and returns a given response.

use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_runtime_api::client::result::ConnectorError;
use aws_smithy_types::base64;
use aws_smithy_types::body::SdkBody;
use aws_smithy_types::byte_stream::ByteStream;
use serde_json::{Value, json};
use smithereens::config::{HttpClient, RuntimeComponents};
use std::sync::{Arc, Mutex, PoisonError};

/// An HTTP client that records the last request, and returns one response to all.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wire(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    response: Value,
    request: Option<Value>,
}

impl Wire {
    /// Sets the response to give: `status`, `headers` as pairs, and `body` in base64.
    pub(crate) fn set_response(&self, response: Value) {
        *self.state() = State { response, request: None };
    }

    /// The last request since the response was set.
    pub(crate) fn request(&self) -> Option<Value> {
        self.state().request.take()
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn exchange(self, request: HttpRequest) -> Result<HttpResponse, ConnectorError> {
        let described = json!({
            "method": request.method(),
            "uri": request.uri(),
            "headers": request.headers().iter().collect::<Vec<_>>(),
        });
        let body = ByteStream::new(request.into_body()).collect().await;
        let body = body.map_err(|error| ConnectorError::user(error.into()))?.to_vec();
        let mut state = self.state();
        let request = state.request.insert(described);
        request["body"] = json!(base64::encode(body));
        response(&state.response).map_err(|reason| ConnectorError::user(reason.into()))
    }
}

fn response(described: &Value) -> Result<HttpResponse, &'static str> {
    let body = described["body"].as_str().ok_or("the response has no body")?;
    let body = base64::decode(body).map_err(|_| "the body is not base64")?;
    let mut response = http::Response::builder().status(described["status"].as_u64().unwrap_or_default() as u16);
    for header in described["headers"].as_array().into_iter().flatten() {
        let (Some(name), Some(value)) = (header[0].as_str(), header[1].as_str()) else { return Err("no header") };
        response = response.header(name, value);
    }
    let response = response.body(SdkBody::from(body)).map_err(|_| "the response is not valid HTTP")?;
    HttpResponse::try_from(response).map_err(|_| "a header of the response is not text")
}

impl HttpConnector for Wire {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        HttpConnectorFuture::new(self.clone().exchange(request))
    }
}

impl HttpClient for Wire {
    fn http_connector(&self, _: &HttpConnectorSettings, _: &RuntimeComponents) -> SharedHttpConnector {
        SharedHttpConnector::new(self.clone())
    }
}
