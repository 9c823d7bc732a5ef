use std::borrow::Borrow;
use std::collections::BTreeMap;

/// A map with a maximum number of entries.
#[derive(Debug)]
pub(crate) struct BoundedMap<K, V> {
    capacity: usize,
    entries: BTreeMap<K, Entry<V>>,
    /// The number of insertions so far.
    insertions: u64,
}

#[derive(Debug)]
struct Entry<V> {
    value: V,
    /// The number of insertions before this one.
    age: u64,
}

impl<K: Ord + Clone, V> BoundedMap<K, V> {
    pub(crate) const fn new(capacity: usize) -> Self {
        Self { capacity, entries: BTreeMap::new(), insertions: 0 }
    }

    pub(crate) fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.entries.get(key).map(|entry| &entry.value)
    }

    pub(crate) fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.entries.get_mut(key).map(|entry| &mut entry.value)
    }

    /// Sets the value of a key. If the map is full and the key is new, the expired entries are removed, or else the oldest.
    pub(crate) fn insert(&mut self, key: K, value: V, is_expired: impl Fn(&V) -> bool) {
        if self.is_full() && !self.entries.contains_key(&key) {
            self.entries.retain(|_, entry| !is_expired(&entry.value));
            if self.is_full() {
                let oldest = self.entries.iter().min_by_key(|(_, entry)| entry.age);
                if let Some(oldest) = oldest.map(|(key, _)| key.clone()) {
                    self.entries.remove(&oldest);
                }
            }
        }
        self.entries.insert(key, Entry { value, age: self.insertions });
        self.insertions += 1;
    }

    fn is_full(&self) -> bool {
        self.entries.len() >= self.capacity
    }
}

#[cfg(test)]
mod tests {
    use super::BoundedMap;

    fn map(entries: [(&'static str, u32); 3]) -> BoundedMap<&'static str, u32> {
        let mut map = BoundedMap::new(3);
        for (key, value) in entries {
            map.insert(key, value, |_| false);
        }
        map
    }

    fn keys(map: &BoundedMap<&'static str, u32>) -> Vec<&'static str> {
        map.entries.keys().copied().collect()
    }

    #[test]
    fn a_new_entry_replaces_expired_ones_or_else_the_oldest() {
        let mut full = map([("c", 1), ("a", 2), ("b", 2)]);
        full.insert("d", 3, |value| *value == 2);
        assert_eq!(keys(&full), ["c", "d"]);
        let mut full = map([("c", 1), ("a", 2), ("b", 2)]);
        full.insert("d", 3, |_| false);
        assert_eq!(keys(&full), ["a", "b", "d"]);
        assert_eq!((full.get("a"), full.get("c")), (Some(&2), None));
    }

    #[test]
    fn a_new_value_of_a_key_replaces_only_its_entry() {
        let mut full = map([("c", 1), ("a", 2), ("b", 2)]);
        full.insert("c", 3, |_| true);
        assert_eq!(keys(&full), ["a", "b", "c"]);
        full.insert("d", 4, |_| false);
        assert_eq!(keys(&full), ["b", "c", "d"]);
    }
}
