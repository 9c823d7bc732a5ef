/// The role of a structure in an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Input,
    /// The output, which carries a request ID.
    Output,
    /// An exception, which carries the metadata of the error.
    Exception,
    /// None of these.
    Member,
}
