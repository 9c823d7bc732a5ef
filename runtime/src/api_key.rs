use aws_smithy_runtime::client::auth::http::{ApiKeyAuthScheme, ApiKeyLocation};

/// The place of the key of [`httpApiKeyAuth`] in a request.
///
/// [`httpApiKeyAuth`]: https://smithy.io/2.0/spec/authentication-traits.html#httpapikeyauth-trait
#[derive(Debug, Clone, Copy)]
pub struct ApiKey(Location);

#[derive(Debug, Clone, Copy)]
enum Location {
    Header { name: &'static str, scheme: &'static str },
    Query(&'static str),
}

impl ApiKey {
    /// In a header of this name, after the name of a scheme, which may be empty.
    pub const fn header(name: &'static str, scheme: &'static str) -> Self {
        Self(Location::Header { name, scheme })
    }

    /// In a parameter of the query.
    pub const fn query(name: &'static str) -> Self {
        Self(Location::Query(name))
    }

    pub(crate) fn scheme(self) -> ApiKeyAuthScheme {
        match self.0 {
            Location::Header { name, scheme } => ApiKeyAuthScheme::new(scheme, ApiKeyLocation::Header, name),
            Location::Query(name) => ApiKeyAuthScheme::new("", ApiKeyLocation::Query, name),
        }
    }
}
