//! Takes newer models of the services in a package.

use crate::arguments::{DeniedChanges, Network, Update};
use crate::changes::Changes;
use crate::error::Error;
use crate::models::{Locked, Models, Origin, Source};
use crate::{diff, output};
use smithereens_codegen::diagnostic::Severity;
use smithereens_codegen::diff::{Diff, compare};
use smithereens_codegen::load::{Loaded, load};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Prints what changes, and writes the models and their list. The exit code is 1 if changes are denied.
pub(crate) fn run(arguments: &Update) -> Result<ExitCode, Error> {
    let mut models = Models::read()?;
    let chosen = chosen(&models, &arguments.services)?;
    let mut changes = Changes::new(Path::new("."));
    let mut sources = BTreeMap::new();
    let mut is_denied = false;
    for old in &chosen {
        let (path, origin) = newest(old, &arguments.network, &mut sources)?;
        let new = load([&path])?;
        let is_complete = old.is_complete()?;
        models.replace(old, &new, &path, &origin, &mut changes)?;
        let title = title(old, &origin);
        let description = if old.is(&new)? {
            ": the model is the same\n".to_owned()
        } else if let Some(before) = before(old, is_complete, arguments)? {
            let diff = compared(&before, &new, arguments)?;
            // The build warns about the search in the sources too.
            let warnings = diff.warnings().diagnostics().iter().filter(|warning| warning.id() != "Usage");
            warnings.for_each(|warning| output::print_report(&warning.clone().into()));
            is_denied |= match arguments.deny {
                Some(DeniedChanges::Breaking) => diff.breaks(),
                Some(DeniedChanges::Warnings) => diff.breaks() || diff::has_warnings(&diff),
                None => false,
            };
            format!("\n{}", describe(&diff, arguments))
        } else {
            ": the package lacks files of the old model, so nothing is compared\n".to_owned()
        };
        output::print(format!("{title}{description}").as_bytes())?;
    }
    models.set(&mut changes)?;
    finish(changes, arguments, is_denied)
}

/// The models to update.
fn chosen(models: &Models, services: &[String]) -> Result<Vec<Locked>, Error> {
    let all = models.all();
    if all.is_empty() {
        let help = "run the command in the folder of a package; `smithereens add SERVICE` adds models";
        return Err(Error::new("there are no models in model/models.lock", help));
    }
    if services.is_empty() {
        return Ok(all);
    }
    let known: Vec<&str> = all.iter().filter_map(|model| model.origin.service.as_deref()).collect();
    let find = |service: &String| {
        models.find(service).ok_or_else(|| {
            let help = format!("it has {}; `smithereens add {service}` adds it", known.join(", "));
            Error::new(format!("model/models.lock does not have the service `{service}`"), help)
        })
    };
    services.iter().map(find).collect()
}

/// The newest model of a service: a file or folder, and where it comes from.
fn newest(old: &Locked, network: &Network, sources: &mut BTreeMap<String, Source>) -> Result<(PathBuf, Origin), Error> {
    let Origin { source: name, service, .. } = &old.origin;
    let Some(service) = service else { return Ok((PathBuf::from(name), old.origin.clone())) };
    if !sources.contains_key(name) {
        sources.insert(name.clone(), Source::open(Some(name), network)?);
    }
    let source = &sources[name];
    let found = source.find(service)?;
    Ok((found.path, source.origin(found.service)))
}

/// The old model: that of the package, or that of its source if the package lacks files of it. `None` if the source does
/// not have it any more, and no changes are denied.
fn before(old: &Locked, is_complete: bool, arguments: &Update) -> Result<Option<Loaded>, Error> {
    if is_complete {
        return Ok(Some(load([&old.model])?));
    }
    match (old.original(&arguments.network), arguments.deny) {
        (Ok(Some((_, loaded))), _) => Ok(Some(loaded)),
        (Err(error), Some(_)) => Err(error),
        (_, None) => Ok(None),
        (Ok(None), Some(_)) => {
            let message = format!("cannot compare: the package lacks files of the old model {}", old.model);
            Err(Error::new(message, "restore them from version control, or run the command without `--deny`"))
        }
    }
}

/// The service and its versions, such as `s3 4c59b707 -> 8c1f0c9d`.
fn title(old: &Locked, new: &Origin) -> String {
    let name = old.origin.service.as_deref().unwrap_or(&old.model);
    let version = |origin: &Origin| origin.commit.as_deref().map_or_else(|| origin.source.clone(), short);
    match (version(&old.origin), version(new)) {
        (from, to) if from == to => format!("{name} {to}"),
        (from, to) => format!("{name} {from} -> {to}"),
    }
}

/// A commit as it is printed: a hash has its first digits only.
fn short(commit: &str) -> String {
    let is_hash = commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit());
    commit.chars().take(if is_hash { 8 } else { commit.len() }).collect()
}

fn has_sources(arguments: &Update) -> bool {
    !arguments.used_in.is_empty() || Path::new("src").is_dir()
}

/// The differences for what the sources use. Without sources, those of the whole services.
fn compared(old: &Loaded, new: &Loaded, arguments: &Update) -> Result<Diff, Error> {
    let comparison = compare(old, new);
    let comparison = match arguments.used_in.as_slice() {
        [] if has_sources(arguments) => comparison.operations_used_in(["src"]),
        [] => comparison,
        paths => comparison.operations_used_in(paths),
    };
    Ok(comparison.run()?)
}

/// The differences as text.
fn describe(diff: &Diff, arguments: &Update) -> String {
    let are_chosen = has_sources(arguments);
    let unused = if are_chosen && diff.operations().is_empty() { "the sources use no operation of it\n" } else { "" };
    format!("{unused}{}", diff::text(diff, Severity::Warning, are_chosen))
}

/// Writes the files, and says which.
fn finish(changes: Changes, arguments: &Update, is_denied: bool) -> Result<ExitCode, Error> {
    let paths: Vec<String> = changes.paths().map(str::to_owned).collect();
    if is_denied {
        eprintln!("nothing was written: `--deny` does not allow these changes");
        return Ok(ExitCode::FAILURE);
    }
    let verb = if arguments.dry_run { "would write" } else { "wrote" };
    if !arguments.dry_run {
        changes.write()?;
    }
    for path in &paths {
        eprintln!("{verb} {path}");
    }
    if paths.is_empty() {
        eprintln!("nothing to write: all models are up to date");
    }
    Ok(ExitCode::SUCCESS)
}
