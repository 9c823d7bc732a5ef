//! The features of the runtime, which its build script tells the build scripts of packages that depend on it.

use crate::diagnostic::{Diagnostic, Place, Report};
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The variable with the enabled features, separated by commas. Cargo sets it for build scripts of packages that depend on
/// the runtime: its name is that of `links` in the runtime's manifest.
const VARIABLE: &str =
    concat!("DEP_SMITHEREENS_", env!("CARGO_PKG_VERSION_MAJOR"), "_", env!("CARGO_PKG_VERSION_MINOR"), "_FEATURES");

/// The feature that those for HTTPS enable.
const HTTP_CLIENT: &str = "--http-client";

/// The features of the runtime that are enabled, separated by commas. `None` if that is not known: outside of a build
/// script, and if only tests depend on the runtime.
pub(crate) fn enabled() -> Option<String> {
    env::var(VARIABLE).ok()
}

/// Checks that the features that a client needs are enabled, as far as that is known. Without this check, rustc reports the
/// first of them that is not, at a place in the generated code.
///
/// # Errors
/// Features are not enabled.
pub(crate) fn check(title: &str, needed: &[&str], enabled: Option<&str>) -> Result<(), Report> {
    let Some(enabled) = enabled else { return Ok(()) };
    let is_enabled = |feature: &str| enabled.split(',').any(|enabled| enabled == feature);
    // Only the runtime's own HTTP client needs the feature: another one has its versions of HTTP.
    let is_for_other_client = |feature: &str| feature == "http2" && !is_enabled(HTTP_CLIENT);
    let is_missing = |feature: &&&str| !is_enabled(feature) && !is_for_other_client(feature);
    let missing: Vec<&str> = needed.iter().filter(is_missing).copied().collect();
    if missing.is_empty() {
        return Ok(());
    }
    let manifest = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("Cargo.toml");
    let text = fs::read_to_string(&manifest).unwrap_or_default();
    Err(diagnostic(title, &missing, &manifest, &text).into())
}

fn diagnostic(title: &str, missing: &[&str], manifest: &Path, text: &str) -> Diagnostic {
    let names: Vec<String> = missing.iter().map(|feature| format!("`{feature}`")).collect();
    let noun = if missing.len() == 1 { "the feature" } else { "the features" };
    let message = format!("the client of {title} needs {noun} {} of `smithereens`", names.join(", "));
    let help = match edited(text, missing) {
        Some((number, line)) => format!("in {}:{number}, write\n      {line}", manifest.display()),
        None => format!(
            "in {}, add to the dependency `smithereens`\n      features = [{}]",
            manifest.display(),
            quoted(missing)
        ),
    };
    Diagnostic::error("Features", Place::Nowhere, message).with_help(help)
}

fn quoted(features: &[&str]) -> String {
    features.iter().map(|feature| format!("\"{feature}\"")).collect::<Vec<_>>().join(", ")
}

/// The number of the line of the dependency `smithereens` in a manifest, and the line with more features. `None` if the
/// dependency is not on one line, or not there.
///
/// The manifest is read line by line: a parser of TOML would take longer to compile than the rest of this module's work.
fn edited(manifest: &str, features: &[&str]) -> Option<(usize, String)> {
    let mut is_dependencies = false;
    for (index, line) in manifest.lines().enumerate() {
        let line = line.trim();
        if line.starts_with('[') {
            is_dependencies = line == "[dependencies]" || line.ends_with(".dependencies]");
            continue;
        }
        let Some((key, value)) = line.split_once('=').filter(|_| is_dependencies && !line.contains('#')) else {
            continue;
        };
        let (key, value) = (key.trim(), value.trim());
        if let ("smithereens.workspace", "true") = (key, value) {
            return Some((
                index + 1,
                format!("smithereens = {{ workspace = true, features = [{}] }}", quoted(features)),
            ));
        }
        if key == "smithereens" || value.contains("package = \"smithereens\"") {
            return Some((index + 1, format!("{key} = {}", with_features(value, features)?)));
        }
    }
    None
}

/// The value of a dependency with more features.
fn with_features(value: &str, features: &[&str]) -> Option<String> {
    let features = quoted(features);
    if value.starts_with('"') {
        return Some(format!("{{ version = {value}, features = [{features}] }}"));
    }
    let table = value.strip_prefix('{')?.strip_suffix('}')?.trim();
    Some(match table.split_once("features = [") {
        Some((before, after)) => {
            let separator = if after.trim_start().starts_with(']') { "" } else { ", " };
            format!("{{ {before}features = [{features}{separator}{} }}", after.trim_start())
        }
        None => format!("{{ {}, features = [{features}] }}", table.trim_end_matches(',')),
    })
}

#[cfg(test)]
mod tests {
    use super::{VARIABLE, check, diagnostic, edited};
    use std::path::Path;

    #[test]
    fn enabled_features_are_sufficient_and_unknown_ones_are_not_checked() {
        assert!(check("S3", &["xml", "checksums"], Some("checksums,json,xml")).is_ok());
        assert!(check("S3", &["xml"], None).is_ok());
        assert!(check("S3", &["xml"], Some("json,xml-rs")).is_err());
        assert!(check("S3", &["xml"], Some("")).is_err());
    }

    #[test]
    fn http_2_is_needed_by_the_http_client_of_the_runtime_only() {
        assert!(check("Transcribe", &["http2"], Some("--http-client,json,rustls-ring")).is_err());
        assert!(check("Transcribe", &["http2"], Some("--http-client,http2,json,rustls-ring")).is_ok());
        assert!(check("Transcribe", &["http2"], Some("json")).is_ok());
    }

    #[test]
    fn the_line_to_write_keeps_what_it_has() {
        let expected = |line: &str| format!("smithereens = {line}");
        for (line, changed) in [
            ("smithereens = \"0.1\"", r#"{ version = "0.1", features = ["xml"] }"#),
            ("smithereens.workspace = true", r#"{ workspace = true, features = ["xml"] }"#),
            ("smithereens = { path = \"..\" }", r#"{ path = "..", features = ["xml"] }"#),
            ("smithereens={path=\"..\",features = []}", r#"{ path="..",features = ["xml"] }"#),
            (
                r#"smithereens = { path = "..", default-features = false, features = ["json"] }"#,
                r#"{ path = "..", default-features = false, features = ["xml", "json"] }"#,
            ),
        ] {
            let manifest = format!("[package]\nsmithereens = 1\n\n[dependencies]\ntokio = \"1\"\n{line}\n");
            assert_eq!(edited(&manifest, &["xml"]), Some((6, expected(changed))), "{line}");
        }
        let renamed = "[target.'cfg(unix)'.dependencies]\nsdk = { package = \"smithereens\", version = \"1\" }\n";
        let line = r#"sdk = { package = "smithereens", version = "1", features = ["xml"] }"#;
        assert_eq!(edited(renamed, &["xml"]), Some((2, line.to_owned())));
        for other in ["[dependencies.smithereens]\nversion = \"1\"", "[dependencies]\nsmithereens = { # x", ""] {
            assert_eq!(edited(other, &["xml"]), None, "{other}");
        }
    }

    #[test]
    fn the_message_names_the_features_and_the_line() {
        let manifest = "[dependencies]\nsmithereens = \"0.1\"\n";
        let message = diagnostic("Amazon S3", &["xml", "checksums"], Path::new("Cargo.toml"), manifest).to_string();
        let expected = "error[Features]: the client of Amazon S3 needs the features `xml`, `checksums` of `smithereens`\n  = \
            help: in Cargo.toml:2, write\n      smithereens = { version = \"0.1\", features = [\"xml\", \"checksums\"] }\n\n";
        assert_eq!(message, expected);
    }

    #[test]
    fn the_runtime_links_under_the_name_of_the_variable() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../runtime/Cargo.toml");
        let manifest = std::fs::read_to_string(path).expect("the runtime is in this repository");
        let name = VARIABLE.strip_prefix("DEP_").and_then(|name| name.strip_suffix("_FEATURES")).expect("a name");
        let links = format!("links = \"{}\"", name.to_lowercase().replace('_', "-"));
        assert!(manifest.contains(&links), "the manifest of the runtime lacks {links}");
    }
}
