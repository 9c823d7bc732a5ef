use std::borrow::Borrow;

/// A map with a maximum number of entries.
///
/// It is a sorted vector: the machine code of a `BTreeMap` is several times larger, and is generated for each type in every
/// program's build.
#[derive(Debug)]
pub(crate) struct BoundedMap<K, V> {
    capacity: usize,
    /// In the order of the keys.
    entries: Vec<Entry<K, V>>,
    /// The number of insertions so far.
    insertions: u64,
}

#[derive(Debug)]
struct Entry<K, V> {
    key: K,
    value: V,
    /// The number of insertions before this one.
    age: u64,
}

impl<K: Ord, V> BoundedMap<K, V> {
    pub(crate) const fn new(capacity: usize) -> Self {
        Self { capacity, entries: Vec::new(), insertions: 0 }
    }

    /// Where a key is, or where it would be inserted.
    fn position<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.entries.binary_search_by(|entry| entry.key.borrow().cmp(key))
    }

    pub(crate) fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.position(key).ok().map(|index| &self.entries[index].value)
    }

    pub(crate) fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        self.position(key).ok().map(|index| &mut self.entries[index].value)
    }

    /// Sets the value of a key. If the map is full and the key is new, the expired entries are removed, or else the oldest.
    pub(crate) fn insert(&mut self, key: K, value: V, is_expired: impl Fn(&V) -> bool) {
        if self.is_full() && self.position(&key).is_err() {
            self.entries.retain(|entry| !is_expired(&entry.value));
            if self.is_full() {
                let oldest = self.entries.iter().enumerate().min_by_key(|(_, entry)| entry.age);
                if let Some((oldest, _)) = oldest {
                    self.entries.remove(oldest);
                }
            }
        }
        let position = self.position(&key);
        let entry = Entry { key, value, age: self.insertions };
        match position {
            Ok(index) => self.entries[index] = entry,
            Err(index) => self.entries.insert(index, entry),
        }
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
        map.entries.iter().map(|entry| entry.key).collect()
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
