use crate::error::Error;
use std::path::{Component, Path, PathBuf};

/// A file or folder that the user named. Manifests name it in the same way: by an absolute path, or by a relative one.
#[derive(Debug, Clone)]
pub(super) struct Place {
    /// Absolute, without `..`.
    path: PathBuf,
    is_absolute: bool,
}

impl Place {
    /// A path that is relative to a folder, or absolute.
    ///
    /// # Errors
    /// The folder is the current one, which is not known.
    pub(super) fn new(folder: &Path, path: &Path) -> Result<Self, Error> {
        let absolute = std::path::absolute(folder.join(path)).map_err(|error| Error::read(folder, &error))?;
        Ok(Self { path: normal(&absolute), is_absolute: path.is_absolute() })
    }

    pub(super) fn join(&self, name: &str) -> Self {
        Self { path: self.path.join(name), is_absolute: self.is_absolute }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The path as a manifest in a folder names it, with `/` between names. The path of the folder is absolute.
    pub(super) fn seen_from(&self, folder: &Path) -> String {
        let path = if self.is_absolute { self.path.clone() } else { relative(&normal(folder), &self.path) };
        path.to_string_lossy().replace('\\', "/")
    }
}

fn relative(from: &Path, to: &Path) -> PathBuf {
    let common = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    let up = from.components().skip(common).map(|_| Component::ParentDir);
    up.chain(to.components().skip(common)).collect()
}

/// A path without `..`.
fn normal(path: &Path) -> PathBuf {
    let mut normal = PathBuf::new();
    for component in path.components() {
        match component {
            Component::ParentDir => drop(normal.pop()),
            Component::CurDir => {}
            other => normal.push(other),
        }
    }
    normal
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::Place;
    use std::path::Path;

    #[test]
    fn it_is_named_from_the_folder_of_the_manifest() {
        let seen = |path: &str, from: &str| match Place::new(Path::new("/home/app"), Path::new(path)) {
            Ok(place) => place.join("runtime").seen_from(Path::new(from)),
            Err(error) => panic!("{error}"),
        };
        assert_eq!(seen("../checkout", "/home/app/smithereens/aws-sdk-s3"), "../../../checkout/runtime");
        assert_eq!(seen("vendor/./checkout", "/home/app"), "vendor/checkout/runtime");
        assert_eq!(seen("/checkout", "/home/app"), "/checkout/runtime");
    }
}
