//! The chain that a profile describes: base credentials, and the roles to assume with them one after another.

use super::error::ProfileFileError;
use crate::command::Command;
use crate::profile::{Profile, ProfileSet};
use aws_credential_types::Credentials;

/// Base credentials and roles. Its `Debug` has no secrets.
#[derive(Debug)]
pub struct Chain<'a> {
    /// Where the first credentials come from.
    pub base: Base<'a>,
    /// The roles, in the order in which they are assumed.
    pub roles: Vec<Role<'a>>,
}

/// Where the first credentials come from.
#[derive(Debug)]
pub enum Base<'a> {
    /// A provider with this name.
    Named(&'a str),
    /// Static keys.
    AccessKey(Credentials),
    /// A role, for a token of an identity provider.
    WebIdentityToken {
        /// The ARN of the role.
        role_arn: &'a str,
        /// The file with the token.
        token_file: &'a str,
        /// The name of the session.
        session_name: Option<&'a str>,
    },
    /// IAM Identity Center.
    Sso(Sso<'a>),
    /// A program.
    Process {
        /// Its command line.
        command: Command,
        /// The account of the credentials, if the program prints none.
        account_id: Option<&'a str>,
    },
    /// A session of the console.
    Login {
        /// The ARN of its principal.
        session: &'a str,
    },
}

/// Settings of IAM Identity Center. Without an account and a role, they lead to a token only.
#[derive(Debug)]
pub struct Sso<'a> {
    /// The name of the session, unless the settings have the former form.
    pub session_name: Option<&'a str>,
    /// The region of IAM Identity Center.
    pub region: &'a str,
    /// The URL of the portal.
    pub start_url: &'a str,
    /// The account of the role.
    pub account_id: Option<&'a str>,
    /// The name of the role.
    pub role_name: Option<&'a str>,
}

/// A role to assume.
#[derive(Debug)]
pub struct Role<'a> {
    /// The ARN of the role.
    pub role_arn: &'a str,
    /// The identifier that the trust policy of the role demands.
    pub external_id: Option<&'a str>,
    /// The name of the session.
    pub session_name: Option<&'a str>,
}

type Result<T> = std::result::Result<T, ProfileFileError>;

/// Follows `source_profile` from the selected profile to one that has credentials.
pub fn resolve(profiles: &ProfileSet) -> Result<Chain<'_>> {
    let selected = profiles.selected_profile();
    // The default profile need not exist.
    if profiles.is_empty() || (selected == "default" && profiles.get_profile(selected).is_none()) {
        return Err(ProfileFileError::NoProfilesDefined);
    }
    let mut roles = Vec::new();
    let mut visited: Vec<&str> = Vec::new();
    let mut name = selected;
    let base = loop {
        let profile = profiles.get_profile(name).ok_or_else(|| missing(name, visited.last()))?;
        if visited.contains(&name) {
            let profiles = visited.into_iter().map(str::to_owned).collect();
            return Err(ProfileFileError::CredentialLoop { profiles, next: name.to_owned() });
        }
        visited.push(name);
        let is_selected = visited.len() == 1;
        // A profile that others refer to for its keys can also be a role that is used by itself.
        if !is_selected && let Ok(credentials) = access_key(profile) {
            break Base::AccessKey(credentials);
        }
        let Some(role) = Role::of(profile)? else {
            break base(profiles, profile).map_err(|error| match is_selected {
                true => error,
                false => ProfileFileError::invalid_source(profile, format!("could not load source profile: {error}")),
            })?;
        };
        roles.push(role);
        match (profile.get("source_profile"), profile.get("credential_source")) {
            (Some(_), Some(_)) => {
                let message =
                    "profile contained both source_profile and credential_source. Only one or the other can be defined";
                return Err(ProfileFileError::invalid_source(profile, message));
            }
            (None, None) => {
                let message = "profile must contain `source_profile` or `credential_source` but neither were defined: one of \
                               them names the credentials that assume the role";
                return Err(ProfileFileError::invalid_source(profile, message));
            }
            (Some(source), None) if source != name => name = source,
            // The base credentials are in this profile itself.
            _ => break base(profiles, profile)?,
        }
    };
    roles.reverse();
    Ok(Chain { base, roles })
}

fn missing(name: &str, referenced_from: Option<&&str>) -> ProfileFileError {
    let referenced_from = referenced_from.unwrap_or(&"the root profile");
    let message = format!("could not find source profile {name} referenced from {referenced_from}");
    ProfileFileError::MissingProfile { profile: name.to_owned(), message: message.into() }
}

impl<'a> Role<'a> {
    /// The role of a profile, or `None` if it has none or assumes it with a token, which needs no other credentials.
    fn of(profile: &'a Profile) -> Result<Option<Self>> {
        let Some(role_arn) = profile.get("role_arn") else { return Ok(None) };
        if profile.get("web_identity_token_file").is_some() {
            return Ok(None);
        }
        if profile.get("mfa_serial").is_some() {
            let message = "the role needs the code of an MFA device (`mfa_serial`), which cannot be asked for here: use \
                           `aws sts assume-role`, or a role without MFA";
            return Err(ProfileFileError::invalid_source(profile, message));
        }
        let (external_id, session_name) = (profile.get("external_id"), profile.get("role_session_name"));
        Ok(Some(Self { role_arn, external_id, session_name }))
    }
}

/// The credentials in a profile itself. The first form that it has counts.
fn base<'a>(profiles: &'a ProfileSet, profile: &'a Profile) -> Result<Base<'a>> {
    if let Some(name) = profile.get("credential_source") {
        return Ok(Base::Named(name));
    }
    if let Some(token_file) = profile.get("web_identity_token_file") {
        let role_arn = profile.get("role_arn").ok_or_else(|| {
            ProfileFileError::invalid_source(
                profile,
                "`web_identity_token_file` was specified but `role_arn` was missing",
            )
        })?;
        return Ok(Base::WebIdentityToken { role_arn, token_file, session_name: profile.get("role_session_name") });
    }
    if let Some(sso) = Sso::of(profiles, profile)? {
        return Ok(Base::Sso(sso));
    }
    if let Some(session) = profile.get("login_session") {
        return Ok(Base::Login { session });
    }
    if let Some(command) = profile.get("credential_process") {
        return Ok(Base::Process { command: Command::new(command), account_id: profile.get("aws_account_id") });
    }
    access_key(profile).map(Base::AccessKey)
}

impl<'a> Sso<'a> {
    /// The settings of a profile, which are in a session (`sso_session`) or, in the former way, in the profile itself.
    fn of(profiles: &'a ProfileSet, profile: &'a Profile) -> Result<Option<Self>> {
        let keys = ["sso_session", "sso_region", "sso_start_url", "sso_account_id", "sso_role_name"];
        let values = keys.map(|key| profile.get(key));
        if values.iter().all(Option::is_none) {
            return Ok(None);
        }
        let [session_name, mut region, mut start_url, account_id, role_name] = values;
        if let Some(session_name) = session_name {
            for (key, value) in [("sso_start_url", start_url), ("sso_region", region)] {
                if value.is_some() {
                    let message = format!(
                        "`{key}` can only be specified in the [sso-session] config when a session name is given"
                    );
                    return Err(ProfileFileError::invalid_sso(profile, message));
                }
            }
            let session = profiles.sso_session(session_name).ok_or_else(|| ProfileFileError::MissingSsoSession {
                profile: profile.name().to_owned(),
                sso_session: session_name.to_owned(),
            })?;
            (region, start_url) = (session.get("sso_region"), session.get("sso_start_url"));
        }
        let pair = |set: &str, other: &str| {
            let message = format!("if `{set}` is set, then `{other}` must also be set");
            Err(ProfileFileError::invalid_sso(profile, message))
        };
        match (account_id, role_name) {
            (Some(_), None) => return pair("sso_account_id", "sso_role_name"),
            (None, Some(_)) => return pair("sso_role_name", "sso_account_id"),
            _ => {}
        }
        let required = |value: Option<&'a str>, key: &str| {
            value.ok_or_else(|| ProfileFileError::MissingProfile {
                profile: profile.name().to_owned(),
                message: format!("`{key}` was missing").into(),
            })
        };
        let (region, start_url) = (required(region, "sso_region")?, required(start_url, "sso_start_url")?);
        Ok(Some(Self { session_name, region, start_url, account_id, role_name }))
    }
}

fn access_key(profile: &Profile) -> Result<Credentials> {
    let keys = ["aws_access_key_id", "aws_secret_access_key", "aws_session_token"];
    let [access_key_id, secret_access_key, session_token] = keys.map(|key| profile.get(key));
    if access_key_id.is_none() && secret_access_key.is_none() && session_token.is_none() {
        return Err(ProfileFileError::ProfileDidNotContainCredentials { profile: profile.name().to_owned() });
    }
    let missing = |key: &str| ProfileFileError::invalid_source(profile, format!("profile missing {key}"));
    let mut credentials = Credentials::builder()
        .access_key_id(access_key_id.ok_or_else(|| missing("aws_access_key_id"))?)
        .secret_access_key(secret_access_key.ok_or_else(|| missing("aws_secret_access_key"))?)
        .provider_name("ProfileFile");
    credentials.set_session_token(session_token.map(str::to_owned));
    credentials.set_account_id(profile.get("aws_account_id").map(Into::into));
    Ok(credentials.build())
}
