//! Bedrock.

use crate::auth::HTTP_BEARER;
use crate::layers::Layers;
use crate::service::{Extension, Service};
use aws_credential_types::Token;
use aws_credential_types::credential_feature::AwsCredentialFeature;
use aws_smithy_runtime_api::client::identity::{Identity, SharedIdentityResolver};
use aws_smithy_types::config_bag::Layer;
use aws_types::SdkConfig;
use aws_types::service_config::ServiceConfigKey;

/// Clients of Bedrock read a bearer token from the variable `AWS_BEARER_TOKEN_BEDROCK`, and prefer it to signatures.
/// <https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys-use.html>
pub static EXTENSION: Extension = Extension { configure, plugins: |_, _| Vec::new() };

fn configure(service: &Service, shared: &SdkConfig, layers: &mut Layers) {
    let Some(token) = token(service, shared) else { return };
    if !shared.get_origin("auth_scheme_preference").is_client_config() {
        layers.set_auth_scheme_preference(Some([HTTP_BEARER].into()));
    }
    if !shared.get_origin("token_provider").is_client_config() {
        layers.set_bearer_token_resolver(Some(SharedIdentityResolver::new(token)));
    }
}

/// The token in the environment. A profile cannot have one.
fn token(service: &Service, shared: &SdkConfig) -> Option<Identity> {
    let key = ServiceConfigKey::builder().service_id(service.signing_name?).env("AWS_BEARER_TOKEN").profile("");
    let token = shared.service_config()?.load_config(key.build().ok()?)?;
    let mut features = Layer::new("BearerToken");
    features.store_append(AwsCredentialFeature::BearerServiceEnvVars);
    Identity::builder().data(Token::new(token, None)).property(features.freeze()).build().ok()
}
