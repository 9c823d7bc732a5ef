/// An operation that a mock responds to.
#[derive(Debug)]
pub(crate) struct MockedOperation {
    /// The index of the operation.
    pub(crate) operation: usize,
    pub(crate) errors: Vec<MockedError>,
    pub(crate) examples: Vec<MockedExample>,
}

/// An exception of an operation, with what its response has besides its members.
#[derive(Debug)]
pub(crate) struct MockedError {
    /// The variant of the operation's error enum.
    pub(crate) variant: String,
    pub(crate) code: String,
    pub(crate) namespace: String,
    pub(crate) status: u16,
    /// The code of the service's earlier query protocol, if responses have it in a header.
    pub(crate) query_code: Option<String>,
}

/// An example of an operation in JSON.
#[derive(Debug)]
pub(crate) struct MockedExample {
    pub(crate) input: String,
    /// The output, or the code and the content of an error.
    pub(crate) result: Result<String, (String, String)>,
}
