use aws_smithy_types::config_bag::{Storable, StoreReplace};

/// The length in bytes of the chunks in which a stream is sent with its checksum; none for the stream as one chunk.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ChunkSize(pub(crate) Option<usize>);

impl Storable for ChunkSize {
    type Storer = StoreReplace<Self>;
}
