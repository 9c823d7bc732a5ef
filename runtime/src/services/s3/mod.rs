//! S3: request IDs, and forms with which browsers upload objects.

#[cfg(feature = "xml")]
mod policy;
#[cfg(feature = "xml")]
mod post;
#[cfg(feature = "xml")]
mod signer;

pub use crate::extended_request_id::RequestIdExt;
#[cfg(feature = "xml")]
pub use policy::PostPolicy;
#[cfg(feature = "xml")]
pub(crate) use post::Sealed;
#[cfg(feature = "xml")]
pub use post::{PresignPost, PresignedPost};
