//! Credentials of roles, from the AWS Security Token Service.

mod assume_role;
pub(crate) mod session;

pub use assume_role::{AssumeRoleProvider, AssumeRoleProviderBuilder};
