//! Credentials and tokens of IAM Identity Center, after `aws sso login`.

mod cache;
pub mod credentials;
pub mod token;

pub use credentials::SsoCredentialsProvider;
pub use token::SsoTokenProvider;
