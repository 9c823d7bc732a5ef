use std::collections::{HashMap, HashSet};

/// Names, each given out once.
#[derive(Default)]
pub(super) struct Unique {
    taken: HashSet<String>,
    /// How often each name was asked for again.
    again: HashMap<String, usize>,
}

impl Unique {
    /// This name, or, if it was given out already, the name with an underscore, and a number where that is not enough.
    pub(super) fn claim(&mut self, name: &str) -> String {
        if self.taken.insert(name.to_owned()) {
            return name.to_owned();
        }
        let again = self.again.entry(name.to_owned()).or_default();
        loop {
            *again += 1;
            let candidate = if *again == 1 { format!("{name}_") } else { format!("{name}_{again}") };
            if self.taken.insert(candidate.clone()) {
                return candidate;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Unique;

    #[test]
    fn no_name_is_given_out_twice() {
        let mut unique = Unique::default();
        let claimed = ["a", "a_", "a", "a", "b", "a_2", "a"].map(|name| unique.claim(name));
        assert_eq!(claimed, ["a", "a_", "a_2", "a_3", "b", "a_2_", "a_4"]);
    }

    #[test]
    fn many_alike_do_not_take_long() {
        let mut unique = Unique::default();
        assert_eq!((0..100_000).map(|_| unique.claim("a")).last().expect("some"), "a_99999");
    }
}
