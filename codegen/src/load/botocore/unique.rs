use std::collections::HashMap;
use std::collections::hash_map::Entry;

/// Names that differ in more than case.
#[derive(Default)]
pub(super) struct Unique<'k> {
    /// Names in lower case, with the kind of shape that can share them.
    taken: HashMap<String, Option<&'k str>>,
    /// The last number of each name, in lower case.
    numbers: HashMap<String, usize>,
}

impl<'k> Unique<'k> {
    /// Claims this name or, if it is taken, the name with a number.
    pub(super) fn claim(&mut self, name: &str) -> String {
        let key = name.to_ascii_lowercase();
        match self.taken.entry(key) {
            Entry::Vacant(vacant) => {
                vacant.insert(None);
                name.to_owned()
            }
            Entry::Occupied(occupied) => {
                let key = occupied.key().clone();
                self.number(name, key)
            }
        }
    }

    /// Like `claim`, for a shape that can have the same name, except for case, as others of its kind.
    pub(super) fn claim_shared(&mut self, name: &str, kind: &'k str) -> String {
        let key = name.to_ascii_lowercase();
        match self.taken.get(&key) {
            None => drop(self.taken.insert(key, Some(kind))),
            Some(Some(other)) if *other == kind => {}
            Some(_) => return self.number(name, key),
        }
        name.to_owned()
    }

    fn number(&mut self, name: &str, key: String) -> String {
        let (first, rest) = name.split_at(name.chars().next().map_or(0, char::len_utf8));
        let name = first.to_ascii_uppercase() + rest;
        let number = self.numbers.entry(key.clone()).or_insert(1);
        loop {
            *number += 1;
            if let Entry::Vacant(vacant) = self.taken.entry(format!("{key}{number}")) {
                vacant.insert(None);
                return format!("{name}{number}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Unique;

    #[test]
    fn names_differ_in_more_than_case() {
        let mut unique = Unique::default();
        let claimed = ["Endpoint", "endpoint", "Endpoint3", "endPoint", "b"].map(|name| unique.claim(name));
        assert_eq!(claimed, ["Endpoint", "Endpoint2", "Endpoint3", "EndPoint4", "b"]);
    }

    #[test]
    fn what_is_of_one_kind_shares_a_name() {
        let mut unique = Unique::default();
        let claimed = [("Name", "string"), ("name", "string"), ("NAME", "list")];
        assert_eq!(claimed.map(|(name, kind)| unique.claim_shared(name, kind)), ["Name", "name", "NAME2"]);
        assert_eq!(unique.claim("nAME"), "NAME3");
    }

    #[test]
    fn many_alike_do_not_take_long() {
        let mut unique = Unique::default();
        assert_eq!((0..100_000).map(|_| unique.claim("a")).last().expect("some"), "A100000");
    }
}
