//! Formats generated code and writes it to a file.

use std::fs;
use std::io;
use std::path::Path;

/// Formats the items of a file.
///
/// # Errors
/// What makes the tokens no Rust code: a fault of the generator.
pub(crate) fn format(items: proc_macro2::TokenStream) -> Result<String, syn::Error> {
    Ok(prettyplease::unparse(&syn::parse2(items)?))
}

/// Writes a file whole or not at all, and leaves one that holds the same text untouched, so that cargo does not compile
/// it again.
///
/// # Errors
/// What the file system answers.
pub(crate) fn write(path: &Path, text: &str) -> io::Result<()> {
    if fs::read(path).is_ok_and(|old| old == text.as_bytes()) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let temporary = path.with_extension(format!("{}.tmp", std::process::id()));
    fs::write(&temporary, text).and_then(|()| fs::rename(&temporary, path)).inspect_err(|_| {
        // What is left of a failed write helps no one; that it cannot be removed changes nothing.
        let _ = fs::remove_file(&temporary);
    })
}
