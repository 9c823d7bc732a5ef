//! Profiles in the shared files of the AWS CLI, `~/.aws/config` and `~/.aws/credentials`.
//!
//! The environment variables `AWS_CONFIG_FILE` and `AWS_SHARED_CREDENTIALS_FILE` name other files, and `AWS_PROFILE` selects
//! a profile; the default is `default`. Files that do not exist count as empty.
//!
//! ```ini
//! # ~/.aws/config
//! [profile dev]
//! region = eu-west-1
//! role_arn = arn:aws:iam::123456789012:role/demo
//! source_profile = base
//!
//! # ~/.aws/credentials
//! [base]
//! aws_access_key_id = …
//! aws_secret_access_key = …
//! ```

pub mod credentials;
mod once;
pub mod parser;
pub mod profile_file;
pub mod region;
mod settings;
#[cfg(feature = "sso")]
pub mod token;

pub use credentials::ProfileFileCredentialsProvider;
pub use parser::{Profile, ProfileFileLoadError, ProfileParseError, ProfileSet, Property, load};
pub use region::ProfileFileRegionProvider;
#[cfg(feature = "sso")]
pub use token::ProfileFileTokenProvider;
