use crate::plan::names::Name;

/// A call of a function of the runtime's module `services`, which customizes an operation.
#[derive(Debug)]
pub(crate) struct Customization {
    /// The function, with its module: `["glacier", "account_id"]`.
    pub(crate) function: [&'static str; 2],
    /// The field of the input that the function reads and writes.
    pub(crate) field: Option<Name>,
}

/// An extension of a service's clients: the static `EXTENSION` in a module of the runtime's `services`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Extension {
    /// The module in `services`.
    pub(crate) module: &'static str,
    /// The runtime's macro that defines settings of the configuration.
    pub(crate) settings_macro: Option<&'static str>,
}

/// A module of the runtime's `services` that the clients of a service re-export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RuntimeModule {
    /// Its name in the client.
    pub(crate) name: &'static str,
    pub(crate) docs: &'static str,
    /// Its path in `services`.
    pub(crate) path: [&'static str; 2],
    /// The runtime's macro that defines methods of the client, and their names.
    pub(crate) client_macro: Option<(&'static str, &'static [&'static str])>,
}

/// How a presigned request treats its body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presigned {
    /// The signature does not cover the body.
    Unsigned,
    /// There is no body. The content of its JSON is in the query.
    Query,
    /// There is no body. Its form is the query.
    Form,
    /// There is no body.
    Empty,
}
