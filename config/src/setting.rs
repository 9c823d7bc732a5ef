//! Settings that are an environment variable and a key of profiles.

use crate::provider_config::ProviderConfig;
use aws_runtime::env_config::{EnvConfigError, EnvConfigValue};
use aws_smithy_types::error::display::DisplayErrorContext;
use aws_types::origin::Origin;
use std::error::Error;
use std::fmt::{Display, Formatter};

/// A setting, by the names under which AWS documents it. The environment variable takes precedence.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Setting {
    pub(crate) variable: &'static str,
    pub(crate) key: &'static str,
}

impl Setting {
    /// The value, or `None` if there is none. A value that is not valid is logged and ignored.
    pub(crate) async fn load<T, E: Error + Send + Sync + 'static>(
        self,
        config: &ProviderConfig,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Option<T> {
        self.load_with_origin(config, parse).await.0
    }

    /// Like [`load`](Self::load), and where the value comes from.
    pub(crate) async fn load_with_origin<T, E: Error + Send + Sync + 'static>(
        self,
        config: &ProviderConfig,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> (Option<T>, Origin) {
        let value = EnvConfigValue::new().env(self.variable).profile(self.key);
        match value.validate_and_return_origin(&config.env(), config.profile().await, parse) {
            Ok(loaded) => loaded,
            Err(error) => {
                tracing::warn!(error = %DisplayErrorContext(&error), "invalid value of the setting `{}`", self.key);
                (None, Origin::default())
            }
        }
    }

    /// Like [`load`](Self::load), but a value that is not valid is an error.
    pub(crate) async fn try_load<T, E: Error + Send + Sync + 'static>(
        self,
        config: &ProviderConfig,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Result<Option<T>, EnvConfigError<E>> {
        let value = EnvConfigValue::new().env(self.variable).profile(self.key);
        value.validate(&config.env(), config.profile().await, parse)
    }
}

/// A value does not have the form that its setting demands.
#[derive(Debug)]
pub(crate) struct InvalidValue {
    value: String,
    expected: &'static str,
}

impl InvalidValue {
    pub(crate) fn new(value: &str, expected: &'static str) -> Self {
        Self { value: value.to_owned(), expected }
    }
}

impl Display for InvalidValue {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        write!(f, "expected {}, found `{}`", self.expected, self.value)
    }
}

impl Error for InvalidValue {}

/// Reads `true` or `false`, in any case.
pub(crate) fn boolean(value: &str) -> Result<bool, InvalidValue> {
    if value.eq_ignore_ascii_case("true") {
        Ok(true)
    } else if value.eq_ignore_ascii_case("false") {
        Ok(false)
    } else {
        Err(InvalidValue::new(value, "`true` or `false`"))
    }
}

/// Reads a number that is not negative.
pub(crate) fn number(value: &str) -> Result<u32, InvalidValue> {
    value.parse().map_err(|_| InvalidValue::new(value, "a number that is not negative"))
}

/// Reads an absolute URL.
pub(crate) fn url(value: &str) -> Result<String, InvalidValue> {
    match value.parse::<http::Uri>() {
        Ok(url) if url.scheme().is_some() && url.host().is_some() => Ok(value.to_owned()),
        _ => Err(InvalidValue::new(value, "a URL such as `http://localhost:8000`")),
    }
}
