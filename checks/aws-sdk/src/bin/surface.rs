//! Prints the share of AWS's public items that generated clients have, and what is missing.

use smithereens_checks_aws_sdk::surface::{Error, Omissions, Packages, SERVICES, Service};
use smithereens_checks_support::Resource;
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "surface [SERVICE...]\n\n\
    Compares clients generated from the models in the folder that SMITHY_MODELS names with AWS's own crates. Named\n\
    services come with the list of what is missing.";

fn main() -> ExitCode {
    let names: Vec<String> = std::env::args().skip(1).collect();
    let known = |name: &String| SERVICES.iter().any(|service| service.model == name);
    if !names.iter().all(known) {
        eprintln!("{USAGE}\n\nServices: {}", SERVICES.map(|service| service.model).join(", "));
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
    let models = Resource::SmithyModels.folder()?;
    let (packages, omissions) = (Packages::official()?, Omissions::read()?);
    let mut sound = true;
    for service in SERVICES.iter().filter(|service| names.is_empty() || names.iter().any(|n| n == service.model)) {
        match report(service, &models, &packages, &omissions, !names.is_empty()) {
            Ok(current) => sound &= current,
            Err(error) => println!("{}: {error}", service.model),
        }
    }
    Ok(sound)
}

fn report(
    service: &Service,
    models: &Path,
    packages: &Packages,
    omissions: &Omissions,
    list: bool,
) -> Result<bool, Error> {
    let comparison = service.compare(models, packages, omissions)?;
    println!(
        "{}: {} % of what the model describes, {} % of all ({} of {} items of {} {}; {} of what the model lacks, {} left \
         out on purpose, {} missing)",
        service.model,
        per_cent(comparison.share_of_described()),
        per_cent(comparison.share()),
        comparison.present,
        comparison.total,
        service.crate_name.replace('_', "-"),
        packages.version(service.crate_name).unwrap_or_default(),
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
    Ok(comparison.stale.is_empty())
}

/// Formats hundredths of a percent as percent.
fn per_cent(share: usize) -> String {
    format!("{}.{:02}", share / 100, share % 100)
}
