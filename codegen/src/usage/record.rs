//! Records the result of a build script for its next run.
//!
//! The record has all that a run depends on. A run that finds nothing new reads only the sources that changed, and neither the
//! model nor the client.

use super::finder::{Finder, Found, Similar};
use super::sources::{self, Source, Stamp};
use super::{Usage, find, package};
use crate::diagnostic::Report;
use crate::error::Error;
use crate::model::ShapeId;
use crate::output;
use crate::plan::{Vocabulary, Word, WordKind};
use crate::sorted::SortedSet;
use std::collections::HashMap;
use std::fmt::{Display, Write};
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

const HEADER: &str = concat!("smithereens ", env!("CARGO_PKG_VERSION"), " 1");

const KINDS: [WordKind; 5] =
    [WordKind::Operation, WordKind::WaiterMethod, WordKind::WaiterModule, WordKind::Type, WordKind::Exception];

/// The result of a run that generated a client.
pub(crate) struct Written<'w> {
    /// All that the build script asks for, as text.
    pub(crate) request: &'w str,
    pub(crate) usage: &'w Usage,
    /// The files and folders that the model was read from.
    pub(crate) model: &'w [PathBuf],
    /// The files of the client.
    pub(crate) client: &'w [PathBuf],
    /// The warnings that do not depend on the sources.
    pub(crate) warnings: &'w str,
}

/// The information that a run without changes passes to cargo.
pub(crate) struct Unchanged {
    /// The files and folders that the model was read from.
    pub(crate) model: Vec<PathBuf>,
    pub(crate) warnings: String,
}

impl Written<'_> {
    /// Records the result in the output folder. Nothing is recorded if a path is not text or a file cannot be read: the next
    /// run generates the client again then.
    ///
    /// # Errors
    /// The record cannot be written.
    pub(crate) fn record(&self, out_dir: &Path) -> Result<(), Error> {
        match self.text() {
            Some(text) => output::write_file(&file(out_dir, self.request), &text),
            None => Ok(()),
        }
    }

    fn text(&self) -> Option<String> {
        let mut text = format!("{HEADER}\n");
        let generator = std::env::current_exe().ok()?;
        push_file(&mut text, "file", &generator)?;
        for path in self.client {
            push_file(&mut text, "file", path)?;
        }
        for path in self.model {
            push_file(&mut text, "model", path)?;
        }
        for line in self.warnings.lines() {
            push(&mut text, "warning", [line]);
        }
        for word in &self.usage.vocabulary.words {
            let kind = KINDS.iter().position(|kind| *kind == word.kind).unwrap_or_default().to_string();
            push(&mut text, "word", [kind.as_str(), &word.text, word.shape.as_str()]);
        }
        Some(text + &sources_text(self.usage))
    }
}

/// The part of the record that changes with the sources.
fn sources_text(usage: &Usage) -> String {
    let mut text = String::new();
    for method in &usage.known {
        push(&mut text, "known", [method.as_str()]);
    }
    for (source, found) in &usage.sources {
        let Some(path) = plain(&source.path) else { continue };
        let Stamp { length, modified } = source.stamp;
        let similar =
            found.similar.iter().map(|Similar { method, line, operation }| format!("{method}:{line}:{operation}"));
        let fields = [
            length.to_string(),
            modified.to_string(),
            u8::from(found.imports_all_types).to_string(),
            join(&found.used),
            join(&found.bare_types),
            join(&found.defined),
            join(similar),
            path.to_owned(),
        ];
        push(&mut text, "source", fields.iter().map(String::as_str));
    }
    text
}

/// Returns the information for cargo if the client in the output folder still fits the request and the sources, or `None` if
/// the client must be generated.
///
/// # Errors
/// The sources cannot be read.
pub(crate) fn unchanged(request: &str, paths: &[PathBuf], out_dir: &Path) -> Result<Option<Unchanged>, Report> {
    let path = file(out_dir, request);
    let Ok(text) = fs::read_to_string(&path) else { return Ok(None) };
    let Some(Record { mut usage, model, mut warnings }) = Record::parse(&text) else { return Ok(None) };
    let used = usage.used();
    let judged: SortedSet<String> = usage.similar().map(|(_, similar)| similar.method.clone()).collect();
    if usage.replace(sources::list(paths, &package(), Some(out_dir))?)? {
        if usage.used() != used || !usage.similar().all(|(_, similar)| judged.contains(&similar.method)) {
            return Ok(None);
        }
        let start = text.find("\nknown\t").or_else(|| text.find("\nsource\t")).map_or(text.len(), |at| at + 1);
        // If the record cannot be written, the next run reads more sources than it has to.
        let _ = output::write_file(&path, &format!("{}{}", &text[..start], sources_text(&usage)));
    }
    let mut hints = Report::default();
    usage.hints().into_iter().for_each(|hint| hints.push(hint));
    warnings += &hints.to_string();
    Ok(Some(Unchanged { model, warnings }))
}

impl Usage {
    /// Replaces the sources, and searches those that have changed. Returns whether there are any, or fewer than before.
    fn replace(&mut self, sources: Vec<Source>) -> Result<bool, Report> {
        let mut before: HashMap<PathBuf, (Stamp, Found)> = HashMap::new();
        for (source, found) in self.sources.drain(..) {
            before.insert(source.path, (source.stamp, found));
        }
        let mut changed = Vec::new();
        for source in sources {
            match before.remove(&source.path) {
                Some((stamp, found)) if stamp == source.stamp => self.sources.push((source, found)),
                _ => changed.push(source),
            }
        }
        let is_changed = !changed.is_empty() || !before.is_empty();
        if !changed.is_empty() {
            self.sources.extend(find(&Finder::new(&self.vocabulary), changed)?);
            self.sources.sort_by(|(a, _), (b, _)| a.path.cmp(&b.path));
        }
        Ok(is_changed)
    }
}

/// A record that describes the files as they are.
struct Record {
    usage: Usage,
    model: Vec<PathBuf>,
    warnings: String,
}

impl Record {
    /// `None` if a file has changed, or if another build script or version of the generator wrote the record.
    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.strip_prefix(HEADER)?.strip_prefix('\n')?.lines();
        let generator = lines.next()?.strip_prefix("file\t")?;
        if std::env::current_exe().ok()? != unchanged_file(generator)? {
            return None;
        }
        let usage = Usage { vocabulary: Vocabulary::default(), sources: Vec::new(), known: SortedSet::new() };
        let mut record = Self { usage, model: Vec::new(), warnings: String::new() };
        for line in lines {
            let (kind, fields) = line.split_once('\t')?;
            match kind {
                "file" => drop(unchanged_file(fields)?),
                "model" => record.model.push(unchanged_file(fields)?),
                "warning" => {
                    record.warnings.push_str(fields);
                    record.warnings.push('\n');
                }
                "word" => record.usage.vocabulary.words.push(word(fields)?),
                "known" => drop(record.usage.known.insert(fields.to_owned())),
                "source" => record.usage.sources.push(source(fields)?),
                _ => return None,
            }
        }
        Some(record)
    }
}

/// The path of a file, if the file has not changed.
fn unchanged_file(fields: &str) -> Option<PathBuf> {
    let (stamp, path) = stamp(fields)?;
    (Stamp::of(Path::new(path))? == stamp).then(|| PathBuf::from(path))
}

/// The stamp at the start of a line, and the rest of it.
fn stamp(fields: &str) -> Option<(Stamp, &str)> {
    let (length, rest) = fields.split_once('\t')?;
    let (modified, rest) = rest.split_once('\t')?;
    Some((Stamp { length: length.parse().ok()?, modified: modified.parse().ok()? }, rest))
}

fn word(fields: &str) -> Option<Word> {
    let (kind, rest) = fields.split_once('\t')?;
    let (text, shape) = rest.split_once('\t')?;
    let kind = *KINDS.get(kind.parse::<usize>().ok()?)?;
    Some(Word { text: text.to_owned(), kind, shape: ShapeId::parse(shape)? })
}

fn source(fields: &str) -> Option<(Source, Found)> {
    let (stamp, rest) = stamp(fields)?;
    let mut fields = rest.splitn(6, '\t');
    let imports_all_types = fields.next()? == "1";
    let used = indices(fields.next()?)?;
    let bare_types = indices(fields.next()?)?;
    let defined = items(fields.next()?).map(str::to_owned).collect();
    let similar = items(fields.next()?).map(similar).collect::<Option<_>>()?;
    let path = PathBuf::from(fields.next()?);
    Some((Source { path, stamp }, Found { used, bare_types, imports_all_types, similar, defined }))
}

fn similar(item: &str) -> Option<Similar> {
    let (method, rest) = item.split_once(':')?;
    let (line, operation) = rest.split_once(':')?;
    Some(Similar { method: method.to_owned(), line: line.parse().ok()?, operation: operation.parse().ok()? })
}

fn indices(list: &str) -> Option<SortedSet<usize>> {
    items(list).map(|index| index.parse().ok()).collect()
}

fn items(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').filter(|item| !item.is_empty())
}

/// A line of fields.
fn push<'f>(text: &mut String, kind: &str, fields: impl IntoIterator<Item = &'f str>) {
    text.push_str(kind);
    for field in fields {
        text.push('\t');
        text.push_str(field);
    }
    text.push('\n');
}

/// A line of a file and its stamp. `None` if the file cannot be read.
fn push_file(text: &mut String, kind: &str, path: &Path) -> Option<()> {
    let Stamp { length, modified } = Stamp::of(path)?;
    push(text, kind, [length.to_string().as_str(), modified.to_string().as_str(), plain(path)?]);
    Some(())
}

/// A path as text, if it fits in a line.
fn plain(path: &Path) -> Option<&str> {
    path.to_str().filter(|path| !path.contains(['\n', '\r']))
}

fn join(items: impl IntoIterator<Item = impl Display>) -> String {
    let mut text = String::new();
    for item in items {
        if !text.is_empty() {
            text.push(',');
        }
        write!(text, "{item}").expect("writing to memory");
    }
    text
}

/// The file of the record: one for each request, because a build script can generate several clients.
fn file(out_dir: &Path, request: &str) -> PathBuf {
    let mut hasher = DefaultHasher::new();
    hasher.write(request.as_bytes());
    out_dir.join(format!(".smithereens-{:016x}", hasher.finish()))
}
