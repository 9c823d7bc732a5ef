//! The number of attempts of a failed call, in the errors of the HTTP client.
//!
//! Programs find the errors of hyper among the causes, as with AWS's HTTP client, so the number is not in an error that stands
//! in place of these. If no connection was made, it is in the error below that of hyper. Otherwise, it is in the connection.

use super::attempted::Attempted;
use crate::tls_error::TlsError;
use hyper_util::client::legacy;
use std::error::Error;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// The number of attempts of the call whose request failed last on a connection, and the address of the error. Requests share
/// connections of HTTP/2.
#[derive(Clone, Default)]
pub(crate) struct LastFailure(Arc<Mutex<Option<(usize, u32)>>>);

impl LastFailure {
    fn get(&self, address: usize) -> Option<u32> {
        let last = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        last.filter(|(failed, _)| *failed == address).map(|(_, attempts)| attempts)
    }

    fn set(&self, address: usize, attempts: u32) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some((address, attempts));
    }
}

/// The number of attempts of a call, by the cause of its `ConnectorError`.
pub(super) fn get(cause: &(dyn Error + 'static)) -> Option<u32> {
    match Place::of(cause)? {
        Place::Error(attempts) => attempts.get().copied(),
        Place::Connection(last, address) => last.get(address),
    }
}

/// Stores the number of attempts of a call that failed with this cause of a `ConnectorError`.
pub(super) fn set(cause: &(dyn Error + 'static), attempts: u32) {
    match Place::of(cause) {
        Some(Place::Error(place)) => {
            place.get_or_init(|| attempts);
        }
        Some(Place::Connection(last, address)) => last.set(address, attempts),
        None => {}
    }
}

/// Where an error keeps the number.
enum Place<'e> {
    Error(&'e OnceLock<u32>),
    Connection(LastFailure, usize),
}

impl<'e> Place<'e> {
    fn of(cause: &'e (dyn Error + 'static)) -> Option<Self> {
        let Some(client) = cause.downcast_ref::<legacy::Error>() else { return Self::in_error(cause) };
        let Some(connected) = client.connect_info() else { return Self::in_error(client.source()?) };
        let mut extensions = http::Extensions::new();
        connected.get_extras(&mut extensions);
        Some(Self::Connection(extensions.remove()?, std::ptr::from_ref(client).addr()))
    }

    fn in_error(error: &'e (dyn Error + 'static)) -> Option<Self> {
        let attempted = error.downcast_ref::<Attempted>().map(|error| &error.attempts);
        attempted.or_else(|| error.downcast_ref::<TlsError>().map(|error| &error.attempts)).map(Self::Error)
    }
}

#[cfg(test)]
mod tests {
    use super::LastFailure;

    #[test]
    fn a_connection_has_the_number_of_the_last_failure_alone() {
        let last = LastFailure::default();
        assert_eq!(last.get(1), None);
        last.set(1, 3);
        assert_eq!((last.get(1), last.get(2)), (Some(3), None));
        last.clone().set(2, 1);
        assert_eq!((last.get(1), last.get(2)), (None, Some(1)));
    }
}
