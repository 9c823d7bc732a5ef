//! The file in which `aws login` keeps a session.

use crate::json::JsonError;
use crate::json_credentials;
use crate::secret::Secret;
use crate::token_cache::{self, TokenCacheError};
use aws_credential_types::Credentials;
use aws_smithy_json::serialize::JsonObjectWriter;
use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;
use aws_types::os_shim_internal::{Env, Fs};
use ring::digest::{SHA256, digest};
use std::path::PathBuf;
use std::time::SystemTime;

pub(super) const PROVIDER_NAME: &str = "Login";

/// Credentials, and what renews them.
#[derive(Debug)]
pub(super) struct Session {
    pub(super) credentials: Credentials,
    pub(super) expires_at: SystemTime,
    pub(super) client_id: String,
    pub(super) refresh_token: Secret,
    /// A private key, in the format PEM.
    pub(super) key: Secret,
    pub(super) token_type: Option<String>,
    pub(super) id_token: Option<Secret>,
}

fn path(env: &Env, session: &str) -> Result<PathBuf, TokenCacheError> {
    let folder = match env.get("AWS_LOGIN_CACHE_DIRECTORY") {
        Ok(folder) => PathBuf::from(folder),
        Err(_) => token_cache::home(env)?.join(".aws/login/cache"),
    };
    let name = token_cache::hex(digest(&SHA256, session.trim().as_bytes()));
    Ok(folder.join(name).with_extension("json"))
}

pub(super) async fn load(env: &Env, fs: &Fs, session: &str) -> Result<Session, TokenCacheError> {
    let object = token_cache::read(fs, path(env, session)?).await?;
    let access_token = object.object("accessToken").ok_or(JsonError::Missing("accessToken"))?;
    access_token.required("accountId")?;
    let credentials = json_credentials::credentials(&access_token, PROVIDER_NAME)?;
    Ok(Session {
        expires_at: credentials.expiry().ok_or(JsonError::Missing("expiresAt"))?,
        credentials,
        client_id: object.required("clientId")?.to_owned(),
        refresh_token: Secret::new(object.required("refreshToken")?),
        key: Secret::new(object.required("dpopKey")?.replace("\\n", "\n")),
        token_type: object.text("tokenType").map(str::to_owned),
        id_token: object.text("idToken").map(Secret::new),
    })
}

pub(super) async fn save(env: &Env, fs: &Fs, name: &str, session: &Session) -> Result<(), TokenCacheError> {
    token_cache::write(fs, path(env, name)?, to_json(session)).await
}

fn to_json(session: &Session) -> String {
    let Session { credentials, .. } = session;
    let mut json = String::new();
    let mut object = JsonObjectWriter::new(&mut json);
    let mut access_token = object.key("accessToken").start_object();
    access_token.key("accessKeyId").string(credentials.access_key_id());
    access_token.key("secretAccessKey").string(credentials.secret_access_key());
    access_token.key("sessionToken").string(credentials.session_token().unwrap_or_default());
    access_token.key("accountId").string(credentials.account_id().map_or("", |account| account.as_str()));
    let expires_at = DateTime::from(session.expires_at).fmt(Format::DateTime).unwrap_or_default();
    access_token.key("expiresAt").string(&expires_at);
    access_token.finish();
    if let Some(token_type) = &session.token_type {
        object.key("tokenType").string(token_type);
    }
    object.key("refreshToken").string(session.refresh_token.expose());
    if let Some(id_token) = &session.id_token {
        object.key("idToken").string(id_token.expose());
    }
    object.key("clientId").string(&session.client_id);
    object.key("dpopKey").string(session.key.expose());
    object.finish();
    json
}
