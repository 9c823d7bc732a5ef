//! The cache of sessions.

use aws_credential_types::Credentials;
use aws_smithy_runtime::expiring_cache::ExpiringCache;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::identity::Identity;
use sha2::{Digest, Sha256};
use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// The maximum number of sessions, as in AWS's clients.
const CAPACITY: usize = 100;

/// A session is replaced this long before it expires, as in AWS's clients. Sessions last five minutes.
const BUFFER: Duration = Duration::from_secs(10);

/// The sessions of a client, with the last used one at the end. If several calls need the same new session, one creates it
/// and the others wait.
pub(super) struct SessionCache(Mutex<Vec<(Key, Session)>>);

type Session = ExpiringCache<Identity, BoxError>;

/// The key of a session: the bucket, and a hash of the credentials, so that secrets are not copied.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Key {
    bucket: String,
    credentials: [u8; 32],
}

impl Key {
    pub(super) fn new(bucket: &str, credentials: &Credentials) -> Self {
        let mut hash = Sha256::new();
        // The length separates the two texts.
        hash.update(credentials.access_key_id().len().to_le_bytes());
        hash.update(credentials.access_key_id());
        hash.update(credentials.secret_access_key());
        Self { bucket: bucket.to_owned(), credentials: hash.finalize().into() }
    }
}

impl SessionCache {
    pub(super) fn new() -> Self {
        Self(Mutex::new(Vec::new()))
    }

    /// The session of this key. `load` creates it if there is none or it is about to expire.
    pub(super) async fn get_or_load<F>(
        &self,
        key: Key,
        now: SystemTime,
        load: impl FnOnce() -> F,
    ) -> Result<Identity, BoxError>
    where
        F: Future<Output = Result<(Identity, SystemTime), BoxError>>,
    {
        let session = self.session(key);
        match session.yield_or_clear_if_expired(now).await {
            Some(identity) => Ok(identity),
            None => session.get_or_load(load).await,
        }
    }

    /// The entry of a session, which becomes the last used.
    fn session(&self, key: Key) -> Session {
        let mut sessions = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = sessions.iter().position(|(other, _)| *other == key).map(|index| sessions.remove(index));
        let (key, session) = known.unwrap_or_else(|| (key, ExpiringCache::new(BUFFER)));
        if sessions.len() >= CAPACITY {
            sessions.remove(0);
        }
        sessions.push((key, session.clone()));
        session
    }
}

impl fmt::Debug for SessionCache {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SessionCache").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(bucket: &str, access_key_id: &str, secret_access_key: &str) -> Key {
        Key::new(bucket, &Credentials::new(access_key_id, secret_access_key, None, None, "test"))
    }

    fn at(seconds: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
    }

    async fn loads(cache: &SessionCache, key: &Key, now: u64, expiry: u64) -> bool {
        let mut loaded = false;
        let load = || {
            loaded = true;
            async move { Ok((Identity::new((), Some(at(expiry))), at(expiry))) }
        };
        cache.get_or_load(key.clone(), at(now), load).await.expect("a session");
        loaded
    }

    #[tokio::test]
    async fn a_session_is_used_until_ten_seconds_before_it_expires() {
        let (cache, key) = (SessionCache::new(), key("b", "a", "s"));
        assert!(loads(&cache, &key, 0, 300).await);
        assert!(!loads(&cache, &key, 289, 300).await);
        assert!(loads(&cache, &key, 290, 600).await);
        assert!(!loads(&cache, &key, 589, 600).await);
    }

    #[tokio::test]
    async fn each_bucket_and_each_identity_has_a_session_of_its_own() {
        let cache = SessionCache::new();
        for key in [key("b", "a", "s"), key("c", "a", "s"), key("b", "as", ""), key("b", "a", "t")] {
            assert!(loads(&cache, &key, 0, 300).await);
            assert!(!loads(&cache, &key, 0, 300).await);
        }
    }

    #[tokio::test]
    async fn of_too_many_sessions_the_one_not_used_for_longest_is_dropped() {
        let cache = SessionCache::new();
        let keys: Vec<Key> = (0..=CAPACITY).map(|bucket| key(&bucket.to_string(), "a", "s")).collect();
        for key in &keys[..CAPACITY] {
            assert!(loads(&cache, key, 0, 300).await);
        }
        assert!(!loads(&cache, &keys[0], 0, 300).await);
        assert!(loads(&cache, &keys[CAPACITY], 0, 300).await);
        assert!(!loads(&cache, &keys[0], 0, 300).await);
        assert!(loads(&cache, &keys[1], 0, 300).await);
    }
}
