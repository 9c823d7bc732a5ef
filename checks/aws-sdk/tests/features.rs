//! Features of generated crates do what the features of AWS's crates do.

use smithereens_checks_aws_sdk::drop_in::{Crates, Enabled, Error};
use smithereens_checks_support::Resource;
use std::collections::BTreeSet;
use std::path::Path;

/// The features that are on by default in AWS's crates only, with the packages that they would bring.
const NOT_BY_DEFAULT: [(&str, &[&str]); 2] = [
    ("default-https-client", &["aws-lc-sys"]),
    ("rustls", &["hyper 0.14", "http 0.2", "http-body 0.4", "rustls 0.21"]),
];

/// What AWS's crates enable in `aws-*` without any feature, and generated crates do not.
const NOT_ENABLED: [(&str, &str, &str); 4] = [
    // The feature has no effect.
    ("aws-runtime", "http-1x", "aws-sdk-s3"),
    // A crate without operations that stream events does not compile what these need.
    ("aws-runtime", "event-stream", "aws-sdk-s3"),
    ("aws-sigv4", "sign-eventstream", "aws-sdk-s3"),
    ("aws-smithy-http", "event-stream", "aws-sdk-s3"),
];

/// The model of STS is older than the crate: it does not list SigV4a.
const NEWER_DEFAULTS: [(&str, &str); 1] = [("aws-sdk-sts", "sigv4a")];

/// The crates, in a folder of one test.
fn crates(test: &str) -> Vec<Crates> {
    let models = Resource::SmithyModels.folder().expect("clients are generated from models");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("features").join(test);
    Crates::all(&folder, &models).unwrap_or_else(|error| panic!("{error}"))
}

fn names<'e>(enabled: impl IntoIterator<Item = &'e Enabled>) -> Vec<String> {
    enabled.into_iter().map(Enabled::to_string).collect()
}

#[test]
#[ignore = "needs SMITHY_MODELS, and downloads AWS's crates: see CONTRIBUTING.md"]
fn a_feature_of_a_generated_crate_enables_what_that_of_aws_enables() {
    for crates in crates("each") {
        let enabled = |features: &[&str]| {
            let (official, ours) = (crates.official.enabled(features), crates.ours.enabled(features));
            (official.unwrap_or_else(|error| panic!("{error}")), ours.unwrap_or_else(|error| panic!("{error}")))
        };
        let (without, ours) = enabled(&[]);
        let is_listed = |enabled: &&Enabled| {
            NOT_ENABLED.contains(&(&enabled.package, enabled.feature.as_deref().unwrap_or_default(), crates.package))
        };
        let ours_has = |package: &str| ours.iter().any(|enabled| enabled.package == package);
        let of_aws = |enabled: &&Enabled| {
            enabled.package.starts_with("aws-") && enabled.feature.is_some() && ours_has(&enabled.package)
        };
        // The optional dependencies of a package are features too.
        let is_dependency =
            |enabled: &&Enabled| enabled.feature.as_deref().is_some_and(|name| name.starts_with("aws-"));
        let missing = without.difference(&ours).filter(of_aws).filter(|enabled| !is_dependency(enabled));
        let missing = names(missing.filter(|enabled| !is_listed(enabled)));
        assert_eq!(missing, [""; 0], "{}, without features", crates.package);

        let features = crates.official.features().unwrap_or_else(|error| panic!("{error}"));
        assert!(features.len() >= 9, "{} has few features: {features:?}", crates.package);
        for feature in features.keys().filter(|feature| *feature != "default") {
            let (official, ours) = enabled(&[feature]);
            let missing: BTreeSet<_> =
                official.difference(&without).filter(|enabled| !ours.contains(enabled)).collect();
            assert_eq!(names(missing), [""; 0], "{}/{feature}", crates.package);
        }
    }
}

#[test]
#[ignore = "needs SMITHY_MODELS, and downloads AWS's crates: see CONTRIBUTING.md"]
fn default_features_are_those_of_aws_without_what_few_programs_need() {
    for crates in crates("default") {
        let package = crates.package;
        let default = |features: Result<serde_json::Map<String, serde_json::Value>, Error>| {
            let features = features.unwrap_or_else(|error| panic!("{error}"));
            let default = features["default"].as_array().cloned().unwrap_or_default();
            default.iter().filter_map(|name| name.as_str().map(str::to_owned)).collect::<BTreeSet<String>>()
        };
        let (official, ours) = (default(crates.official.features()), default(crates.ours.features()));
        // Types of `http` 1 need no feature in generated crates.
        let without_effect = |name: &&String| *name == "http-1x";
        let is_newer = |name: &&String| NEWER_DEFAULTS.contains(&(package, name));
        let lacking: Vec<&String> = official.difference(&ours).collect();
        let lacking: Vec<&String> =
            lacking.into_iter().filter(|name| !without_effect(name) && !is_newer(name)).collect();
        assert_eq!(lacking, NOT_BY_DEFAULT.map(|(feature, _)| feature), "{package}");
        let enabled = |features: &[&str]| {
            let enabled = crates.ours.enabled(features).unwrap_or_else(|error| panic!("{error}"));
            names(&enabled)
        };
        let by_default = enabled(&["default"]);
        for (feature, brings) in NOT_BY_DEFAULT {
            let with = enabled(&[feature]);
            for brought in brings {
                let has = |names: &[String]| names.iter().any(|name| name.starts_with(brought));
                assert!(
                    has(&with) && !has(&by_default),
                    "{package}/{feature} brings {brought}, and the defaults do not"
                );
            }
        }
    }
}
