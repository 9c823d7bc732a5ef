use super::discovered_endpoint::DiscoveredEndpoint;
use super::request::DiscoveryError;
use crate::bounded_map::BoundedMap;
use crate::endpoint_discovery::EndpointKey;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, SystemTime};
use tokio::sync::OnceCell;

/// The maximum number of entries.
const CAPACITY: usize = 1000;

/// How long a client does not ask again after it asked without success, as in botocore.
const PAUSE: Duration = Duration::from_secs(60);

/// The result of a request for an endpoint. One of those that need it sends the request, and the others wait.
pub(super) type Pending = OnceCell<Result<DiscoveredEndpoint, DiscoveryError>>;

/// The endpoints that the service returned.
#[derive(Debug)]
pub(super) struct EndpointCache(Mutex<BoundedMap<EndpointKey, Entry>>);

#[derive(Debug, Default)]
struct Entry {
    endpoint: Option<DiscoveredEndpoint>,
    /// Set from a failure until the next success.
    paused_until: Option<SystemTime>,
    /// The request that is in progress. Those that wait for it keep it alive.
    pending: Weak<Pending>,
}

impl Entry {
    fn is_paused(&self, now: SystemTime) -> bool {
        self.paused_until.is_some_and(|until| now < until)
    }

    /// Whether the cache has no use for the entry any more.
    fn is_expired(&self, now: SystemTime) -> bool {
        !self.is_paused(now)
            && self.pending.strong_count() == 0
            && self.endpoint.as_ref().is_none_or(|endpoint| now >= endpoint.expiry)
    }

    fn url(&self) -> Option<String> {
        self.endpoint.as_ref().map(|endpoint| endpoint.url.clone())
    }

    /// The request that somebody waits for.
    fn in_progress(&self) -> Option<Arc<Pending>> {
        self.pending.upgrade().filter(|pending| !pending.initialized())
    }

    fn start(&mut self) -> Arc<Pending> {
        let pending = Arc::new(Pending::new());
        self.pending = Arc::downgrade(&pending);
        pending
    }

    fn state(&self, now: SystemTime) -> CachedEndpoint {
        match &self.endpoint {
            Some(endpoint) if now < endpoint.expiry => match endpoint.is_expiring(now) && !self.is_paused(now) {
                true => CachedEndpoint::Expiring(endpoint.url.clone()),
                false => CachedEndpoint::Valid(endpoint.url.clone()),
            },
            _ if self.is_paused(now) => CachedEndpoint::Failed(self.url()),
            Some(endpoint) if self.paused_until.is_some() => CachedEndpoint::Stale(endpoint.url.clone()),
            _ => CachedEndpoint::Nothing,
        }
    }
}

/// The state of an endpoint in the cache.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum CachedEndpoint {
    /// It is valid.
    Valid(String),
    /// It is valid, and will expire soon.
    Expiring(String),
    /// It has expired and is in use, because asking for another one failed.
    Stale(String),
    /// The service must be asked.
    Nothing,
    /// Asking failed a short time ago. An endpoint may be left that has expired.
    Failed(Option<String>),
}

impl Default for EndpointCache {
    fn default() -> Self {
        Self(Mutex::new(BoundedMap::new(CAPACITY)))
    }
}

impl EndpointCache {
    fn entries(&self) -> MutexGuard<'_, BoundedMap<EndpointKey, Entry>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the entry of a key, which is created if there is none.
    fn change<T>(&self, key: &EndpointKey, now: SystemTime, change: impl FnOnce(&mut Entry) -> T) -> T {
        let mut entries = self.entries();
        if let Some(entry) = entries.get_mut(key) {
            return change(entry);
        }
        let mut entry = Entry::default();
        let result = change(&mut entry);
        entries.insert(key.clone(), entry, |entry| entry.is_expired(now));
        result
    }

    pub(super) fn get(&self, key: &EndpointKey, now: SystemTime) -> CachedEndpoint {
        self.entries().get(key).map_or(CachedEndpoint::Nothing, |entry| entry.state(now))
    }

    /// The endpoint of a key, even if it has expired.
    pub(super) fn url(&self, key: &EndpointKey) -> Option<String> {
        self.entries().get(key).and_then(Entry::url)
    }

    /// The request for the endpoint of a key: the one in progress, or else a new one.
    pub(super) fn request(&self, key: &EndpointKey, now: SystemTime) -> Arc<Pending> {
        self.change(key, now, |entry| entry.in_progress().unwrap_or_else(|| entry.start()))
    }

    /// A new request for the endpoint of a key, unless one is in progress.
    pub(super) fn new_request(&self, key: &EndpointKey, now: SystemTime) -> Option<Arc<Pending>> {
        self.change(key, now, |entry| match entry.in_progress() {
            Some(_) => None,
            None => Some(entry.start()),
        })
    }

    /// Keeps an endpoint.
    pub(super) fn put(&self, key: &EndpointKey, endpoint: DiscoveredEndpoint, now: SystemTime) {
        self.change(key, now, |entry| (entry.endpoint, entry.paused_until) = (Some(endpoint), None));
    }

    /// Records that asking failed, or that a call stopped to wait.
    pub(super) fn pause(&self, key: &EndpointKey, now: SystemTime) {
        self.change(key, now, |entry| entry.paused_until = now.checked_add(PAUSE));
    }

    /// Forgets an endpoint that is not valid any more.
    pub(super) fn remove(&self, key: &EndpointKey) {
        if let Some(entry) = self.entries().get_mut(key) {
            entry.endpoint = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> EndpointKey {
        EndpointKey { access_key_id: None, endpoint: "rules".to_owned(), operation: None, identifiers: Vec::new() }
    }

    fn at(seconds: u64) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)
    }

    /// A cache with an endpoint that is refreshed after 480 s and expires at 600 s.
    fn cache() -> EndpointCache {
        let cache = EndpointCache::default();
        let endpoint = DiscoveredEndpoint { url: "a".to_owned(), refresh_after: at(480), expiry: at(600) };
        cache.put(&key(), endpoint, at(0));
        cache
    }

    #[test]
    fn an_endpoint_is_refreshed_before_it_expires() {
        let cache = cache();
        assert_eq!(cache.get(&key(), at(480)), CachedEndpoint::Valid("a".to_owned()));
        assert_eq!(cache.get(&key(), at(481)), CachedEndpoint::Expiring("a".to_owned()));
        assert_eq!(cache.get(&key(), at(600)), CachedEndpoint::Nothing);
    }

    #[test]
    fn an_endpoint_is_kept_while_asking_fails() {
        let cache = cache();
        cache.pause(&key(), at(500));
        assert_eq!(cache.get(&key(), at(559)), CachedEndpoint::Valid("a".to_owned()));
        assert_eq!(cache.get(&key(), at(560)), CachedEndpoint::Expiring("a".to_owned()));
        cache.pause(&key(), at(600));
        assert_eq!(cache.get(&key(), at(659)), CachedEndpoint::Failed(Some("a".to_owned())));
        assert_eq!(cache.get(&key(), at(660)), CachedEndpoint::Stale("a".to_owned()));
        cache.remove(&key());
        assert_eq!(cache.get(&key(), at(659)), CachedEndpoint::Failed(None));
        assert_eq!(cache.get(&key(), at(660)), CachedEndpoint::Nothing);
    }

    #[test]
    fn one_request_for_a_key_is_in_progress() {
        let cache = cache();
        let request = cache.new_request(&key(), at(500)).expect("none is in progress");
        assert!(cache.new_request(&key(), at(500)).is_none());
        assert!(Arc::ptr_eq(&request, &cache.request(&key(), at(500))));
        cache.remove(&key());
        assert!(cache.new_request(&key(), at(500)).is_none(), "it is in progress, whatever happens to the endpoint");
        drop(request);
        assert!(cache.new_request(&key(), at(500)).is_some(), "nobody waits for the former one");
    }
}
