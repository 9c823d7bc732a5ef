use crate::surface::absent::Absent;
use crate::surface::cfg::Features;
use crate::surface::compare::{Comparison, compare};
use crate::surface::described::Model;
use crate::surface::error::Error;
use crate::surface::omitted::Omissions;
use crate::surface::packages::Packages;
use crate::surface::public_items::Surface;
use std::collections::BTreeSet;
use std::path::Path;

/// A service whose clients are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Service {
    /// The file name of its published model, without `.json`.
    pub model: &'static str,
    /// The crate of AWS's client.
    pub crate_name: &'static str,
}

/// The services whose clients are compared.
pub const SERVICES: [Service; 6] = [
    Service { model: "api-gateway", crate_name: "aws_sdk_apigateway" },
    Service { model: "dynamodb", crate_name: "aws_sdk_dynamodb" },
    Service { model: "kms", crate_name: "aws_sdk_kms" },
    Service { model: "s3", crate_name: "aws_sdk_s3" },
    Service { model: "sqs", crate_name: "aws_sdk_sqs" },
    Service { model: "sts", crate_name: "aws_sdk_sts" },
];

impl Service {
    /// Compares the client that is generated from a model in a folder with AWS's own.
    ///
    /// # Errors
    /// One of them cannot be read.
    pub fn compare(&self, models: &Path, packages: &Packages, omissions: &Omissions) -> Result<Comparison, Error> {
        let model = models.join(format!("{}.json", self.model));
        let (official, ours) = (self.official(packages)?, self.generated(&model, packages)?);
        let absent = Absent::of(&official, &Model::read(&model)?);
        Ok(compare(self.model, &official, &ours, absent, omissions))
    }

    /// The surface of AWS's client, with the default features.
    ///
    /// # Errors
    /// The sources cannot be read.
    fn official(&self, packages: &Packages) -> Result<Surface, Error> {
        let mut sources = packages.runtime_sources()?;
        let package = packages.get(self.crate_name)?;
        let features = Features::Only(package.features.clone());
        sources.renamed = package.renamed.clone();
        sources.add_crate(self.crate_name, &package.root, &features)?;
        Ok(Surface::of(&sources, self.crate_name, &BTreeSet::from([self.crate_name.to_owned()]), features))
    }

    /// The surface of the client that is generated for all operations of a model, including re-exports from the runtime.
    ///
    /// # Errors
    /// The client cannot be generated, or the runtime cannot be read.
    fn generated(&self, model: &Path, packages: &Packages) -> Result<Surface, Error> {
        let folder = tempfile::tempdir().map_err(|error| Error(error.to_string()))?;
        let builder = smithereens_codegen::configure().model(model).out_dir(folder.path());
        let root = builder.generate().and_then(|generated| builder.write(&generated));
        let root = root.map_err(|error| Error(error.to_string()))?;
        let mut sources = packages.runtime_sources()?;
        let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../runtime/src/lib.rs");
        sources.add_crate("smithereens", &runtime, &Features::All)?;
        sources.add_crate("client", &root, &Features::All)?;
        let own = BTreeSet::from(["client".to_owned(), "smithereens".to_owned()]);
        Ok(Surface::of(&sources, "client", &own, Features::All))
    }
}
