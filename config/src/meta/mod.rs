//! Providers that combine other providers.

pub mod credentials;
mod error;
pub mod region;
pub mod token;

pub use error::{ProviderAttempt, ProviderChainError};
