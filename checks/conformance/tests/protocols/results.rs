use smithereens_checks_conformance::declared::Declared;
use smithereens_checks_conformance::known_failures::KnownFailure;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

/// The outcomes of the tests.
pub(crate) struct Results {
    declared: Vec<Declared>,
    known_failures: Vec<KnownFailure>,
    outcomes: Mutex<BTreeMap<Declared, Outcome>>,
}

/// The outcome of a test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    Passed,
    Failed,
    FailedAsKnown,
    PassedUnexpectedly,
}

impl Results {
    /// Results of the tests that the models declare, some of which are known to fail.
    pub(crate) fn new(declared: Vec<Declared>, known_failures: Vec<KnownFailure>) -> Self {
        Self { declared, known_failures, outcomes: Mutex::default() }
    }

    /// Records the outcome of a test.
    pub(crate) fn record(&self, test: Declared, passed: bool) -> Outcome {
        let outcome = match (passed, self.known_failures.iter().any(|entry| names(entry, &test))) {
            (true, false) => Outcome::Passed,
            (false, false) => Outcome::Failed,
            (false, true) => Outcome::FailedAsKnown,
            (true, true) => Outcome::PassedUnexpectedly,
        };
        self.outcomes.lock().unwrap_or_else(PoisonError::into_inner).insert(test, outcome);
        outcome
    }

    /// Prints the table and all problems. Returns whether there are none.
    pub(crate) fn report(&self) -> bool {
        let outcomes = self.outcomes.lock().unwrap_or_else(PoisonError::into_inner);
        let protocols: BTreeSet<&str> = self.declared.iter().map(|test| test.protocol.as_str()).collect();
        println!("{:<12} {:>8} {:>8} {:>8} {:>8}", "protocol", "in model", "passed", "failed", "known");
        for protocol in protocols {
            let declared = self.declared.iter().filter(|test| test.protocol == protocol).count();
            let count = |wanted: &[Outcome]| {
                let of_protocol = outcomes.iter().filter(|(test, _)| test.protocol == protocol);
                of_protocol.filter(|(_, outcome)| wanted.contains(outcome)).count()
            };
            let failed = count(&[Outcome::Failed, Outcome::PassedUnexpectedly]);
            let (passed, known) = (count(&[Outcome::Passed]), count(&[Outcome::FailedAsKnown]));
            println!("{protocol:<12} {declared:>8} {passed:>8} {failed:>8} {known:>8}");
        }
        let problems = problems(&self.declared, &self.known_failures, &outcomes);
        for problem in &problems {
            println!("{problem}");
        }
        problems.is_empty()
    }
}

/// Differences between the tests that ran and those that the models declare, and known failures that no model declares.
fn problems(
    declared: &[Declared],
    known_failures: &[KnownFailure],
    outcomes: &BTreeMap<Declared, Outcome>,
) -> Vec<String> {
    let mut problems = Vec::new();
    for pair in declared.windows(2).filter(|pair| pair[0] == pair[1]) {
        problems.push(format!("the models declare {:?} twice", pair[0]));
    }
    let run: BTreeSet<&str> = outcomes.keys().map(|test| test.protocol.as_str()).collect();
    let expected: BTreeSet<&str> = declared.iter().map(|test| test.protocol.as_str()).collect();
    problems.extend(expected.difference(&run).map(|protocol| format!("no client uses {protocol}")));
    let is_missing = |test: &&Declared| run.contains(test.protocol.as_str()) && !outcomes.contains_key(*test);
    problems.extend(declared.iter().filter(is_missing).map(|test| format!("no client has {test:?}")));
    for test in outcomes.keys().filter(|test| !declared.contains(test)) {
        problems.push(format!("no model declares {test:?}"));
    }
    for entry in known_failures.iter().filter(|entry| !declared.iter().any(|test| names(entry, test))) {
        problems.push(format!("no model declares the known failure {entry:?}"));
    }
    problems
}

fn names(entry: &KnownFailure, test: &Declared) -> bool {
    entry.id == test.id && entry.kind == test.kind
}
