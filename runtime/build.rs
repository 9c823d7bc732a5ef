//! Tells the build scripts of packages that depend on this crate which of its features are enabled. The generator compares
//! them with the features that a client needs.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let variables = std::env::vars_os().filter_map(|(name, _)| name.into_string().ok());
    let names =
        variables.filter_map(|name| Some(name.strip_prefix("CARGO_FEATURE_")?.to_lowercase().replace('_', "-")));
    let mut features: Vec<String> = names.collect();
    features.sort_unstable();
    println!("cargo::metadata=FEATURES={}", features.join(","));
}
