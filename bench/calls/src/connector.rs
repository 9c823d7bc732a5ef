//! An HTTP client that answers out of memory, and the runtime that waits for it.

use aws_smithy_runtime_api::client::http::{
    HttpConnector, HttpConnectorFuture, SharedHttpClient, SharedHttpConnector, http_client_fn,
};
use aws_smithy_runtime_api::client::orchestrator::{HttpRequest, HttpResponse};
use aws_smithy_types::body::SdkBody;
use bytes::Bytes;

/// An answer: headers and body, with status 200 and the length of the body. It bears no date, since one that is long past
/// would have clients correct their clocks.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) headers: &'static [(&'static str, &'static str)],
    pub(crate) body: Bytes,
}

impl HttpConnector for Answer {
    fn call(&self, _request: HttpRequest) -> HttpConnectorFuture {
        let mut response = http::Response::builder().header("content-length", self.body.len());
        for &(name, value) in self.headers {
            response = response.header(name, value);
        }
        let response = response.body(SdkBody::from(self.body.clone())).expect("the headers are well-formed");
        HttpConnectorFuture::ready(Ok(HttpResponse::try_from(response).expect("the headers are text")))
    }
}

/// An HTTP client that has this answer to every request.
pub(crate) fn http_client(answer: Answer) -> SharedHttpClient {
    let connector = SharedHttpConnector::new(answer);
    http_client_fn(move |_, _| connector.clone())
}

/// The runtime that calls are made on.
pub(crate) fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_current_thread().enable_time().build().expect("timers need nothing of the system")
}

/// A client of either crate, whose every request has this answer.
macro_rules! client {
    ($sdk:ident, $answer:expr) => {{
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
            .http_client($crate::connector::http_client($answer))
            .build();
        $sdk::Client::from_conf(config)
    }};
}
pub(crate) use client;
