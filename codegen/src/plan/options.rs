/// What to generate in addition to the client.
#[derive(Debug, Clone, Default)]
pub(crate) struct Options {
    /// The shape ID or name of the protocol's trait. The default is the preferred protocol of the service.
    pub(crate) protocol: Option<String>,
    /// The IDs of the authentication schemes that the program brings.
    pub(crate) auth_schemes: Vec<String>,
    /// Whether clients can ask the service for their endpoints.
    pub(crate) endpoint_discovery: bool,
    /// Whether every shape can be both read and written.
    pub(crate) read_and_write_all: bool,
    /// Whether required members are arguments of the functions that create builders.
    pub(crate) required_arguments: bool,
    /// Whether to generate types without a client.
    pub(crate) types_only: bool,
    /// Whether types implement the traits of serde.
    pub(crate) serde: bool,
    /// The convention for the names of members in the form of serde.
    pub(crate) serde_rename: Option<String>,
    /// Whether all requests that can be are presigned, in addition to those of AWS's clients.
    pub(crate) presign_all: bool,
    /// Whether to generate mocks.
    pub(crate) mocks: bool,
    /// Whether to generate the model's protocol tests.
    pub(crate) protocol_tests: bool,
    /// Whether to generate the model's endpoint tests.
    pub(crate) endpoint_tests: bool,
    /// Whether to add what documentation traits other than `documentation` say to the documentation.
    pub(crate) documentation_traits: bool,
    /// Whether to add the model's examples to the documentation of operations.
    pub(crate) examples: bool,
    /// Attributes to add to types.
    pub(crate) type_attributes: Vec<AddedAttribute>,
    /// Attributes to add to fields and variants.
    pub(crate) field_attributes: Vec<AddedAttribute>,
}

/// Attributes to add to everything that a path matches.
#[derive(Debug, Clone)]
pub(crate) struct AddedAttribute {
    pub(crate) path: String,
    /// One or more outer attributes, as source text.
    pub(crate) attribute: String,
}
