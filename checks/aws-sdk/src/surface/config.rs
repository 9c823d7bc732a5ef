use crate::surface::absent::Absent;
use crate::surface::cfg::Features;
use crate::surface::compare::{Comparison, compare};
use crate::surface::error::Error;
use crate::surface::omitted::Omissions;
use crate::surface::packages::Packages;
use crate::surface::public_items::Surface;
use std::collections::BTreeSet;
use std::path::Path;

/// The name of the comparison of smithereens-config, as services have theirs.
pub const CONFIG: &str = "config";

/// AWS's crate.
pub const AWS_CONFIG: &str = "aws_config";

/// Compares smithereens-config with aws-config, both with the default features of the latter and sessions of the console.
///
/// # Errors
/// One of them cannot be read.
pub fn compare_config(packages: &Packages, omissions: &Omissions) -> Result<Comparison, Error> {
    let package = packages.get(AWS_CONFIG)?;
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../config/src/lib.rs");
    let surface = |root: &Path| {
        let enabled = package.features.iter().cloned().chain(["credentials-login".to_owned()]);
        let features = Features::Only(enabled.collect());
        let mut sources = packages.runtime_sources()?;
        // Both have the name of aws-config, which smithereens-config takes in programs.
        sources.add_crate(AWS_CONFIG, root, &features)?;
        Ok(Surface::of(&sources, AWS_CONFIG, &BTreeSet::from([AWS_CONFIG.to_owned()]), features))
    };
    let (official, ours) = (surface(&package.root)?, surface(&root)?);
    Ok(compare(CONFIG, &official, &ours, Absent::default(), omissions))
}
