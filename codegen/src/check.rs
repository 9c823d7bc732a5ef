use crate::diagnostic::{Diagnostic, Place, Report};
use crate::load::Loaded;
use crate::plan::{self, Options};
use crate::select;
use crate::validate::validate_model;

/// Checks a model by the rules of Smithy, and by what clients of its services need.
///
/// The report has everything that is wrong with the model, and everything that [`Builder::generate`] would report when it
/// generates a client of any of its services. The IDs and severities are those of Smithy's own validators where there are
/// such, and the metadata and traits of the model can suppress what is not an error.
///
/// [`Builder::generate`]: crate::Builder::generate
///
/// ```
/// use smithereens_codegen::load::Loader;
///
/// let text = "$version: \"2\"\nnamespace example\n@length(min: 2, max: 1)\nstring Name";
/// let loaded = Loader::new().text("name.smithy", text).load()?;
/// let report = smithereens_codegen::validate(&loaded);
/// assert!(report.has_errors());
/// assert_eq!(report.diagnostics()[0].id(), "LengthTrait");
/// # Ok::<(), smithereens_codegen::Error>(())
/// ```
pub fn validate(loaded: &Loaded) -> Report {
    let mut report = loaded.warnings().clone();
    validate_model(&loaded.model, &mut report);
    if !report.has_errors() {
        for (service, _) in loaded.model.services() {
            check_client(loaded, service.id.as_str(), &mut report);
        }
    }
    report.locate(loaded.sources());
    report
}

/// Reports what generating a client of a service would.
fn check_client(loaded: &Loaded, service: &str, report: &mut Report) {
    let Some(slice) = select::select(&loaded.model, Some(service), None, report) else { return };
    if let Some(reason) = plan::unsupported_protocol(&loaded.model, slice.service) {
        let place = Place::of(slice.service.location, ["shapes", service]);
        report.push(Diagnostic::warning("Model", place, format!("no client can be generated: {reason}")));
        return;
    }
    plan::plan(&slice, &Options::default(), report);
}
