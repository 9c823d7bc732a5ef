//! When a token is renewed.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// A token is renewed this long before it expires.
pub(crate) const BUFFER: Duration = Duration::from_secs(5 * 60);

/// After an attempt, this long passes before the next.
const PAUSE: Duration = Duration::from_secs(30);

/// The times of attempts to renew a token.
#[derive(Debug, Default)]
pub(crate) struct Renewals {
    last: Mutex<Option<SystemTime>>,
}

impl Renewals {
    /// Whether a token that expires then should be renewed now. If so, the attempt is recorded.
    pub(crate) fn is_due(&self, expires_at: SystemTime, now: SystemTime) -> bool {
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        let paused = last.is_some_and(|last| now.duration_since(last).unwrap_or_default() < PAUSE);
        let is_due = !paused && expires_at <= now + BUFFER;
        if is_due {
            *last = Some(now);
        }
        is_due
    }
}

#[cfg(test)]
mod tests {
    use super::Renewals;
    use std::time::{Duration, UNIX_EPOCH};

    #[test]
    fn a_token_that_expires_soon_is_renewed_after_a_pause() {
        let second = |second| UNIX_EPOCH + Duration::from_secs(second);
        let renewals = Renewals::default();
        assert!(!renewals.is_due(second(1000), second(699)));
        assert!(renewals.is_due(second(1000), second(700)));
        assert!(!renewals.is_due(second(1000), second(729)));
        assert!(renewals.is_due(second(1000), second(730)));
    }
}
