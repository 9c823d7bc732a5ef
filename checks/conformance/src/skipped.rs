//! The tests that are known to fail, and why.

use crate::declared::Kind;

/// A test that is known to fail.
#[derive(Debug, Clone, Copy)]
pub struct Skipped {
    /// What the test is about.
    pub kind: Kind,
    /// The ID of the test.
    pub id: &'static str,
    /// Why it fails, and what would have to change.
    pub reason: &'static str,
}

/// Those that always fail. One that passes, or is in no model, must go.
pub const SKIPPED: &[Skipped] = &[];

/// Those that fail where S3 has no endpoint rules.
pub const WITHOUT_S3_RULES: &[Skipped] = &[
    s3_host("S3DefaultAddressing"),
    s3_host("S3EscapeObjectKeyInUriLabel"),
    s3_host("S3EscapePathObjectKeyInUriLabel"),
    s3_host("S3OperationAddressingPreferred"),
    s3_host("S3PreservesEmbeddedDotSegmentInUriLabel"),
    s3_host("S3PreservesLeadingDotSegmentInUriLabel"),
    s3_host("S3VirtualHostAccelerateAddressing"),
    s3_host("S3VirtualHostAddressing"),
    s3_host("S3VirtualHostDualstackAccelerateAddressing"),
    s3_host("S3VirtualHostDualstackAddressing"),
];

/// A test of the host that a bucket has.
const fn s3_host(id: &'static str) -> Skipped {
    Skipped {
        kind: Kind::Request,
        id,
        reason: "SMITHY_MODELS names no folder with s3.json, whose endpoint rules put the bucket in the host",
    }
}
