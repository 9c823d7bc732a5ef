//! Sessions of roles.

use crate::clients::sts::types::{AssumedRoleUser, Credentials as StsCredentials};
use aws_credential_types::Credentials;
use aws_credential_types::provider::Result;
use aws_credential_types::provider::error::CredentialsError;
use std::time::{SystemTime, UNIX_EPOCH};

/// The credentials in a response of STS. The account is that of the role.
pub(crate) fn credentials(
    credentials: Option<StsCredentials>,
    user: Option<AssumedRoleUser>,
    provider_name: &'static str,
) -> Result {
    let unhandled = |message: &'static str| CredentialsError::unhandled(message);
    let from_sts = credentials.ok_or_else(|| unhandled("the response of STS has no credentials"))?;
    let expiry = SystemTime::try_from(from_sts.expiration)
        .map_err(|_| unhandled("the expiration in the response of STS is out of range"))?;
    let mut credentials = Credentials::builder()
        .access_key_id(from_sts.access_key_id)
        .secret_access_key(from_sts.secret_access_key)
        .session_token(from_sts.session_token)
        .expiry(expiry)
        .provider_name(provider_name);
    if let Some(user) = user {
        let account = user.arn.split(':').nth(4);
        let account = account.ok_or_else(|| unhandled("the ARN in the response of STS has no account"))?;
        credentials.set_account_id(Some(account.into()));
    }
    Ok(credentials.build())
}

/// A name for a session that has none.
pub(crate) fn default_name(prefix: &str, now: SystemTime) -> String {
    let milliseconds = now.duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
    format!("{prefix}-{milliseconds}")
}
