use super::discovered_endpoint::DiscoveredEndpoint;
use crate::bounded_map::BoundedMap;
use crate::endpoint_discovery::Key;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

/// The maximum number of entries.
const CAPACITY: usize = 1000;

/// How long a client does not ask again after it asked without success, as in botocore.
const PAUSE: Duration = Duration::from_secs(60);

/// The endpoints that the service returned.
#[derive(Debug)]
pub(super) struct Cache(Mutex<BoundedMap<Key, Entry>>);

#[derive(Debug)]
struct Entry {
    endpoint: Option<DiscoveredEndpoint>,
    paused_until: Option<SystemTime>,
}

impl Entry {
    fn is_paused(&self, now: SystemTime) -> bool {
        self.paused_until.is_some_and(|until| now < until)
    }

    /// Whether the cache has no use for the entry any more.
    fn is_expired(&self, now: SystemTime) -> bool {
        !self.is_paused(now) && self.endpoint.as_ref().is_none_or(|endpoint| now >= endpoint.expiry)
    }

    fn url(&self) -> Option<String> {
        self.endpoint.as_ref().map(|endpoint| endpoint.url.clone())
    }
}

/// The state of an endpoint in the cache.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// It is valid.
    Valid(String),
    /// The service must be asked.
    Nothing,
    /// Asking failed a short time ago. An endpoint may be left that has expired.
    Failed(Option<String>),
}

impl Default for Cache {
    fn default() -> Self {
        Self(Mutex::new(BoundedMap::new(CAPACITY)))
    }
}

impl Cache {
    fn entries(&self) -> MutexGuard<'_, BoundedMap<Key, Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn get(&self, key: &Key, now: SystemTime) -> Known {
        let entries = self.entries();
        let Some(entry) = entries.get(key) else { return Known::Nothing };
        match &entry.endpoint {
            Some(endpoint) if now < endpoint.expiry => Known::Valid(endpoint.url.clone()),
            _ if entry.is_paused(now) => Known::Failed(entry.url()),
            _ => Known::Nothing,
        }
    }

    /// Keeps an endpoint.
    pub(super) fn put(&self, key: Key, endpoint: DiscoveredEndpoint, now: SystemTime) {
        let entry = Entry { endpoint: Some(endpoint), paused_until: None };
        self.entries().insert(key, entry, |entry| entry.is_expired(now));
    }

    /// Records that asking failed, and returns the endpoint that has expired, if there is one.
    pub(super) fn fail(&self, key: Key, now: SystemTime) -> Option<String> {
        let mut entries = self.entries();
        let endpoint = entries.get(&key).and_then(|entry| entry.endpoint.clone());
        let entry = Entry { endpoint, paused_until: now.checked_add(PAUSE) };
        let expired = entry.url();
        entries.insert(key, entry, |entry| entry.is_expired(now));
        expired
    }

    /// Forgets an endpoint that is not valid any more.
    pub(super) fn remove(&self, key: &Key) {
        self.entries().remove(key);
    }
}
