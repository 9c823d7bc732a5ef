use super::protocol_test::ParamMember;
use crate::plan::names::Name;

/// A test that calls the service.
#[derive(Debug)]
pub(crate) struct SmokeTest {
    /// Its ID in the model.
    pub(crate) id: String,
    /// The name of its function.
    pub(crate) function: Name,
    /// The index of the operation that it calls.
    pub(crate) operation: usize,
    pub(crate) tags: Vec<String>,
    pub(crate) settings: Vec<SmokeTestSetting>,
    pub(crate) input: Vec<ParamMember>,
    pub(crate) expected: ExpectedResult,
}

/// A setting of the client in a smoke test.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum SmokeTestSetting {
    Region(String),
    /// The regions that a SigV4a signature is valid in.
    SigningRegions(Vec<String>),
    EndpointUrl(String),
    UseFips,
    UseDualStack,
    /// The endpoint does not depend on the account of the credentials.
    WithoutAccountId,
    /// The position of the endpoint parameter that selects transfer acceleration.
    Accelerate(usize),
    /// The position of an endpoint parameter, with its value.
    EndpointParam(usize, bool),
}

/// The result that a smoke test expects.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum ExpectedResult {
    Success,
    /// Any error of the service.
    Failure,
    /// The index of an exception.
    Exception(usize),
}
