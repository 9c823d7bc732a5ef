use aws_smithy_checksums::ChecksumAlgorithm;
use aws_smithy_checksums::body::ChecksumCache;
use aws_smithy_types::config_bag::{Storable, StoreReplace};

/// The algorithm for a call, and the checksum once it is known, which all attempts share.
#[derive(Debug, Clone)]
pub(super) struct Chosen {
    pub(super) algorithm: ChecksumAlgorithm,
    pub(super) cache: ChecksumCache,
}

impl Storable for Chosen {
    type Storer = StoreReplace<Self>;
}
