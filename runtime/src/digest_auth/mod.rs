//! HTTP digest authentication, which needs the feature `digest-auth`.
//! <https://www.rfc-editor.org/rfc/rfc7616>
//!
//! A request can only be authenticated with a nonce of the server. The first request of a client is sent without a login. The
//! response has the challenge, and the request is sent again with the response to it. The client keeps the nonce for its next
//! requests.

#[cfg(feature = "digest-auth")]
mod challenge;
#[cfg(feature = "digest-auth")]
mod exchange;
#[cfg(feature = "digest-auth")]
mod nonces;
#[cfg(feature = "digest-auth")]
mod plugin;
#[cfg(feature = "digest-auth")]
mod request;

use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;

/// The plugin of a client with operations that accept digest authentication.
#[cfg(feature = "digest-auth")]
pub(crate) fn plugin() -> Option<SharedRuntimePlugin> {
    Some(SharedRuntimePlugin::new(plugin::DigestAuth::default()))
}

/// Without the feature, generated code does not compile.
#[cfg(not(feature = "digest-auth"))]
pub(crate) fn plugin() -> Option<SharedRuntimePlugin> {
    None
}
