use super::{Bound, text_field};
use crate::plan::auth::Signing;
use crate::plan::client::Customization;
use crate::plan::client::Service;

/// Glacier wants its version and the hash of the body as headers.
/// <https://docs.aws.amazon.com/amazonglacier/latest/dev/api-common-request-headers.html>
pub(super) fn customize(service: &mut Service) {
    service.headers.push(("x-amz-glacier-version", "2012-06-01"));
    service.signing = Signing::ContentSha256Header;
}

/// A hyphen is the account where none is named, and uploads have a tree hash.
pub(super) fn operation(Bound { name, input, .. }: Bound<'_>) -> Vec<Customization> {
    let account_id = text_field(input, "accountId").map(Customization::GlacierAccountId);
    let is_upload = matches!(name, "UploadArchive" | "UploadMultipartPart");
    account_id.into_iter().chain(is_upload.then_some(Customization::GlacierTreeHash)).collect()
}
