//! The models of services: where they come from, and the list of those in a package.

pub(crate) mod lock;
mod source;

pub(crate) use lock::Lock;
pub(crate) use source::Source;
