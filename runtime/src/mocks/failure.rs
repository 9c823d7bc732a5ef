use crate::error::ConnectorError;
use crate::protocol::server::{Server, ServerError, plain_text};
use aws_smithy_runtime_api::client::orchestrator::HttpResponse;
use std::io;

/// A failure that is not in the model: of the network, or of a service.
#[derive(Debug, Clone)]
pub struct Failure(Kind);

#[derive(Debug, Clone)]
enum Kind {
    Timeout,
    ConnectionReset,
    Error { code: String, message: String, status: u16 },
    Response { status: u16, headers: Vec<(String, String)>, body: Vec<u8> },
}

impl Failure {
    /// The service refuses the request because there are too many. Clients retry it.
    pub fn throttling() -> Self {
        Self::error("ThrottlingException", "Rate exceeded", 429)
    }

    /// The service does not respond in time. Clients retry it.
    pub fn timeout() -> Self {
        Self(Kind::Timeout)
    }

    /// The service closes the connection before it responds. Clients retry it.
    pub fn connection_reset() -> Self {
        Self(Kind::ConnectionReset)
    }

    /// The service fails with this HTTP status and without a body. Clients retry 500, 502, 503 and 504.
    ///
    /// # Panics
    /// The status is less than 100 or more than 999.
    #[track_caller]
    pub fn status(status: u16) -> Self {
        check(status);
        Self(Kind::Response { status, headers: Vec::new(), body: Vec::new() })
    }

    /// The service returns an error with this code, which need not be in the model, in the form of its protocol.
    ///
    /// # Panics
    /// The status is less than 100 or more than 999.
    #[track_caller]
    pub fn error(code: impl Into<String>, message: impl Into<String>, status: u16) -> Self {
        check(status);
        Self(Kind::Error { code: code.into(), message: message.into(), status })
    }

    /// The service sends this response, whatever its protocol: one that is malformed, for example.
    ///
    /// # Panics
    /// The status is less than 100 or more than 999.
    #[track_caller]
    pub fn response(
        status: u16,
        headers: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>,
        body: impl Into<Vec<u8>>,
    ) -> Self {
        check(status);
        let headers = headers.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        Self(Kind::Response { status, headers, body: body.into() })
    }

    /// The result of the connection.
    pub(super) fn result(&self, server: &Server) -> Result<HttpResponse, ConnectorError> {
        match &self.0 {
            Kind::Timeout => Err(ConnectorError::timeout("the mock does not respond in time".into())),
            Kind::ConnectionReset => Err(ConnectorError::io(Box::new(io::Error::from(io::ErrorKind::ConnectionReset)))),
            Kind::Error { code, message, status } => {
                let error = ServerError {
                    code,
                    namespace: None,
                    query_code: None,
                    status: *status,
                    message: Some(message),
                    value: None,
                };
                Ok(server.write_error(&error).unwrap_or_else(|error| panic!("the error of a mock is invalid: {error}")))
            }
            Kind::Response { status, headers, body } => {
                let mut response = plain_text(*status, "");
                for (name, value) in headers {
                    let added = response.headers_mut().try_append(name.clone(), value.clone());
                    added.unwrap_or_else(|error| panic!("the header `{name}` of a mock is invalid: {error}"));
                }
                *response.body_mut() = body.clone().into();
                Ok(response)
            }
        }
    }
}

#[track_caller]
fn check(status: u16) {
    assert!((100..1000).contains(&status), "invalid status of a response {status}: expected a number from 100 to 999");
}
