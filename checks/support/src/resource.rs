use std::env;
use std::error::Error;
use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;

/// A resource that checks need and this repository does not contain. An environment variable has its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resource {
    /// A folder with the models that AWS publishes, in the JSON AST.
    SmithyModels,
    /// A folder with Smithy's protocol tests.
    ProtocolTests,
    /// The folder `data` of botocore.
    BotocoreData,
    /// The URL of a moto server.
    Moto,
}

/// A [`Resource`] is missing.
#[derive(Clone, PartialEq, Eq)]
pub struct Missing {
    resource: Resource,
    /// The value of the variable, if it is set.
    found: Option<OsString>,
}

impl Resource {
    /// The environment variable with the place of the resource.
    pub fn variable(self) -> &'static str {
        match self {
            Self::SmithyModels => "SMITHY_MODELS",
            Self::ProtocolTests => "SMITHY_PROTOCOL_TESTS",
            Self::BotocoreData => "BOTOCORE_DATA",
            Self::Moto => "MOTO_ENDPOINT",
        }
    }

    /// What the variable must be set to, and where to get it.
    fn expected(self) -> &'static str {
        match self {
            Self::SmithyModels => {
                "a folder with models of https://github.com/aws/api-models-aws, each as SERVICE.json (api-gateway.json)"
            }
            Self::ProtocolTests => {
                "a folder with `aws`, the folder `smithy-aws-protocol-tests/model` of https://github.com/smithy-lang/smithy, \
                 and `smithy`, its folder `smithy-protocol-tests/model`"
            }
            Self::BotocoreData => "the folder `botocore/data` of an installed botocore (`pip install botocore`)",
            Self::Moto => "the URL of a moto server (`pip install 'moto[server]'`, `moto_server -p 5000`)",
        }
    }

    /// The folder in the variable.
    ///
    /// # Errors
    /// The variable is not set, or is not a folder.
    pub fn folder(self) -> Result<PathBuf, Missing> {
        let found = self.value();
        let folder = found.as_ref().and_then(|folder| PathBuf::from(folder).canonicalize().ok());
        folder.filter(|folder| folder.is_dir()).ok_or(Missing { resource: self, found })
    }

    /// The URL in the variable.
    ///
    /// # Errors
    /// The variable is not set, or is not a URL.
    pub fn url(self) -> Result<String, Missing> {
        let found = self.value();
        let url = found.as_ref().and_then(|url| url.to_str()).filter(|url| url.starts_with("http"));
        url.map(str::to_owned).ok_or(Missing { resource: self, found })
    }

    fn value(self) -> Option<OsString> {
        env::var_os(self.variable()).filter(|value| !value.is_empty())
    }
}

impl fmt::Display for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (variable, expected) = (self.resource.variable(), self.resource.expected());
        match &self.found {
            Some(found) => write!(f, "{variable} is `{}`: expected {expected}", found.display()),
            None => write!(f, "{variable} is not set: set it to {expected}"),
        }
    }
}

/// As `Display`, for tests that return this error or `expect` the resource.
impl fmt::Debug for Missing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Error for Missing {}
