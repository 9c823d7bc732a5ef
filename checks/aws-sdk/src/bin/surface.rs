//! Prints the share of AWS's public items that generated clients and smithereens-config have, and what is missing.

use smithereens_checks_aws_sdk::surface::{
    AWS_CONFIG, CONFIG, Comparison, Omissions, Packages, SERVICES, compare_config,
};
use std::process::ExitCode;

const USAGE: &str = "surface [NAME...]\n\n\
    Compares smithereens-config, and clients generated from models, with AWS's own crates. SMITHY_MODELS names the folder\n\
    of published models, and BOTOCORE_DATA that of botocore. With a name, the list of what is missing follows.";

fn main() -> ExitCode {
    let names: Vec<String> = std::env::args().skip(1).collect();
    let known: Vec<&str> = SERVICES.iter().map(|service| service.name).chain([CONFIG]).collect();
    if !names.iter().all(|name| known.contains(&name.as_str())) {
        eprintln!("{USAGE}\n\nNames: {}", known.join(", "));
        return ExitCode::FAILURE;
    }
    match run(&names) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Returns whether no existing item is listed as omitted.
fn run(names: &[String]) -> Result<bool, Box<dyn std::error::Error>> {
    let (packages, omissions) = (Packages::official()?, Omissions::read()?);
    let is_asked = |name: &str| names.is_empty() || names.iter().any(|asked| asked == name);
    let mut sound = true;
    let mut report = |name: &str, crate_name: &str, comparison| match comparison {
        Ok(comparison) => {
            let version = packages.version(crate_name).unwrap_or_default();
            sound &=
                report(name, &format!("{} {version}", crate_name.replace('_', "-")), &comparison, !names.is_empty());
        }
        Err(error) => println!("{name}: {error}"),
    };
    if is_asked(CONFIG) {
        report(CONFIG, AWS_CONFIG, compare_config(&packages, &omissions));
    }
    for service in SERVICES.iter().filter(|service| is_asked(service.name)) {
        report(service.name, service.crate_name, service.compare(&packages, &omissions));
    }
    Ok(sound)
}

fn report(name: &str, package: &str, comparison: &Comparison, list: bool) -> bool {
    println!(
        "{name}: {} % of what the model describes, {} % of all ({} of {} items of {package}; {} of what the model lacks, {} \
         left out on purpose, {} missing)",
        per_cent(comparison.share_of_described()),
        per_cent(comparison.share()),
        comparison.present,
        comparison.total,
        comparison.undescribed,
        comparison.omitted,
        comparison.missing.len()
    );
    for name in comparison.absent.iter().filter(|_| list) {
        println!("  the model lacks {name}");
    }
    for item in comparison.missing.iter().filter(|_| list) {
        println!("  {item}");
    }
    for item in &comparison.stale {
        println!("  listed as left out, but not so: {item}");
    }
    comparison.stale.is_empty()
}

/// Formats hundredths of a percent as percent.
fn per_cent(share: usize) -> String {
    format!("{}.{:02}", share / 100, share % 100)
}
