use aws_smithy_checksums::ChecksumAlgorithm;
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;

/// The supported algorithms, the fastest first, with their features in the user agent.
const ALGORITHMS: [(ChecksumAlgorithm, SmithySdkFeature); 5] = [
    (ChecksumAlgorithm::Crc64Nvme, SmithySdkFeature::FlexibleChecksumsReqCrc64),
    (ChecksumAlgorithm::Crc32c, SmithySdkFeature::FlexibleChecksumsReqCrc32c),
    (ChecksumAlgorithm::Crc32, SmithySdkFeature::FlexibleChecksumsReqCrc32),
    (ChecksumAlgorithm::Sha1, SmithySdkFeature::FlexibleChecksumsReqSha1),
    (ChecksumAlgorithm::Sha256, SmithySdkFeature::FlexibleChecksumsReqSha256),
];

/// The algorithm of this name, in any case, with its feature.
///
/// # Errors
/// The algorithm is not supported. The error lists the supported ones.
pub(super) fn named(name: &str) -> Result<(ChecksumAlgorithm, SmithySdkFeature), String> {
    ALGORITHMS.into_iter().find(|(algorithm, _)| algorithm.as_str().eq_ignore_ascii_case(name)).ok_or_else(|| {
        let known = ALGORITHMS.map(|(algorithm, _)| algorithm.as_str().to_ascii_uppercase()).join(", ");
        format!("the checksum algorithm `{name}` is not supported; supported: {known}")
    })
}

/// The supported algorithms among these names, the fastest first.
pub(super) fn among(names: &[&str]) -> impl Iterator<Item = ChecksumAlgorithm> {
    ALGORITHMS
        .into_iter()
        .map(|(algorithm, _)| algorithm)
        .filter(|algorithm| names.iter().any(|name| algorithm.as_str().eq_ignore_ascii_case(name)))
}
