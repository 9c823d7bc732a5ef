use crate::surface::absent::Absent;
use crate::surface::cfg::Features;
use crate::surface::compare::{Comparison, compare};
use crate::surface::described::Model;
use crate::surface::error::Error;
use crate::surface::omitted::Omissions;
use crate::surface::packages::Packages;
use crate::surface::public_items::Surface;
use smithereens_checks_support::Resource;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A service whose clients are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Service {
    /// The name of the service. Published models are files of this name.
    pub name: &'static str,
    /// The crate of AWS's client.
    pub crate_name: &'static str,
    origin: Origin,
}

/// Where a model is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    /// The folder of published models.
    Smithy,
    /// The path in the folder of botocore's descriptions.
    Botocore(&'static str),
    /// The folder `models` of this package.
    Package,
}

/// The services whose clients are compared. Those of the last two have inputs with event streams.
pub const SERVICES: [Service; 8] = [
    Service::smithy("api-gateway", "aws_sdk_apigateway"),
    Service::smithy("dynamodb", "aws_sdk_dynamodb"),
    Service::smithy("kms", "aws_sdk_kms"),
    Service::smithy("s3", "aws_sdk_s3"),
    Service::smithy("sqs", "aws_sdk_sqs"),
    Service::smithy("sts", "aws_sdk_sts"),
    Service {
        name: "lex-runtime-v2",
        crate_name: "aws_sdk_lexruntimev2",
        origin: Origin::Botocore("lexv2-runtime/2020-08-07/service-2.json.gz"),
    },
    Service { name: "transcribe-streaming", crate_name: "aws_sdk_transcribestreaming", origin: Origin::Package },
];

impl Service {
    const fn smithy(name: &'static str, crate_name: &'static str) -> Self {
        Self { name, crate_name, origin: Origin::Smithy }
    }

    /// Compares the client that is generated from the service's model with AWS's own.
    ///
    /// # Errors
    /// One of them cannot be read.
    pub fn compare(&self, packages: &Packages, omissions: &Omissions) -> Result<Comparison, Error> {
        let model = self.model()?;
        let (official, ours) = (self.official(packages)?, self.generated(&model, packages)?);
        let absent = Absent::of(&official, &Model::read(&model)?);
        Ok(compare(self.name, &official, &ours, absent, omissions))
    }

    /// The file of the model.
    fn model(&self) -> Result<PathBuf, Error> {
        let folder = |resource: Resource| resource.folder().map_err(|error| Error(error.to_string()));
        Ok(match self.origin {
            Origin::Smithy => folder(Resource::SmithyModels)?.join(format!("{}.json", self.name)),
            Origin::Botocore(path) => folder(Resource::BotocoreData)?.join(path),
            Origin::Package => {
                Path::new(env!("CARGO_MANIFEST_DIR")).join("models").join(format!("{}.smithy", self.name))
            }
        })
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
