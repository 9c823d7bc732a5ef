use crate::diagnostic::{Diagnostic, Place, Report};
use crate::emit;
use crate::error::Error;
#[cfg(feature = "tools")]
use crate::extract::{Documentation, Kept, extract};
use crate::load::{Loaded, load};
#[cfg(feature = "tools")]
use crate::model::Model;
use crate::model::Shape;
use crate::output::{self, Record};
use crate::plan::{self, Vocabulary};
use crate::select::{self, Choice, Used};
use crate::usage::{self, Usage};
use crate::validate::validate_slice;
use std::fmt;
use std::path::{Path, PathBuf};

/// The client to generate.
#[derive(Debug, Clone, Default)]
pub(crate) struct Request {
    pub(crate) models: Vec<PathBuf>,
    pub(crate) service: Option<String>,
    pub(crate) operations: Option<Vec<String>>,
    /// Files and folders with the sources that decide which operations are generated.
    pub(crate) used_in: Option<Vec<PathBuf>>,
    pub(crate) name: Option<String>,
    pub(crate) options: plan::Options,
}

impl Request {
    /// The operations and types to select.
    fn choice<'c>(&'c self, used: Option<&'c Used>) -> Choice<'c> {
        let options = &self.options;
        Choice {
            operations: self.operations.as_deref(),
            used,
            auth_schemes: &options.auth_schemes,
            protocol: options.protocol.as_deref(),
            types_only: options.types_only,
        }
    }
}

/// A generated client.
#[cfg_attr(not(feature = "tools"), allow(dead_code))] // what only `Package` uses
pub struct Generated {
    name: String,
    pub(crate) title: String,
    /// The documentation of the root.
    pub(crate) docs: String,
    pub(crate) features: Vec<&'static str>,
    pub(crate) signs_for_regions: bool,
    pub(crate) types_only: bool,
    pub(crate) has_mocks: bool,
    /// Whether `cargo test` runs tests of the model.
    pub(crate) has_tests: bool,
    /// Whether some of them call the service.
    pub(crate) has_smoke_tests: bool,
    warnings: Report,
    files: Vec<output::File>,
    model_files: Vec<PathBuf>,
    operations: Vec<(String, String)>,
    presigned_operations: Vec<String>,
    exceptions: Vec<String>,
    /// The search in the sources that decide which operations are generated.
    pub(crate) usage: Option<Usage>,
    /// The warnings that do not depend on these sources, as text.
    pub(crate) lasting_warnings: String,
}

impl fmt::Debug for Generated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Generated").field("name", &self.name).finish_non_exhaustive()
    }
}

impl Generated {
    /// The name of the client, which is the argument of `include_client!`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The files of the client, one for each module: the path and the text of each. The first one is the root, `lib.rs`,
    /// and a path such as `types/_patch_operation.rs` is relative to the folder of the root, with `/` on every system.
    ///
    /// ```no_run
    /// let generated = smithereens_codegen::configure().model("model/api-gateway.json").generate()?;
    /// for (path, text) in generated.files() {
    ///     println!("{path}: {} lines", text.lines().count());
    /// }
    /// # Ok::<(), smithereens_codegen::Error>(())
    /// ```
    pub fn files(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.files.iter().map(|file| (file.path.as_str(), file.text.as_str()))
    }

    /// The files that the model was read from.
    pub fn model_files(&self) -> &[PathBuf] {
        &self.model_files
    }

    /// Writes the client to the folder `NAME` in `out_dir`, and returns the path of its root.
    pub(crate) fn write(&self, out_dir: &Path) -> Result<PathBuf, Error> {
        let folder = out_dir.join(&self.name);
        output::write_recorded(&folder, &self.files)?;
        Ok(folder.join(output::ROOT))
    }

    /// The operations of the client: their names in the model, and the paths of the types that implement
    /// `smithereens::Operation`, from the root of the client.
    pub fn operations(&self) -> &[(String, String)] {
        &self.operations
    }

    /// The names in the model of the operations whose requests can be presigned.
    pub fn presigned_operations(&self) -> &[String] {
        &self.presigned_operations
    }

    /// The names of the exceptions in the module `types::error` of the client.
    pub fn exceptions(&self) -> &[String] {
        &self.exceptions
    }

    /// The features of the crate `smithereens` that the client needs.
    pub fn features(&self) -> &[&'static str] {
        &self.features
    }

    /// Warnings about the model and the request.
    ///
    /// ```no_run
    /// let generated = smithereens_codegen::configure().model("model/api-gateway.json").generate()?;
    /// for warning in generated.warnings().diagnostics() {
    ///     eprintln!("{}: {}", warning.id(), warning.message());
    /// }
    /// # Ok::<(), smithereens_codegen::Error>(())
    /// ```
    pub fn warnings(&self) -> &Report {
        &self.warnings
    }
}

/// Loads the model and generates a client. Files that are unchanged in the output folder are not formatted again.
pub(crate) fn generate(request: &Request, out_dir: Option<&Path>) -> Result<Generated, Error> {
    if request.models.is_empty() {
        let mut report = Report::default();
        report.push(
            Diagnostic::error("Model", Place::Nowhere, "expected a model, found none")
                .with_help("add a model file with `.model(\"model/service.json\")`"),
        );
        return Err(Error::Invalid(report));
    }
    generate_from(request, &load(&request.models)?, out_dir)
}

/// The same from a loaded model.
pub(crate) fn generate_from(request: &Request, loaded: &Loaded, out_dir: Option<&Path>) -> Result<Generated, Error> {
    let mut report = loaded.warnings().clone();
    if let Some(name) = request.name.as_ref().filter(|name| !is_file_name(name)) {
        let message = format!("invalid client name `{name}`: expected letters, digits, `-` and `_`");
        report.push(Diagnostic::error("Model", Place::Nowhere, message));
    }
    let usage = if report.has_errors() { None } else { search(request, loaded, out_dir, &mut report) };
    let plan = if report.has_errors() { None } else { plan(request, loaded, usage.as_ref(), &mut report) };
    report.locate(loaded.sources());
    let Some(plan) = plan else { return Err(Error::Invalid(report)) };
    let lasting_warnings = if usage.is_some() { report.to_string() } else { String::new() };
    usage.iter().flat_map(Usage::hints).for_each(|hint| report.push(hint));
    let name = request.name.clone().unwrap_or_else(|| plan.service.client_name.clone());
    let record = out_dir.map(|out_dir| Record::read(&out_dir.join(&name))).unwrap_or_default();
    let root = emit::emit(&plan);
    let (files, docs) = (output::format(&root, &record)?, root.docs.clone());
    drop(root);
    let path = |each: &plan::Operation| format!("operation::{}::{}", each.module.as_str(), each.marker);
    let callable = if plan.types_only { &[] } else { plan.operations.as_slice() };
    let operations = callable.iter().map(|each| (each.shape_name.clone(), path(each))).collect();
    let is_presigned = |each: &&plan::Operation| each.presigned.is_some();
    let presigned_operations = callable.iter().filter(is_presigned).map(|each| each.shape_name.clone()).collect();
    let exceptions = plan.exceptions.iter().map(|each| each.structure.name.clone()).collect();
    Ok(Generated {
        name,
        features: plan.runtime_features(),
        signs_for_regions: plan.signs_for_regions(),
        types_only: plan.types_only,
        has_mocks: plan.mocks.is_some(),
        has_tests: plan.protocol_tests.is_some() || plan.endpoint_tests.is_some() || plan.smoke_tests.is_some(),
        has_smoke_tests: plan.smoke_tests.is_some(),
        title: plan.service.title,
        docs,
        warnings: report,
        files,
        model_files: loaded.files().map(PathBuf::from).collect(),
        operations,
        presigned_operations,
        exceptions,
        usage,
        lasting_warnings,
    })
}

/// Extracts the part of a model that the client of a request is generated from.
#[cfg(feature = "tools")]
pub(crate) fn extract_from(request: &Request, loaded: &Loaded, documentation: Documentation) -> Result<Model, Error> {
    let mut report = loaded.warnings().clone();
    let usage = search(request, loaded, None, &mut report);
    let used = usage.as_ref().map(Usage::used);
    let choice = request.choice(used.as_ref());
    let slice = match report.has_errors() {
        true => None,
        false => select::select(&loaded.model, request.service.as_deref(), choice, &mut report),
    };
    report.locate(loaded.sources());
    match slice.filter(|_| !report.has_errors()) {
        Some(slice) => {
            let plan::Options { protocol_tests, endpoint_tests, smoke_tests, .. } = request.options;
            Ok(extract(&slice, Kept { documentation, protocol_tests, endpoint_tests, smoke_tests }))
        }
        None => Err(Error::Invalid(report)),
    }
}

/// Searches the sources of the program, if these decide which operations are generated.
fn search(request: &Request, loaded: &Loaded, out_dir: Option<&Path>, report: &mut Report) -> Option<Usage> {
    let paths = request.used_in.as_ref()?;
    search_in(loaded, request.service.as_deref(), &request.options, paths, out_dir, report)
}

/// Searches sources for what they use of the client of a service.
pub(crate) fn search_in(
    loaded: &Loaded,
    service: Option<&str>,
    options: &plan::Options,
    paths: &[PathBuf],
    out_dir: Option<&Path>,
    report: &mut Report,
) -> Option<Usage> {
    let whole = select::whole(&loaded.model, service, report)?;
    let vocabulary = Vocabulary::of(&whole, options)?;
    match Usage::search(vocabulary, paths, out_dir) {
        Ok(mut usage) => {
            usage.judge(|method| Vocabulary::is_of_field(&loaded.model, method));
            Some(usage)
        }
        Err(error) => {
            report.extend(error);
            None
        }
    }
}

fn plan<'l>(request: &Request, loaded: &'l Loaded, usage: Option<&Usage>, report: &mut Report) -> Option<plan::Plan> {
    let used = usage.map(Usage::used);
    let choice = request.choice(used.as_ref());
    let slice = select::select(&loaded.model, request.service.as_deref(), choice, report)?;
    let roots: Vec<&'l Shape> = slice.operations.iter().chain(&slice.types).copied().collect();
    validate_slice(slice.model, slice.service, &roots, report);
    if report.has_errors() {
        return None;
    }
    let plan = plan::plan(&slice, &request.options, report)?;
    if let Some(paths) = request.used_in.as_ref().filter(|_| plan.operations.is_empty()) {
        report.push(usage::nothing_used(&plan.service.title, paths));
    }
    Some(plan)
}

/// Whether a name can be part of a file name on every system.
fn is_file_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}
