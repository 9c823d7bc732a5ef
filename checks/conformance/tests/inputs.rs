//! The request tests of Smithy's protocol tests with inputs that are deserialized: each input is written as JSON, read, and
//! sent with its request builder. The request must be the one that the test expects.

use libtest_mimic::{Arguments, Failed, Trial};
use smithereens::__private::customize::Request;
use smithereens::__private::error::BuildError;
use smithereens::__private::serde::{Deserialize, Serialize};
use smithereens::__private::{Operation, Service, test_util};
use smithereens::test_util::{Kind, Test};
use std::process::ExitCode;

include!(concat!(env!("OUT_DIR"), "/inputs.rs"));

/// An operation whose input can be read.
#[allow(dead_code, reason = "without the models, there are no operations")]
trait Read: Operation {
    /// The request builder of an input.
    fn request(input: Self::Input) -> impl Request<Operation = Self>;
}

/// The request that a test expects.
#[allow(dead_code, reason = "without the models, there are no tests")]
trait CheckRead {
    /// Writes and reads the input, and compares the request for it.
    fn check_read<O: Read>(self, service: &'static Service, input: Result<O::Input, BuildError>) -> test_util::Outcome
    where
        O::Input: Serialize + for<'de> Deserialize<'de>;
}

impl CheckRead for test_util::Request {
    fn check_read<O: Read>(self, service: &'static Service, input: Result<O::Input, BuildError>) -> test_util::Outcome
    where
        O::Input: Serialize + for<'de> Deserialize<'de>,
    {
        let text = serde_json::to_string(&input?)?;
        let (_, read) = O::request(serde_json::from_str(&text)?).into_parts();
        self.check::<O>(service, read)
    }
}

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let mut trials: Vec<Trial> = CLIENTS
        .iter()
        .flat_map(|(protocol, tests)| tests.iter().map(move |test| (protocol, test)))
        .filter(|(_, test)| matches!(test.kind(), Kind::Request))
        .map(|(protocol, test)| trial(protocol, test))
        .collect();
    if trials.is_empty() {
        let reason =
            "SMITHY_PROTOCOL_TESTS named no folder with models when this test was compiled: see CONTRIBUTING.md";
        trials.push(Trial::test("inputs", move || Err(Failed::from(reason))));
    }
    let trials = trials.into_iter().map(|trial| trial.with_ignored_flag(true)).collect();
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn trial(protocol: &str, test: &'static Test) -> Trial {
    Trial::test(format!("{protocol}::{}", test.id()), move || test.run().map_err(|failure| failure.to_string().into()))
}
