//! The services, profiles, setups and sides that a benchmark measures.

use crate::failure::Failure;
use crate::programs::{Profile, Setup, Side};
use crate::services::{SERVICES, Service};

/// The words after the name of a benchmark. If there is no word of a kind, all values of that kind are selected.
#[derive(Debug)]
pub(crate) struct Selection(Vec<String>);

impl Selection {
    pub(crate) fn new(words: &[&str]) -> Self {
        Self(words.iter().map(|&word| word.to_owned()).collect())
    }

    pub(crate) fn services(&mut self) -> Vec<&'static Service> {
        let named = self.take(&SERVICES, |service| service.name);
        if named.is_empty() { SERVICES.to_vec() } else { named }
    }

    pub(crate) fn profiles(&mut self) -> Vec<Profile> {
        let named = self.take(&Profile::ALL, Profile::name);
        if named.is_empty() { Profile::ALL.to_vec() } else { named }
    }

    fn setups(&mut self) -> Vec<Setup> {
        let named = self.take(&Setup::ALL, Setup::name);
        if named.is_empty() { Setup::ALL.to_vec() } else { named }
    }

    pub(crate) fn sides(&mut self) -> Vec<Side> {
        let named = self.take(&Side::ALL, Side::name);
        if named.is_empty() { Side::ALL.to_vec() } else { named }
    }

    /// The setups and sides, in the order in which they are measured.
    pub(crate) fn variants(&mut self) -> Vec<(Setup, Side)> {
        let (setups, sides) = (self.setups(), self.sides());
        setups.iter().flat_map(|&setup| sides.iter().map(move |&side| (setup, side))).collect()
    }

    /// # Errors
    /// There are unknown words. The error lists them.
    pub(crate) fn finish(self) -> Result<(), Failure> {
        match self.0.as_slice() {
            [] => Ok(()),
            words => Err(Failure::new(format!("unknown argument of this benchmark: `{}`", words.join("`, `")))),
        }
    }

    fn take<T: Copy>(&mut self, all: &[T], name: impl Fn(T) -> &'static str) -> Vec<T> {
        let named = all.iter().copied().filter(|&each| self.0.iter().any(|word| word == name(each))).collect();
        self.0.retain(|word| all.iter().all(|&each| word != name(each)));
        named
    }
}

#[cfg(test)]
mod tests {
    use super::Selection;
    use crate::programs::{Profile, Side};

    #[test]
    fn known_words_are_selected_and_unknown_words_are_rejected() {
        let mut selection = Selection::new(&["sqs", "release", "s4"]);
        assert_eq!(selection.services().iter().map(|service| service.name).collect::<Vec<_>>(), ["sqs"]);
        assert_eq!(selection.profiles(), [Profile::Release]);
        assert_eq!(selection.sides(), Side::ALL);
        let failure = selection.finish().expect_err("there is no s4");
        assert_eq!(failure.to_string(), "unknown argument of this benchmark: `s4`");
    }
}
