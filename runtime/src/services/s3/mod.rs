//! S3: request IDs, and forms with which browsers upload objects.

#[cfg(feature = "client")]
mod policy;
#[cfg(feature = "client")]
mod post;
#[cfg(feature = "client")]
mod signer;

pub use crate::extended_request_id::RequestIdExt;
#[cfg(feature = "client")]
pub use policy::PostPolicy;
#[cfg(feature = "client")]
pub(crate) use post::Sealed;
#[cfg(feature = "client")]
pub use post::{PresignPost, PresignedPost};
