//! The results of waiters: operations that are called until a condition holds.
//!
//! A client whose model has waiters has a trait `client::Waiters`, whose methods start them.

pub use aws_smithy_runtime_api::client::waiters::FinalPoll;
pub use aws_smithy_runtime_api::client::waiters::error::WaiterError;
