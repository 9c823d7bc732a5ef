//! Generates the clients of the services that exchange credentials, as a package of yours does.

use std::env::var_os;

fn main() -> Result<(), smithereens_codegen::Error> {
    generate("sts")?;
    if var_os("CARGO_FEATURE_SSO").is_some() {
        generate("sso")?;
        generate("sso-oidc")?;
    }
    if var_os("CARGO_FEATURE_CREDENTIALS_LOGIN").is_some() {
        generate("signin")?;
    }
    Ok(())
}

fn generate(service: &str) -> Result<(), smithereens_codegen::Error> {
    smithereens_codegen::configure().model(format!("model/{service}.smithy")).name(service).compile()
}
