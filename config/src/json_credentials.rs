//! Credentials as metadata services return them.

use crate::json::{JsonError, Object};
use aws_credential_types::Credentials;
use aws_credential_types::attributes::AccountId;

/// A response of a metadata service.
#[derive(Debug)]
pub(crate) enum JsonCredentials {
    Credentials(Credentials),
    Error { code: String, message: String },
}

/// Parses `{"Code": "Success", "AccessKeyId": …, "SecretAccessKey": …, "Token": …, "Expiration": …, "AccountId": …}`, or
/// `{"Code": …, "Message": …}` for an error.
pub(crate) fn parse(text: &[u8], provider_name: &'static str) -> Result<JsonCredentials, JsonError> {
    let object = Object::parse(text)?;
    match object.text("Code") {
        None | Some("Success") => credentials(&object, provider_name).map(JsonCredentials::Credentials),
        Some(code) => {
            let message = object.text("Message").unwrap_or("no message").to_owned();
            Ok(JsonCredentials::Error { code: code.to_owned(), message })
        }
    }
}

/// The credentials in an object. They have a session token, and expire.
pub(crate) fn credentials(object: &Object, provider_name: &'static str) -> Result<Credentials, JsonError> {
    let session_token =
        object.text("Token").or_else(|| object.text("SessionToken")).ok_or(JsonError::Missing("Token"))?;
    let expiry = match object.time("Expiration")? {
        None => object.time("ExpiresAt")?,
        expiry => expiry,
    };
    let mut credentials = Credentials::builder()
        .access_key_id(object.required("AccessKeyId")?)
        .secret_access_key(object.required("SecretAccessKey")?)
        .session_token(session_token)
        .expiry(expiry.ok_or(JsonError::Missing("Expiration"))?)
        .provider_name(provider_name);
    credentials.set_account_id(object.text("AccountId").map(AccountId::from));
    Ok(credentials.build())
}
