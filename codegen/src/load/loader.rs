#[cfg(feature = "botocore")]
use super::botocore;
use super::fragment::Fragment;
#[cfg(not(feature = "botocore"))]
use super::without_botocore as botocore;
use super::{assemble, file, idl, json, paths, prelude};
use crate::diagnostic::Report;
use crate::error::Error;
use crate::model::Model;
use crate::source::{SourceId, Sources};
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Loads a model from files and folders.
///
/// A path is that of
/// - a `.smithy` file in the [IDL](https://smithy.io/2.0/spec/idl.html),
/// - a `.json` file in the [JSON AST](https://smithy.io/2.0/spec/json-ast.html),
/// - a service description of botocore, `service-2.json`, which is loaded with the `paginators-1.json`,
///   `waiters-2.json` and `endpoint-rule-set-1.json` in the same folder; needs the feature `botocore`, or
/// - a folder: all such files in it and its subfolders, in the order of their paths.
///
/// All files together are one model. Each can be gzipped, with the feature `gzip`.
///
/// # Errors
/// [`Error::Invalid`] with everything that is wrong with the model, and every file that cannot be read.
///
/// ```no_run
/// use smithereens_codegen::load::load;
///
/// let loaded = load(["model/api-gateway.json"])?;
/// for (service, _) in loaded.model.services() {
///     println!("{}", service.id);
/// }
/// # Ok::<(), smithereens_codegen::Error>(())
/// ```
pub fn load(paths: impl IntoIterator<Item = impl AsRef<Path>>) -> Result<Loaded, Error> {
    Loader::new().files(paths).load()
}

/// A model that was loaded.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Loaded {
    /// The model.
    pub model: Model,
    report: Report,
    sources: Arc<Sources>,
}

impl Loaded {
    /// Warnings about the model. A model with errors is not loaded.
    ///
    /// ```
    /// use smithereens_codegen::load::Loader;
    ///
    /// let loaded = Loader::new().text("city.smithy", "namespace example\nstring City").load()?;
    /// assert_eq!(loaded.warnings().diagnostics().len(), 1, "`$version` is missing");
    /// # Ok::<(), smithereens_codegen::Error>(())
    /// ```
    pub fn warnings(&self) -> &Report {
        &self.report
    }

    /// The files that the model was read from.
    ///
    /// ```no_run
    /// let loaded = smithereens_codegen::load::load(["model/"])?;
    /// for file in loaded.files() {
    ///     println!("cargo::rerun-if-changed={}", file.display());
    /// }
    /// # Ok::<(), smithereens_codegen::Error>(())
    /// ```
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        // The prelude is a source too, and so are texts.
        self.sources.paths().filter(|path| path.is_file())
    }

    pub(crate) fn sources(&self) -> &Arc<Sources> {
        &self.sources
    }
}

/// Loads a model from files and texts, all of which are one model. Use [`load`] to load files only.
///
/// ```
/// use smithereens_codegen::load::Loader;
///
/// let loaded = Loader::new()
///     .text("city.smithy", "$version: \"2\"\nnamespace example\nstructure City { name: Name }")
///     .text("name.smithy", "$version: \"2\"\nnamespace example\nstring Name")
///     .load()?;
/// assert!(loaded.model.shapes.keys().any(|id| id.as_str() == "example#City"));
/// # Ok::<(), smithereens_codegen::Error>(())
/// ```
#[derive(Debug, Default)]
#[must_use = "nothing is returned before `load` is called"]
pub struct Loader {
    sources: Sources,
    files: Vec<SourceId>,
    paths: paths::Paths,
    report: Report,
}

impl Loader {
    /// A loader of an empty model.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads files and folders, as [`load`] does. A file that was read already is not read again.
    ///
    /// ```no_run
    /// # use smithereens_codegen::load::Loader;
    /// let loaded = Loader::new().files(["model/", "model/traits.smithy"]).load()?;
    /// # Ok::<(), smithereens_codegen::Error>(())
    /// ```
    pub fn files(mut self, paths: impl IntoIterator<Item = impl AsRef<Path>>) -> Self {
        for path in paths {
            for path in self.paths.expand(path.as_ref(), &mut self.report) {
                self.files.extend(file::read(&path, &mut self.sources, &mut self.report));
            }
        }
        self
    }

    /// Adds a text, with a name for diagnostics. If the name does not end with `.smithy` or `.json`, the format follows
    /// from the first character of the text.
    ///
    /// ```
    /// # use smithereens_codegen::load::Loader;
    /// let loaded = Loader::new().text("model.json", r#"{ "smithy": "2.0" }"#).load()?;
    /// # Ok::<(), smithereens_codegen::Error>(())
    /// ```
    pub fn text(mut self, name: impl Into<PathBuf>, text: impl Into<String>) -> Self {
        self.files.push(self.sources.add(name, text));
        self
    }

    /// Reads a text to its end, with a name for diagnostics. It can be gzipped; its format is that of [`text`](Self::text).
    ///
    /// ```no_run
    /// # use smithereens_codegen::load::Loader;
    /// let loaded = Loader::new().reader("<standard input>", std::io::stdin()).load()?;
    /// # Ok::<(), smithereens_codegen::Error>(())
    /// ```
    pub fn reader(mut self, name: impl AsRef<Path>, reader: impl Read) -> Self {
        self.files.extend(file::from_reader(name.as_ref(), reader, &mut self.sources, &mut self.report));
        self
    }

    /// Loads the model.
    ///
    /// # Errors
    /// [`Error::Invalid`] with everything that is wrong with the model, and every file that could not be read.
    pub fn load(self) -> Result<Loaded, Error> {
        let Self { mut sources, files, mut report, .. } = self;
        let model = assemble(&files, &mut sources, &mut report);
        let sources = Arc::new(sources);
        report.locate(&sources);
        if report.has_errors() { Err(Error::Invalid(report)) } else { Ok(Loaded { model, report, sources }) }
    }
}

/// Puts the model of these files together. If the report has errors, the model is incomplete.
fn assemble(files: &[SourceId], sources: &mut Sources, report: &mut Report) -> Model {
    let siblings = botocore::Siblings::of(files, sources, report);
    let builtin = prelude::Builtin::add(sources);
    let mut definitions = idl::Definitions::default();
    let mut read = Vec::new();
    for source in files.iter().copied().chain([builtin.prelude]) {
        read.push(ReadFile::parse(source, sources, siblings.get(&source), &mut definitions, report));
    }
    if let Some(framework) = builtin.framework(sources, files, &definitions) {
        read.push(ReadFile::parse(framework, sources, None, &mut definitions, report));
    }
    let fragments = read.into_iter().map(|file| file.into_fragment(&definitions, report)).collect();
    assemble::assemble(fragments, report)
}

/// A file that was read, before the shapes of all files are known.
enum ReadFile<'t> {
    Idl(SourceId, idl::File<'t>),
    Complete(Fragment),
}

impl<'t> ReadFile<'t> {
    fn parse(
        source: SourceId,
        sources: &'t Sources,
        siblings: Option<&botocore::Siblings>,
        definitions: &mut idl::Definitions,
        report: &mut Report,
    ) -> Self {
        let text = sources.text(source);
        if let Some(siblings) = siblings {
            let fragment = botocore::read(source, siblings, sources, report);
            definitions.add_fragment(&fragment);
            return ReadFile::Complete(fragment);
        }
        match file::format(sources.path(source), text) {
            file::Format::Idl => {
                let syntax = idl::parse(source, text, report);
                definitions.add_file(&syntax);
                ReadFile::Idl(source, syntax)
            }
            file::Format::Json => {
                let fragment = json::read(source, text, report);
                definitions.add_fragment(&fragment);
                ReadFile::Complete(fragment)
            }
        }
    }

    fn into_fragment(self, definitions: &idl::Definitions, report: &mut Report) -> Fragment {
        match self {
            ReadFile::Idl(source, syntax) => idl::lower(source, &syntax, definitions, report),
            ReadFile::Complete(fragment) => fragment,
        }
    }
}
