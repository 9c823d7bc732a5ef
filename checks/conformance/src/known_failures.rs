//! The protocol tests that are known to fail, and why.

use crate::declared::Kind;

/// A test that is known to fail.
#[derive(Debug, Clone, Copy)]
pub struct KnownFailure {
    /// The message that it checks.
    pub kind: Kind,
    /// The ID of the test.
    pub id: &'static str,
    /// The reason why it fails, and what would have to change.
    pub reason: &'static str,
}

/// Tests that always fail. An entry that passes, or that no model declares, is an error.
pub const ALWAYS: &[KnownFailure] = &[
    required_output("DuplexMissingRequiredInitialResponseOutput"),
    required_output("MissingRequiredInitialResponseOutput"),
];

/// Tests that fail if S3 has no endpoint rules.
pub const WITHOUT_S3_RULES: &[KnownFailure] = &[
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

/// A test that expects an error for an output without a required member.
const fn required_output(id: &'static str) -> KnownFailure {
    KnownFailure {
        kind: Kind::EventStream,
        id,
        reason: "a required member that a response lacks is not set, as in AWS's clients; it would have to be an error",
    }
}

/// A test of the host of a bucket.
const fn s3_host(id: &'static str) -> KnownFailure {
    KnownFailure {
        kind: Kind::Request,
        id,
        reason: "SMITHY_MODELS names no folder with s3.json, whose endpoint rules put the bucket in the host",
    }
}
