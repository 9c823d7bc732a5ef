//! Types of members that all services share.

pub use aws_smithy_types::body::SdkBody;
pub use aws_smithy_types::byte_stream::error::Error as ByteStreamError;
pub use aws_smithy_types::byte_stream::{AggregatedBytes, ByteStream};
#[cfg(feature = "rt-tokio")]
pub use aws_smithy_types::byte_stream::{FsBuilder, Length};
pub use aws_smithy_types::date_time::Format as DateTimeFormat;
pub use aws_smithy_types::{BigDecimal, BigInteger, Blob, DateTime, Document, Number};

use std::fmt;

/// Event streams, and the parts of their messages.
pub mod event_stream {
    #[cfg(feature = "client")]
    pub use crate::event_stream::EventReceiver;
    #[cfg(feature = "event-stream")]
    pub use aws_smithy_http::event_stream::EventStreamSender;
    pub use aws_smithy_types::event_stream::{Header, HeaderValue, Message};
    pub use aws_smithy_types::str_bytes::StrBytes;
}

/// The value of an enum's `Unknown` variant: a value in a response that the model does not have.
///
/// The enum's `as_str` returns it.
#[doc(hidden)]
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnknownVariantValue(pub(crate) String);

impl UnknownVariantValue {
    #[doc(hidden)]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UnknownVariantValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
