use super::clients::Replacement;
use super::sources;
use crate::error::Error;
use crate::output;
use std::fmt::Write;
use std::path::Path;

/// The crates that a dry run would write, as the headers of a diff.
pub(super) fn crates(root: &Path, replacements: &[Replacement], stale: &[String]) -> String {
    let mut text = String::new();
    for replacement in replacements {
        let (folder, files) = (replacement.folder(), &replacement.files);
        let is_same =
            |(path, text): &&(String, String)| std::fs::read_to_string(root.join(path)).is_ok_and(|old| old == *text);
        let changed = files.len() - files.iter().filter(is_same).count();
        if changed > 0 {
            let size = output::count(replacement.lines(), "line");
            writeln!(text, "+++ b/{folder}/\n({} of Rust in {})", size, output::count(changed, "file"))
                .expect("writing to memory");
        }
    }
    stale.iter().for_each(|path| writeln!(text, "--- a/{path}\n+++ /dev/null").expect("writing to memory"));
    text
}

/// Prints what was written, and what the build no longer compiles.
pub(super) fn print(
    changed: &[String],
    replacements: &[Replacement],
    before: Option<usize>,
    after: Result<usize, Error>,
) -> Result<(), Error> {
    let is_generated =
        |path: &&String| replacements.iter().any(|each| path.starts_with(&format!("{}/", each.folder())));
    for path in changed.iter().filter(|path| !is_generated(path)) {
        eprintln!("edited {path}");
    }
    for replacement in replacements {
        let folder = format!("{}/", replacement.folder());
        let files = changed.iter().filter(|path| path.starts_with(&folder)).count();
        if files > 0 {
            eprintln!("wrote {folder} ({})", output::count(files, "file"));
        }
    }
    let mut text = String::new();
    for replacement in replacements {
        let (operations, all) = replacement.operations;
        write!(
            text,
            "{} {}: {operations} of {}",
            replacement.package,
            replacement.version,
            output::count(all, "operation")
        )
        .expect("writing to memory");
        let lines = replacement.lines();
        match &replacement.replaced {
            Some(folder) => writeln!(text, ", {lines} lines of Rust in place of {}", sources::lines(folder)),
            None => writeln!(text, ", {lines} lines of Rust"),
        }
        .expect("writing to memory");
    }
    match (before, after) {
        (Some(before), Ok(after)) => {
            writeln!(text, "packages in the build: {before} before, {after} after").expect("writing to memory");
        }
        (None, Ok(after)) => writeln!(text, "packages in the build: {after}").expect("writing to memory"),
        (_, Err(error)) => {
            eprintln!(
                "warning: cargo cannot resolve the dependencies now; `smithereens adopt --undo` restores them\n{error}"
            );
        }
    }
    Ok(output::print(text.as_bytes())?)
}
