//! Caches of identities, such as credentials.

pub use aws_smithy_runtime::client::identity::{IdentityCache, LazyCacheBuilder};
