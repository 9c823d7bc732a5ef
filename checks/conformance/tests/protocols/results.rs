use smithereens_checks_conformance::declared::Declared;
use smithereens_checks_conformance::skipped::Skipped;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

/// What became of the tests.
pub(crate) struct Results {
    declared: Vec<Declared>,
    skipped: Vec<Skipped>,
    outcomes: Mutex<BTreeMap<Declared, Outcome>>,
}

/// What became of a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Passed,
    Failed,
    /// It failed, as it is known to.
    Skipped,
    PassedThoughSkipped,
}

impl Results {
    /// Results of the tests that the models have, of which some are known to fail.
    pub(crate) fn new(declared: Vec<Declared>, skipped: Vec<Skipped>) -> Self {
        Self { declared, skipped, outcomes: Mutex::default() }
    }

    /// Keeps what became of a test.
    pub(crate) fn record(&self, test: Declared, passed: bool) -> Outcome {
        let outcome = match (passed, self.skipped.iter().any(|entry| names(entry, &test))) {
            (true, false) => Outcome::Passed,
            (false, false) => Outcome::Failed,
            (false, true) => Outcome::Skipped,
            (true, true) => Outcome::PassedThoughSkipped,
        };
        self.outcomes.lock().unwrap_or_else(PoisonError::into_inner).insert(test, outcome);
        outcome
    }

    /// Prints the table, and what is wrong with it. Whether all is well.
    pub(crate) fn report(&self) -> bool {
        let outcomes = self.outcomes.lock().unwrap_or_else(PoisonError::into_inner);
        let protocols: BTreeSet<&str> = self.declared.iter().map(|test| test.protocol.as_str()).collect();
        println!("{:<12} {:>8} {:>8} {:>8} {:>8}", "protocol", "in model", "passed", "failed", "skipped");
        for protocol in protocols {
            let declared = self.declared.iter().filter(|test| test.protocol == protocol).count();
            let count = |wanted: &[Outcome]| {
                let of_protocol = outcomes.iter().filter(|(test, _)| test.protocol == protocol);
                of_protocol.filter(|(_, outcome)| wanted.contains(outcome)).count()
            };
            let failed = count(&[Outcome::Failed, Outcome::PassedThoughSkipped]);
            let (passed, skipped) = (count(&[Outcome::Passed]), count(&[Outcome::Skipped]));
            println!("{protocol:<12} {declared:>8} {passed:>8} {failed:>8} {skipped:>8}");
        }
        let problems = problems(&self.declared, &self.skipped, &outcomes);
        for problem in &problems {
            println!("{problem}");
        }
        problems.is_empty()
    }
}

/// Where the tests that ran are not those of the models, or the list of those to skip names what is in no model.
fn problems(declared: &[Declared], skipped: &[Skipped], outcomes: &BTreeMap<Declared, Outcome>) -> Vec<String> {
    let mut problems = Vec::new();
    for pair in declared.windows(2).filter(|pair| pair[0] == pair[1]) {
        problems.push(format!("the models have two of {:?}", pair[0]));
    }
    let spoken: BTreeSet<&str> = outcomes.keys().map(|test| test.protocol.as_str()).collect();
    let unspoken: BTreeSet<&str> = declared.iter().map(|test| test.protocol.as_str()).collect();
    problems.extend(unspoken.difference(&spoken).map(|protocol| format!("no client speaks {protocol}")));
    let is_missing = |test: &&Declared| spoken.contains(test.protocol.as_str()) && !outcomes.contains_key(*test);
    problems.extend(declared.iter().filter(is_missing).map(|test| format!("no client has {test:?}")));
    for test in outcomes.keys().filter(|test| !declared.contains(test)) {
        problems.push(format!("no model has {test:?}"));
    }
    for entry in skipped.iter().filter(|entry| !declared.iter().any(|test| names(entry, test))) {
        problems.push(format!("no model has what src/skipped.rs names: {entry:?}"));
    }
    problems
}

fn names(entry: &Skipped, test: &Declared) -> bool {
    entry.id == test.id && entry.kind == test.kind
}
