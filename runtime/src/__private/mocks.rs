//! The mocks of a client.

pub use crate::mocks::{Example, Exception, MockedOperation, Mocks};
