//! The models of published services.

use crate::{Missing, Resource};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// A published model: its folder, and its path in the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// The folder.
    pub resource: Resource,
    /// The path.
    pub path: &'static str,
}

impl Published {
    /// A model in the JSON AST, by its file name.
    pub const fn smithy(path: &'static str) -> Self {
        Self { resource: Resource::SmithyModels, path }
    }

    /// A description of botocore, by its path in the folder `data`.
    pub const fn botocore(path: &'static str) -> Self {
        Self { resource: Resource::BotocoreData, path }
    }

    /// The file of the model.
    ///
    /// # Errors
    /// The folder is not there.
    pub fn file(&self) -> Result<PathBuf, Missing> {
        Ok(self.resource.folder()?.join(self.path))
    }
}

/// EC2, from botocore's description, which is much smaller than its Smithy model.
pub const EC2: Published = Published::botocore("ec2/2016-11-15/service-2.json.gz");

/// The services that are generated as a whole, each by its name.
pub const WHOLE: [(&str, Published); 13] = [
    ("api-gateway", Published::smithy("api-gateway.json")),
    ("cloudwatch", Published::smithy("cloudwatch.json")),
    ("dynamodb", Published::smithy("dynamodb.json")),
    ("ec2", EC2),
    ("glacier", Published::smithy("glacier.json")),
    ("kms", Published::smithy("kms.json")),
    ("lambda", Published::smithy("lambda.json")),
    ("route-53", Published::smithy("route-53.json")),
    ("s3", Published::smithy("s3.json")),
    ("secrets-manager", Published::smithy("secrets-manager.json")),
    ("sns", Published::smithy("sns.json")),
    ("sqs", Published::smithy("sqs.json")),
    ("sts", Published::smithy("sts.json")),
];

/// The models in the JSON AST in a folder, sorted.
///
/// # Errors
/// The folder cannot be read.
pub fn smithy(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut models = entries(folder)?;
    models.retain(|model| model.extension().is_some_and(|extension| extension == "json"));
    Ok(models)
}

/// The newest description of each service in botocore's folder `data`, sorted.
///
/// # Errors
/// The folder cannot be read.
pub fn botocore(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut models = Vec::new();
    for service in entries(folder)?.into_iter().filter(|service| service.is_dir()) {
        // Versions are dates.
        let mut descriptions = entries(&service)?.into_iter().map(|version| version.join("service-2.json.gz"));
        models.extend(descriptions.rfind(|description| description.is_file()));
    }
    Ok(models)
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut entries = fs::read_dir(folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    entries.sort();
    Ok(entries)
}
