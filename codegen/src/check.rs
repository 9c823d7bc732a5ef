use crate::diagnostic::{Diagnostic, Place, Report};
use crate::load::Loaded;
use crate::plan::{self, Options};
use crate::select::{self, Choice};
use crate::validate::validate_model;

/// Checks a model by the rules of Smithy's specification.
///
/// The report has the warnings of loading the model, and the problems of the model. The IDs and severities are those of
/// Smithy's own validators. The metadata and traits of the model can suppress all but errors, and configure more
/// validators.
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
    let mut report = rules(loaded);
    report.locate(loaded.sources());
    report
}

/// Checks a model by the rules of Smithy's specification, as [`validate`] does, and by what clients of its services need.
///
/// If the model has no errors, the report also has everything that [`Builder::generate`] would report when it generates a
/// client of each service.
///
/// [`Builder::generate`]: crate::Builder::generate
///
/// ```
/// use smithereens_codegen::load::Loader;
///
/// let text = "$version: \"2\"\nnamespace example\nservice Shop { operations: [Sell] }\noperation Sell {}";
/// let loaded = Loader::new().text("shop.smithy", text).load()?;
/// let report = smithereens_codegen::check(&loaded);
/// assert!(report.to_string().contains("no client can be generated"), "the service has no protocol");
/// # Ok::<(), smithereens_codegen::Error>(())
/// ```
pub fn check(loaded: &Loaded) -> Report {
    let mut report = rules(loaded);
    if !report.has_errors() {
        for (service, _) in loaded.model.services() {
            check_client(loaded, service.id.as_str(), &mut report);
        }
    }
    report.locate(loaded.sources());
    report
}

fn rules(loaded: &Loaded) -> Report {
    let mut report = Report::default();
    validate_model(&loaded.model, loaded.warnings(), &mut report);
    report
}

/// Reports the diagnostics of generating a client of a service.
fn check_client(loaded: &Loaded, service: &str, report: &mut Report) {
    // A model without a protocol is not wrong. It can describe a service for which the protocol is chosen elsewhere.
    if let Some((shape, _)) = loaded.model.services().find(|(shape, _)| shape.id.as_str() == service)
        && let Some(reason) = select::unsupported_protocol(&loaded.model, shape)
    {
        let place = Place::of(shape.location, ["shapes", service]);
        report.push(Diagnostic::warning("Model", place, format!("no client can be generated: {reason}")));
        return;
    }
    if let Some(slice) = select::select(&loaded.model, Some(service), Choice::default(), report) {
        plan::plan(&slice, &Options::default(), report);
    }
}
