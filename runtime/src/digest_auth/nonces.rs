use super::request::{self, Origin};
use crate::bounded_map::BoundedMap;
use aws_smithy_runtime_api::client::identity::http::Login;
use http::Uri;
use http_auth::DigestClient;
use std::sync::{Arc, Mutex, PoisonError};

/// The maximum number of origins whose nonces a client keeps.
const CAPACITY: usize = 100;

/// The last challenge of each origin, with the number of responses to it. The requests of a client share them.
#[derive(Debug, Clone)]
pub(super) struct Nonces(Arc<Mutex<BoundedMap<Origin, DigestClient>>>);

impl Default for Nonces {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(BoundedMap::new(CAPACITY))))
    }
}

impl Nonces {
    pub(super) fn keep(&self, origin: Origin, challenge: DigestClient) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(origin, challenge, |_| false);
    }

    /// The header of a request, if the nonce of its origin is known.
    pub(super) fn authorization(&self, origin: &Origin, login: &Login, method: &str, uri: &Uri) -> Option<String> {
        let mut nonces = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // A nonce that cannot be used any more is replaced when the server demands a login.
        request::authorization(nonces.get_mut(origin)?, login, method, uri).ok()
    }
}
