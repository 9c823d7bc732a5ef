use super::challenge;
use super::nonces::Nonces;
use super::request::{self, Origin};
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::identity::http::Login;
use aws_smithy_runtime_api::http::Headers;
use aws_smithy_types::config_bag::{Storable, StoreReplace};
use http::Uri;
use http_auth::DigestClient;
use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The maximum number of challenges that a call responds to. A server can say of each nonce that it is stale.
const MAX_RESPONSES: u32 = 3;

/// The challenges of a call, and its responses to them.
#[derive(Debug, Clone)]
pub(super) struct Exchange(Arc<Mutex<State>>);

impl Storable for Exchange {
    type Storer = StoreReplace<Self>;
}

#[derive(Debug)]
struct State {
    can_send_again: bool,
    /// The request of the attempt, and where it goes. `None` if it is not authenticated by digest.
    sent: Option<(Origin, Sent)>,
    /// The challenge that the next request responds to.
    challenge: Option<(Origin, DigestClient)>,
    /// Whether the retry strategy still has to send that request.
    sends_again: bool,
    /// The number of challenges that requests respond to.
    responses: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sent {
    /// Without a login.
    Unauthenticated,
    /// With a nonce of an earlier request, which can be too old.
    Known,
    /// With the response to a challenge of this call.
    Response,
}

impl Exchange {
    /// The state of a new call, and whether its body can be sent again.
    pub(super) fn new(can_send_again: bool) -> Self {
        let state = State { can_send_again, sent: None, challenge: None, sends_again: false, responses: 0 };
        Self(Arc::new(Mutex::new(state)))
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets the request of the last attempt. The next one can use another authentication scheme.
    pub(super) fn start_attempt(&self) {
        self.state().sent = None;
    }

    /// The header of the next request: the response to a challenge of this call, or else to one of an earlier call. `None` if
    /// there was no challenge yet.
    ///
    /// # Errors
    /// The response cannot be computed.
    pub(super) fn authorization(
        &self,
        nonces: &Nonces,
        login: &Login,
        method: &str,
        uri: &Uri,
    ) -> Result<Option<String>, BoxError> {
        let origin = Origin::of(uri)?;
        let mut state = self.state();
        let (sent, header) = match state.challenge.take() {
            Some((challenged, mut challenge)) if challenged == origin => {
                let header = request::authorization(&mut challenge, login, method, uri)?;
                nonces.keep(challenged, challenge);
                (Sent::Response, Some(header))
            }
            _ => match nonces.authorization(&origin, login, method, uri) {
                Some(header) => (Sent::Known, Some(header)),
                None => (Sent::Unauthenticated, None),
            },
        };
        state.sent = Some((origin, sent));
        Ok(header)
    }

    /// Decides what a response with the status 401 means, from its headers: the request is sent again with a response to the
    /// challenge, or the login is wrong.
    ///
    /// # Errors
    /// The challenge is not supported, or the request cannot be sent again.
    pub(super) fn unauthorized(&self, nonces: &Nonces, headers: &Headers) -> Result<(), BoxError> {
        let mut state = self.state();
        let Some((origin, sent)) = state.sent.take() else { return Ok(()) };
        let challenge = match (challenge::strongest(headers), sent) {
            (Ok(Some(challenge)), _) => challenge,
            (Ok(None), _) | (Err(_), Sent::Response) => return Ok(()),
            (Err(error), _) => return Err(error),
        };
        let is_wrong_login = sent == Sent::Response && !challenge.stale();
        if is_wrong_login || state.responses >= MAX_RESPONSES {
            return Ok(());
        }
        if !state.can_send_again {
            nonces.keep(origin, challenge);
            return Err("the service demands HTTP digest authentication with a new nonce, and the body of the request is a \
                stream that cannot be sent again; call the operation again with a new stream, because the client keeps the \
                nonce, or use a body in memory or in a file"
                .into());
        }
        state.responses += 1;
        state.challenge = Some((origin, challenge));
        state.sends_again = true;
        Ok(())
    }

    /// Whether the request is sent again to respond to a challenge, once for each challenge.
    pub(super) fn sends_again(&self) -> bool {
        mem::take(&mut self.state().sends_again)
    }
}
