use crate::diagnostic::{Diagnostic, Place, Report};
use crate::emit;
use crate::error::Error;
use crate::load::{Loaded, load};
use crate::output;
use crate::plan;
use crate::select;
use std::fmt;
use std::path::PathBuf;

/// The client to generate.
#[derive(Debug, Clone, Default)]
pub(crate) struct Request {
    pub(crate) models: Vec<PathBuf>,
    pub(crate) service: Option<String>,
    pub(crate) operations: Option<Vec<String>>,
    pub(crate) name: Option<String>,
    pub(crate) options: plan::Options,
}

/// A generated client.
pub struct Generated {
    name: String,
    source: String,
    pub(crate) title: String,
    pub(crate) root: emit::Module,
    pub(crate) features: Vec<&'static str>,
    pub(crate) signs_for_regions: bool,
    warnings: Report,
    files: Vec<PathBuf>,
    operations: Vec<(String, String)>,
    exceptions: Vec<String>,
}

/// A module of a generated client.
#[derive(Debug, Clone)]
pub struct Module {
    /// The path from the root of the client, such as `types::_patch_operation`.
    pub path: String,
    /// The formatted source, without submodules.
    pub source: String,
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

    /// The source of the whole client, which can be included in any module.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// The modules of the client, each without its submodules, for reviews.
    ///
    /// # Errors
    /// [`Error::Syntax`], which is a bug in smithereens.
    pub fn modules(&self) -> Result<Vec<Module>, Error> {
        let format = |(path, items): (String, _)| Ok(Module { source: output::format(&path, items)?, path });
        self.root.each_module().into_iter().map(format).collect()
    }

    /// The files that the model was read from.
    pub fn files(&self) -> &[PathBuf] {
        &self.files
    }

    /// The operations of the client: their names in the model, and the paths of the types that implement
    /// `smithereens::Operation`, from the root of the client.
    pub fn operations(&self) -> &[(String, String)] {
        &self.operations
    }

    /// The names of the exceptions in the module `types::error` of the client.
    pub fn exceptions(&self) -> &[String] {
        &self.exceptions
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

/// Loads the model and generates a client.
pub(crate) fn generate(request: &Request) -> Result<Generated, Error> {
    if request.models.is_empty() {
        let mut report = Report::default();
        report.push(
            Diagnostic::error("Model", Place::Nowhere, "expected a model, found none")
                .with_help("add a model file with `.model(\"model/service.json\")`"),
        );
        return Err(Error::Invalid(report));
    }
    generate_from(request, &load(&request.models)?)
}

/// Generates a client from a loaded model.
pub(crate) fn generate_from(request: &Request, loaded: &Loaded) -> Result<Generated, Error> {
    let mut report = loaded.warnings().clone();
    if let Some(name) = request.name.as_ref().filter(|name| !is_file_name(name)) {
        let message = format!("invalid client name `{name}`: expected letters, digits, `-` and `_`");
        report.push(Diagnostic::error("Model", Place::Nowhere, message));
    }
    let plan = match report.has_errors() {
        true => None,
        false => select::select(&loaded.model, request.service.as_deref(), request.operations.as_deref(), &mut report)
            .and_then(|slice| plan::plan(&slice, &request.options, &mut report)),
    };
    report.locate(loaded.sources());
    let Some(plan) = plan else { return Err(Error::Invalid(report)) };
    let root = emit::emit(&plan);
    let path = |each: &plan::Operation| format!("operation::{}::{}", each.module.as_str(), each.marker());
    let operations = plan.operations.iter().map(|each| (each.shape_name.clone(), path(each))).collect();
    let exceptions = plan.exceptions.iter().map(|each| each.structure.name.clone()).collect();
    let source = format!("{}{}", output::HEADER, output::format("the client", root.items())?);
    let (title, features) = (plan.service.title.clone(), plan.runtime_features());
    let signs_for_regions = plan.signs_for_regions();
    let name = request.name.clone().unwrap_or(plan.service.client_name);
    let files = loaded.files().map(PathBuf::from).collect();
    Ok(Generated {
        name,
        source,
        title,
        root,
        features,
        signs_for_regions,
        warnings: report,
        files,
        operations,
        exceptions,
    })
}

/// Whether a name can be part of a file name on every system.
fn is_file_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
}
