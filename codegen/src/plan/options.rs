use crate::diagnostic::{Diagnostic, Place, Report};

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
    /// Whether to generate the model's smoke tests.
    pub(crate) smoke_tests: bool,
    /// Whether to add what documentation traits other than `documentation` say to the documentation.
    pub(crate) documentation_traits: bool,
    /// Whether to add the model's examples to the documentation of operations.
    pub(crate) examples: bool,
    /// Attributes to add to types.
    pub(crate) type_attributes: Vec<AddedAttribute>,
    /// Attributes to add to fields and variants.
    pub(crate) field_attributes: Vec<AddedAttribute>,
}

impl Options {
    /// Whether to generate tests of any kind.
    pub(super) fn has_tests(&self) -> bool {
        self.protocol_tests || self.endpoint_tests || self.smoke_tests
    }

    /// Reports options that cannot be combined.
    pub(super) fn check(&self, report: &mut Report) {
        let tests = self.has_tests();
        let combinations = [
            (
                self.types_only && self.mocks,
                "mocks respond to operations, so they cannot be generated with `types_only`",
            ),
            (self.types_only && tests, "tests call operations, so they cannot be generated with `types_only`"),
            (
                self.types_only && self.examples,
                "examples call operations, so they cannot be generated with `types_only`",
            ),
            (
                self.types_only && self.presign_all,
                "only requests of a client are presigned, so `presign_all` cannot be combined with `types_only`",
            ),
            (
                self.types_only && self.endpoint_discovery,
                "only clients ask for endpoints, so `endpoint_discovery` cannot be combined with `types_only`",
            ),
            (
                self.required_arguments && (tests || self.examples),
                "tests and examples call builders without arguments, so they cannot be generated with \
                 `required_arguments`",
            ),
        ];
        for (_, message) in combinations.into_iter().filter(|(is_combined, _)| *is_combined) {
            report.push(Diagnostic::error("Model", Place::Nowhere, message));
        }
    }
}

/// Attributes to add to everything that a path matches.
#[derive(Debug, Clone)]
pub(crate) struct AddedAttribute {
    pub(crate) path: String,
    /// One or more outer attributes, as source text.
    pub(crate) attribute: String,
}
