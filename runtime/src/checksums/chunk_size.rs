use aws_smithy_types::config_bag::{Storable, StoreReplace};

/// The length in bytes of the chunks in which a stream is sent with its checksum; `None` to send the stream as one chunk.
#[derive(Debug, Clone, Copy)]
#[cfg_attr(not(feature = "checksums"), expect(dead_code, reason = "no body has chunks"))]
pub(crate) struct ChunkSize(pub(crate) Option<usize>);

impl Storable for ChunkSize {
    type Storer = StoreReplace<Self>;
}
