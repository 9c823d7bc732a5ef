use std::process::{Command, Stdio};

/// A run of generated tests in this program.
pub(crate) struct Program {
    command: Command,
    ignored: bool,
}

impl Program {
    /// A run of the ignored tests whose names contain this text, with credentials, and no other variables of AWS.
    pub(crate) fn new(tests: &str) -> Self {
        let program = std::env::current_exe().expect("this program has a path");
        let mut command = Command::new(program);
        command.args([tests, "--show-output"]).stdin(Stdio::null());
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("AWS_")) {
            command.env_remove(name);
        }
        let program = Self { command, ignored: true };
        program.variable("AWS_ACCESS_KEY_ID", "key").variable("AWS_SECRET_ACCESS_KEY", "secret")
    }

    /// Does not run ignored tests.
    pub(crate) fn without_ignored(mut self) -> Self {
        self.ignored = false;
        self
    }

    pub(crate) fn endpoint(self, url: &str) -> Self {
        self.variable("AWS_ENDPOINT_URL", url)
    }

    pub(crate) fn variable(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs the tests, and returns what they print.
    pub(crate) fn run(mut self) -> Output {
        let output = self.command.args(self.ignored.then_some("--ignored")).output().expect("this program runs");
        Output(String::from_utf8_lossy(&output.stdout).into_owned())
    }
}

/// The output of tests.
pub(crate) struct Output(String);

impl Output {
    #[track_caller]
    pub(crate) fn assert_contains(&self, expected: &str) {
        assert!(self.0.contains(expected), "expected `{expected}` in:\n{}", self.0);
    }

    #[track_caller]
    pub(crate) fn assert_lacks(&self, unexpected: &str) {
        assert!(!self.0.contains(unexpected), "found `{unexpected}` in:\n{}", self.0);
    }
}
