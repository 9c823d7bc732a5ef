//! Files that are written under another name first, so that they are never there in part.

use std::io::Write;
use std::path::Path;
use std::{fs, io};
use tempfile::{Builder, NamedTempFile};

/// Writes the new contents of a file beside it, and creates its folder if necessary. `persist` replaces the file.
///
/// # Errors
/// The folder or the file cannot be written.
pub(crate) fn write(path: &Path, contents: &[u8]) -> io::Result<NamedTempFile> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = builder(path).tempfile_in(folder)?;
    file.write_all(contents)?;
    Ok(file)
}

/// Temporary files are private by default. These get the permissions of the file that they replace, or of a new one.
#[cfg(unix)]
fn builder(path: &Path) -> Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt;
    let permissions = fs::metadata(path).map_or_else(|_| fs::Permissions::from_mode(0o666), |file| file.permissions());
    let mut builder = Builder::new();
    builder.permissions(permissions);
    builder
}

#[cfg(not(unix))]
fn builder(_: &Path) -> Builder<'static, 'static> {
    Builder::new()
}
