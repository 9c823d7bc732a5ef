use super::discovered_endpoint::DiscoveredEndpoint;
use crate::endpoint_discovery::Key;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

/// The maximum number of entries.
const CAPACITY: usize = 1000;

/// How long a client does not ask again after it asked without success, as in botocore.
const PAUSE: Duration = Duration::from_secs(60);

/// The endpoints that the service returned.
#[derive(Debug, Default)]
pub(super) struct Cache(Mutex<BTreeMap<Key, Entry>>);

#[derive(Debug, Default)]
struct Entry {
    endpoint: Option<DiscoveredEndpoint>,
    paused_until: Option<SystemTime>,
}

/// What the cache knows about an endpoint.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Known {
    /// It is valid.
    Valid(String),
    /// The service must be asked.
    Nothing,
    /// Asking failed a short time ago. An endpoint may be left that has expired.
    Failed(Option<String>),
}

impl Cache {
    pub(super) fn get(&self, key: &Key, now: SystemTime) -> Known {
        let entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(entry) = entries.get(key) else { return Known::Nothing };
        match &entry.endpoint {
            Some(endpoint) if now < endpoint.expiry => Known::Valid(endpoint.url.clone()),
            endpoint if entry.paused_until.is_some_and(|until| now < until) => {
                Known::Failed(endpoint.as_ref().map(|endpoint| endpoint.url.clone()))
            }
            _ => Known::Nothing,
        }
    }

    /// Keeps an endpoint.
    pub(super) fn put(&self, key: Key, endpoint: DiscoveredEndpoint) {
        self.set(key, |entry| *entry = Entry { endpoint: Some(endpoint), paused_until: None });
    }

    /// Records that asking failed, and returns the endpoint that has expired, if there is one.
    pub(super) fn fail(&self, key: Key, now: SystemTime) -> Option<String> {
        let mut expired = None;
        self.set(key, |entry| {
            entry.paused_until = now.checked_add(PAUSE);
            expired = entry.endpoint.as_ref().map(|endpoint| endpoint.url.clone());
        });
        expired
    }

    /// Forgets an endpoint that is not valid any more.
    pub(super) fn remove(&self, key: &Key) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(key);
    }

    fn set(&self, key: Key, change: impl FnOnce(&mut Entry)) {
        let mut entries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if entries.len() >= CAPACITY && !entries.contains_key(&key) {
            entries.pop_first();
        }
        change(entries.entry(key).or_default());
    }
}
