//! The mocks of a client.

pub use crate::mocks::{Example, MockedOperation, Mocks, ModeledException};
