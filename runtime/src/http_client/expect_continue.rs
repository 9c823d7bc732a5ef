//! Requests with the header `Expect: 100-continue`, whose body waits for the consent of the server.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_types::body::SdkBody;
use bytes::Bytes;
use http::header::EXPECT;
use http::{Request, Response, StatusCode};
use http_body::{Body, Frame, SizeHint};
use hyper::body::Incoming;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::Duration;
use tokio::time::Sleep;

/// Whether the body of a request may be sent.
#[derive(Default)]
pub(super) struct Consent(Mutex<State>);

#[derive(Default)]
struct State {
    decision: Decision,
    body: Option<Waker>,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Decision {
    /// The server has not responded. The body is sent when the time is over.
    #[default]
    Waiting,
    Granted,
    /// The server has sent the response without the body.
    Responded,
    /// The response was read. The connection cannot be used again, because a part of the request is missing.
    Over,
}

impl Consent {
    /// Makes the body of the request wait, if the request asks for it.
    pub(super) fn ask(request: Request<SdkBody>, timeout: Duration) -> (Request<SdkBody>, Option<Arc<Self>>) {
        let expects =
            request.headers().get(EXPECT).is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"100-continue"));
        if !expects || request.body().is_end_stream() {
            return (request, None);
        }
        let consent = Arc::new(Self::default());
        let held = consent.clone();
        let mut request =
            request.map(|body| SdkBody::from_body_1_x(HeldBody { body, consent: held, timeout, timer: None }));
        let granted = consent.clone();
        hyper::ext::on_informational(&mut request, move |response| {
            if response.status() == StatusCode::CONTINUE {
                granted.decide(Decision::Waiting, Decision::Granted);
            }
        });
        (request, Some(consent))
    }

    /// The body of the response. If the server responded without reading the body of the request, the connection is closed after it.
    pub(super) fn response(consent: Option<Arc<Self>>, response: Response<Incoming>) -> Response<SdkBody> {
        match consent {
            Some(consent) if consent.decide(Decision::Waiting, Decision::Responded) => {
                response.map(|body| SdkBody::from_body_1_x(LastBody { body, consent }))
            }
            _ => response.map(SdkBody::from_body_1_x),
        }
    }

    fn decide(&self, from: Decision, to: Decision) -> bool {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let decides = state.decision == from;
        if decides {
            state.decision = to;
            if let Some(waker) = state.body.take() {
                waker.wake();
            }
        }
        decides
    }

    fn poll(&self, cx: &Context<'_>) -> Decision {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if matches!(state.decision, Decision::Waiting | Decision::Responded) {
            state.body = Some(cx.waker().clone());
        }
        state.decision
    }
}

/// The body of a request, which waits.
struct HeldBody {
    body: SdkBody,
    consent: Arc<Consent>,
    timeout: Duration,
    /// Made when the header is sent.
    timer: Option<Pin<Box<Sleep>>>,
}

impl Body for HeldBody {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        match self.consent.poll(cx) {
            Decision::Granted => Pin::new(&mut self.body).poll_frame(cx),
            Decision::Responded => Poll::Pending,
            Decision::Over => Poll::Ready(Some(Err("the server responded before it read the body".into()))),
            Decision::Waiting => {
                let timeout = self.timeout;
                let timer = self.timer.get_or_insert_with(|| Box::pin(tokio::time::sleep(timeout)));
                if timer.as_mut().poll(cx).is_pending() {
                    return Poll::Pending;
                }
                self.consent.decide(Decision::Waiting, Decision::Granted);
                self.poll_frame(cx)
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        Body::size_hint(&self.body)
    }
}

/// The body of a response after which the connection is closed.
struct LastBody {
    body: Incoming,
    consent: Arc<Consent>,
}

impl Body for LastBody {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for LastBody {
    fn drop(&mut self) {
        self.consent.decide(Decision::Responded, Decision::Over);
    }
}
