//! Glacier.

use super::Components;
use crate::operation::TextMember;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{
    BeforeSerializationInterceptorContextMut, BeforeTransmitInterceptorContextMut,
};
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::orchestrator::LoadedRequestBody;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::config_bag::ConfigBag;
use sha2::{Digest, Sha256};

/// Sets the account ID of an input that has none to a hyphen, which is the account of the credentials.
/// <https://docs.aws.amazon.com/amazonglacier/latest/dev/api-archive-post.html>
pub fn account_id(components: &mut Components, member: TextMember) {
    components.push_interceptor(SharedInterceptor::permanent(AccountIdInterceptor(member)));
}

/// Adds the tree hash of the body to requests, as a header. The body is loaded into memory.
/// <https://docs.aws.amazon.com/amazonglacier/latest/dev/checksum-calculations.html>
pub fn tree_hash(components: &mut Components) {
    components.push_interceptor(SharedInterceptor::permanent(TreeHashInterceptor));
}

#[derive(Debug)]
struct AccountIdInterceptor(TextMember);

#[dyn_dispatch_hint]
impl Intercept for AccountIdInterceptor {
    fn name(&self) -> &'static str {
        "AccountIdInterceptor"
    }

    fn modify_before_serialization(
        &self,
        context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        // An input of another type is an error of the serializer.
        if let Some(account_id) = (self.0)(context.input_mut())
            && account_id.as_deref().is_none_or(str::is_empty)
        {
            *account_id = Some("-".to_owned());
        }
        Ok(())
    }
}

#[derive(Debug)]
struct TreeHashInterceptor;

const TREE_HASH: &str = "x-amz-sha256-tree-hash";

#[dyn_dispatch_hint]
impl Intercept for TreeHashInterceptor {
    fn name(&self) -> &'static str {
        "TreeHashInterceptor"
    }

    fn modify_before_serialization(
        &self,
        _context: &mut BeforeSerializationInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        config.interceptor_state().store_put(LoadedRequestBody::Requested);
        Ok(())
    }

    fn modify_before_retry_loop(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let headers = context.request_mut().headers_mut();
        if let Some(LoadedRequestBody::Loaded(body)) = config.load::<LoadedRequestBody>()
            && !headers.contains_key(TREE_HASH)
        {
            headers.try_insert(TREE_HASH, hash(body))?;
        }
        Ok(())
    }
}

/// The tree hash of a body: hashes of each mebibyte, and of every two hashes until one is left.
fn hash(body: &[u8]) -> String {
    const MEBIBYTE: usize = 1 << 20;
    let mut hashes: Vec<[u8; 32]> = match body {
        [] => vec![Sha256::digest([]).into()],
        body => body.chunks(MEBIBYTE).map(|chunk| Sha256::digest(chunk).into()).collect(),
    };
    while hashes.len() > 1 {
        hashes = hashes.chunks(2).map(both).collect();
    }
    hashes.concat().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The hash of two hashes, or a single hash itself.
fn both(hashes: &[[u8; 32]]) -> [u8; 32] {
    match hashes {
        [one] => *one,
        several => Sha256::digest(several.concat()).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_of_several_mebibytes_is_hashed_as_a_tree() {
        // Computed by botocore's `calculate_tree_hash`.
        assert_eq!(hash(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(hash(b"hello world"), "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9");
        assert_eq!(hash(&[b'x'; 5 << 19]), "bff120f5818f78c4697fe05410d5298e4213e146df5a640237919004897b2014");
    }
}
