//! Profiles, and the chain that one of them describes:
//! `{"input": {"profiles": …, "sso_sessions": …, "selected_profile": …}, "output": …}`.

use crate::{Outcome, block_on, expected};
use aws_runtime::env_config::file::{EnvConfigFileKind, EnvConfigFiles};
use aws_types::os_shim_internal::{Env, Fs};
use serde_json::{Value, json};
use smithereens_config::__private::{Base, Chain, resolve};
use smithereens_config::profile;
use std::fmt::Write;

/// Checks the chain, or why there is none.
pub(crate) fn check(case: &Value) -> Outcome {
    let selected = case["input"]["selected_profile"].as_str().ok_or("the scenario selects no profile")?;
    let text =
        sections(&case["input"]["profiles"], "profile") + &sections(&case["input"]["sso_sessions"], "sso-session");
    let files = EnvConfigFiles::builder().with_contents(EnvConfigFileKind::Config, text).build();
    let (fs, env) = (Fs::from_slice(&[]), Env::from_slice(&[]));
    let profiles = block_on(profile::load(&fs, &env, &files, Some(selected.to_owned().into())));
    let profiles = profiles.map_err(|error| error.to_string())?;
    // The outcomes have other names than those of the other scenarios.
    let output = &case["output"];
    let expected = match output.get("ProfileChain") {
        Some(chain) => json!({ "Ok": chain }),
        None => json!({ "ErrorContains": output["Error"] }),
    };
    expected::compare(&expected, resolve(&profiles).map(|chain| chain_json(&chain)))
}

fn sections(sections: &Value, kind: &str) -> String {
    let mut text = String::new();
    for (name, keys) in sections.as_object().into_iter().flatten() {
        writeln!(text, "[{kind} {name}]").expect("a string takes all text");
        for (key, value) in keys.as_object().into_iter().flatten() {
            writeln!(text, "{key} = {}", value.as_str().unwrap_or_default()).expect("a string takes all text");
        }
    }
    text
}

fn chain_json(chain: &Chain<'_>) -> Value {
    let base = match &chain.base {
        Base::Named(name) => json!({ "NamedSource": name }),
        Base::AccessKey(credentials) => json!({ "AccessKey": {
            "access_key_id": credentials.access_key_id(),
            "secret_access_key": credentials.secret_access_key(),
            "session_token": credentials.session_token(),
            "account_id": credentials.account_id().map(|account| account.as_str()),
        } }),
        Base::WebIdentityToken { role_arn, token_file, session_name } => json!({ "WebIdentityToken": {
            "role_arn": role_arn,
            "web_identity_token_file": token_file,
            "role_session_name": session_name,
        } }),
        Base::Sso(sso) => json!({ "Sso": {
            "sso_session": sso.session_name,
            "sso_region": sso.region,
            "sso_start_url": sso.start_url,
            "sso_account_id": sso.account_id,
            "sso_role_name": sso.role_name,
        } }),
        Base::Process { command, account_id } => {
            json!({ "CredentialProcess": { "command": command.line(), "account_id": account_id } })
        }
        Base::Login { session } => json!({ "LoginSession": { "login_session_arn": session } }),
    };
    let roles = chain.roles.iter().map(|role| {
        json!({ "AssumeRole": {
            "role_arn": role.role_arn,
            "external_id": role.external_id,
            "role_session_name": role.session_name,
        } })
    });
    std::iter::once(base).chain(roles).collect()
}
