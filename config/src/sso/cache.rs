//! The file in which `aws sso login` keeps an access token.

use crate::json::JsonError;
use crate::secret::Secret;
use crate::token_cache::{self, TokenCacheError};
use aws_smithy_json::serialize::JsonObjectWriter;
use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use aws_types::os_shim_internal::{Env, Fs};
use sha1::{Digest, Sha1};
use std::path::PathBuf;
use std::time::SystemTime;

/// An access token, and what renews it.
#[derive(Debug, Clone)]
pub(super) struct CachedToken {
    pub(super) access_token: Secret,
    pub(super) expires_at: SystemTime,
    pub(super) region: Option<String>,
    pub(super) start_url: Option<String>,
    pub(super) renewal: Option<Renewal>,
}

/// What renews a token.
#[derive(Debug, Clone)]
pub(super) struct Renewal {
    pub(super) client_id: String,
    pub(super) client_secret: Secret,
    pub(super) refresh_token: Secret,
    /// When the client is no longer registered.
    pub(super) registration_expires_at: SystemTime,
}

/// The file of a session, or of a start URL in the former way.
fn path(env: &Env, identifier: &str) -> Result<PathBuf, TokenCacheError> {
    let name = token_cache::hex(Sha1::digest(identifier));
    Ok(token_cache::home(env)?.join(".aws/sso/cache").join(name).with_extension("json"))
}

pub(super) async fn load(env: &Env, fs: &Fs, identifier: &str) -> Result<CachedToken, TokenCacheError> {
    let object = token_cache::read(fs, path(env, identifier)?).await?;
    let secret = |name| object.text(name).map(Secret::new);
    let renewal = match (
        object.text("clientId"),
        secret("clientSecret"),
        secret("refreshToken"),
        object.time("registrationExpiresAt")?,
    ) {
        (Some(client_id), Some(client_secret), Some(refresh_token), Some(registration_expires_at)) => {
            Some(Renewal { client_id: client_id.to_owned(), client_secret, refresh_token, registration_expires_at })
        }
        _ => None,
    };
    Ok(CachedToken {
        access_token: Secret::new(object.required("accessToken")?),
        expires_at: object.time("expiresAt")?.ok_or(JsonError::Missing("expiresAt"))?,
        region: object.text("region").map(str::to_owned),
        start_url: object.text("startUrl").map(str::to_owned),
        renewal,
    })
}

pub(super) async fn save(env: &Env, fs: &Fs, identifier: &str, token: &CachedToken) -> Result<(), TokenCacheError> {
    token_cache::write(fs, path(env, identifier)?, to_json(token)).await
}

fn to_json(token: &CachedToken) -> String {
    let time = |time: SystemTime| DateTime::from(time).fmt(Format::DateTime).unwrap_or_default();
    let mut json = String::new();
    let mut object = JsonObjectWriter::new(&mut json);
    object.key("accessToken").string(token.access_token.expose());
    object.key("expiresAt").string(&time(token.expires_at));
    if let Some(renewal) = &token.renewal {
        object.key("refreshToken").string(renewal.refresh_token.expose());
        object.key("clientId").string(&renewal.client_id);
        object.key("clientSecret").string(renewal.client_secret.expose());
        object.key("registrationExpiresAt").string(&time(renewal.registration_expires_at));
    }
    for (key, value) in [("region", &token.region), ("startUrl", &token.start_url)] {
        if let Some(value) = value {
            object.key(key).string(value);
        }
    }
    object.finish();
    json
}
