//! Signatures of requests to directory buckets.

use super::SCHEME_ID;
use crate::endpoint_rules::endpoint_schemes;
use aws_runtime::auth::SigV4SessionTokenNameOverride;
use aws_runtime::auth::sigv4::SigV4Signer;
use aws_sigv4::http_request::SignatureLocation;
use aws_smithy_runtime_api::client::auth::{AuthScheme, AuthSchemeId, Sign};
use aws_smithy_runtime_api::client::identity::SharedIdentityResolver;
use aws_smithy_runtime_api::client::runtime_components::GetIdentityResolver;
use aws_smithy_types::endpoint::Endpoint;

/// SigV4 with the credentials of a session.
#[derive(Debug, Default)]
pub(super) struct S3ExpressAuthScheme {
    signer: SigV4Signer,
}

impl AuthScheme for S3ExpressAuthScheme {
    fn scheme_id(&self) -> AuthSchemeId {
        SCHEME_ID
    }

    fn identity_resolver(&self, resolvers: &dyn GetIdentityResolver) -> Option<SharedIdentityResolver> {
        resolvers.identity_resolver(SCHEME_ID)
    }

    fn signer(&self) -> &dyn Sign {
        &self.signer
    }
}

/// The header with the token of a session differs from that of other temporary credentials.
pub(super) fn session_token_name() -> SigV4SessionTokenNameOverride {
    SigV4SessionTokenNameOverride::new(|settings, config| {
        let schemes = config.load::<Endpoint>().map(endpoint_schemes).unwrap_or_default();
        if !schemes.contains(&SCHEME_ID) {
            return Ok(settings.session_token_name_override);
        }
        Ok(Some(match settings.signature_location {
            SignatureLocation::QueryParams => "X-Amz-S3session-Token",
            _ => "x-amz-s3session-token",
        }))
    })
}
