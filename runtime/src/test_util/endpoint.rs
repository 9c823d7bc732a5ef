use super::Outcome;
use crate::__private::endpoint::Endpoints;
use crate::__private::test_util::{ExpectedEndpoint, Plain};

/// An endpoint test of a client: the endpoint that its rules resolve to for some parameters.
#[derive(Debug)]
pub struct EndpointTest {
    pub(crate) endpoints: &'static Endpoints,
    pub(crate) documentation: &'static str,
    /// The values of parameters, by their indexes.
    pub(crate) params: &'static [(usize, Plain)],
    pub(crate) expected: ExpectedEndpoint,
}

impl EndpointTest {
    /// The documentation of the test in the model.
    pub const fn documentation(&self) -> &'static str {
        self.documentation
    }

    /// Runs the test.
    ///
    /// # Errors
    /// The rules resolve to something else.
    pub fn run(&self) -> Outcome {
        self.check()
    }
}
