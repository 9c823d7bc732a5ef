//! Searches the Rust sources of a program for the names that the client of the whole service has.
//!
//! The search looks at tokens, so that comments and strings do not count and code behind `cfg` does. It does not resolve names:
//! it finds too much rather than too little.

mod finder;
mod lexer;
mod record;
mod sources;

pub(crate) use record::{Written, unchanged};

use crate::diagnostic::{Diagnostic, Place, Report};
use crate::plan::{Vocabulary, WordKind};
use crate::select::Used;
use crate::sorted::SortedSet;
use finder::{Finder, Found, Similar};
use sources::Source;
use std::path::{Path, PathBuf};
use std::thread;

/// The path in the current folder. A search is relative to the folder of a package, which is another one if cargo runs the
/// program.
#[cfg(feature = "tools")]
pub(crate) fn from_current_folder(path: PathBuf) -> PathBuf {
    std::path::absolute(&path).unwrap_or(path)
}

/// The sources of a program, and what they use of a client.
#[derive(Debug)]
pub(crate) struct Usage {
    vocabulary: Vocabulary,
    sources: Vec<(Source, Found)>,
    /// Methods that are similar to an operation and are other methods of the client.
    known: SortedSet<String>,
}

impl Usage {
    /// Searches files and folders, relative to the folder of the package.
    ///
    /// # Errors
    /// A file or folder cannot be read, or contains the output folder.
    pub(crate) fn search(vocabulary: Vocabulary, paths: &[PathBuf], out_dir: Option<&Path>) -> Result<Self, Report> {
        let sources = sources::list(paths, &package(), out_dir)?;
        let sources = find(&Finder::new(&vocabulary), sources)?;
        Ok(Self { vocabulary, sources, known: SortedSet::new() })
    }

    /// The operations and types that the program uses.
    pub(crate) fn used(&self) -> Used {
        let mut used = Used::default();
        let all_types = self.sources.iter().any(|(_, found)| found.imports_all_types);
        for (_, found) in &self.sources {
            let bare_types = found.bare_types.iter().filter(|_| all_types);
            for index in found.used.iter().chain(bare_types) {
                let word = &self.vocabulary.words[*index];
                let shapes = match word.kind {
                    WordKind::Operation | WordKind::WaiterMethod | WordKind::WaiterModule => &mut used.operations,
                    WordKind::Type | WordKind::Exception => &mut used.types,
                };
                shapes.insert(word.shape.clone());
            }
        }
        used
    }

    /// Asks which of the methods that are similar to an operation are other methods of the client.
    pub(crate) fn judge(&mut self, is_method: impl Fn(&str) -> bool) {
        let methods: SortedSet<&str> = self.similar().map(|(_, similar)| similar.method.as_str()).collect();
        self.known = methods.into_iter().filter(|method| is_method(method)).map(str::to_owned).collect();
    }

    /// A warning for each call that may misspell an operation. The type of the receiver is not known, so it can be a
    /// method of another type. If the program uses the operation elsewhere, there is none: rustc reports the call then,
    /// and suggests it.
    pub(crate) fn hints(&self) -> Vec<Diagnostic> {
        let used = self.used();
        let package = package();
        let hint = |(source, similar): (&Source, &Similar)| {
            let operation = &self.vocabulary.words[similar.operation];
            if self.known.contains(&similar.method) || used.operations.contains(&operation.shape) {
                return None;
            }
            let path = source.path.strip_prefix(&package).unwrap_or(&source.path);
            let place = format!("{}:{}", path.display(), similar.line);
            let message = format!("{place}: the client has no method `{}`", similar.method);
            let name = operation.shape.name();
            let help = format!(
                "if this is a call of the client, did you mean `{}`, the operation `{name}`? It is not generated",
                operation.text
            );
            Some(Diagnostic::warning("Usage", Place::Nowhere, message).with_help(help))
        };
        self.similar().filter_map(hint).collect()
    }

    /// Calls of methods that are similar to an operation and that the program does not define.
    fn similar(&self) -> impl Iterator<Item = (&Source, &Similar)> {
        let defined: SortedSet<&str> =
            self.sources.iter().flat_map(|(_, found)| &found.defined).map(String::as_str).collect();
        let similar =
            self.sources.iter().flat_map(|(source, found)| found.similar.iter().map(move |similar| (source, similar)));
        similar.filter(move |(_, similar)| !defined.contains(similar.method.as_str()))
    }
}

/// The warning that a program uses nothing of a service.
pub(crate) fn nothing_used(service: &str, paths: &[PathBuf]) -> Diagnostic {
    let places: Vec<String> = paths.iter().map(|path| format!("`{}`", path.display())).collect();
    let message = format!("the client of {service} has no operations: no call of one is in {}", places.join(", "));
    Diagnostic::warning("Usage", Place::Nowhere, message).with_help(
        "calls such as `client.get_object()`, waiters such as `client.wait_until_object_exists()`, and paths such as \
         `operation::get_object` are found; name what other crates or macros call with `.operations([\"GetObject\"])`",
    )
}

/// The folder that paths are relative to: that of the package whose build script runs.
fn package() -> PathBuf {
    std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).unwrap_or_default()
}

/// Searches files, with a thread for each processor.
fn find(finder: &Finder<'_>, sources: Vec<Source>) -> Result<Vec<(Source, Found)>, Report> {
    let search = |source: Source| match std::fs::read(&source.path) {
        Ok(bytes) => {
            // The check of the standard library is faster than the replacement of what is not UTF-8.
            let text = String::from_utf8(bytes);
            let text = text.unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
            Ok((source, finder.find(&text)))
        }
        Err(error) => {
            let message = format!("cannot read {}: {error}", source.path.display());
            Err(Report::from(Diagnostic::error("Usage", Place::Nowhere, message)))
        }
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let share = sources.len().div_ceil(workers).max(1);
    let mut shares = Vec::new();
    let mut sources = sources.into_iter().peekable();
    while sources.peek().is_some() {
        shares.push(sources.by_ref().take(share).collect::<Vec<_>>());
    }
    thread::scope(|scope| {
        let search = |share: Vec<Source>| share.into_iter().map(search).collect::<Result<Vec<_>, _>>();
        let workers: Vec<_> = shares.into_iter().map(|share| scope.spawn(move || search(share))).collect();
        let mut found = Vec::new();
        for worker in workers {
            found.extend(worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?);
        }
        Ok(found)
    })
}

#[cfg(test)]
mod tests;
