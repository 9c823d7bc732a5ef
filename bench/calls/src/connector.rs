//! An HTTP client that returns responses from memory, and the async runtime for calls.

use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpClient, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;
use bytes::Bytes;

/// A response with status 200, these headers, this body and its length. It has no date, because a date in the past would make
/// clients correct their clocks.
#[derive(Debug, Clone)]
pub(crate) struct CannedResponse {
    pub(crate) headers: &'static [(&'static str, &'static str)],
    pub(crate) body: Bytes,
}

impl HttpConnector for CannedResponse {
    fn call(&self, _request: HttpRequest) -> HttpConnectorFuture {
        let mut response = http::Response::builder().header("content-length", self.body.len());
        for &(name, value) in self.headers {
            response = response.header(name, value);
        }
        let response = response.body(SdkBody::from(self.body.clone())).expect("the headers are well-formed");
        HttpConnectorFuture::ready(Ok(HttpResponse::try_from(response).expect("the headers are text")))
    }
}

/// An HTTP client that returns this response to every request.
pub(crate) fn http_client(response: CannedResponse) -> SharedHttpClient {
    let connector = SharedHttpConnector::new(response);
    http_client_fn(move |_, _| connector.clone())
}

/// The async runtime for calls.
pub(crate) fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_time().build().expect("timers need no resources of the system")
}

/// A client of either crate that receives this response to every request.
macro_rules! client {
    ($sdk:ident, $response:expr) => {{
        use $sdk::config::{BehaviorVersion, Credentials, Region};

        let config = $sdk::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new("eu-west-1"))
            .credentials_provider(Credentials::new(
                "AKIDEXAMPLE",
                "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
                None,
                None,
                "bench",
            ))
            .http_client($crate::connector::http_client($response))
            .build();
        $sdk::Client::from_conf(config)
    }};
}
pub(crate) use client;
