use aws_smithy_types::config_bag::{Storable, StoreAppend, StoreReplace};

/// The value of a parameter.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ParameterValue {
    Text(String),
    Boolean(bool),
    Texts(Vec<String>),
}

/// A [parameter of the client](https://smithy.io/2.0/additional-specs/rules-engine/parameters.html) that the
/// configuration sets or clears, by its index.
#[derive(Debug, Clone)]
pub(crate) struct ClientParameter {
    pub(crate) index: usize,
    pub(crate) value: Option<ParameterValue>,
}

impl Storable for ClientParameter {
    type Storer = StoreAppend<Self>;
}

/// The default of a parameter of the client, if the configuration does not set it or clears it.
#[derive(Debug, Clone)]
pub(crate) struct DefaultParameter {
    pub(crate) index: usize,
    pub(crate) value: ParameterValue,
}

impl Storable for DefaultParameter {
    type Storer = StoreReplace<Self>;
}
