//! Compares two models: what changes for the users of a service, and in its Rust client.
//!
//! ```
//! use smithereens_codegen::diff;
//! use smithereens_codegen::load::Loader;
//!
//! let load = |members: &str| {
//!     let text = format!("$version: \"2\"\nnamespace example\nstructure City {{ {members} }}");
//!     Loader::new().text("city.smithy", text).load()
//! };
//! let (old, new) = (load("name: String")?, load("title: String")?);
//! let diff = diff::compare(&old, &new).run()?;
//!
//! let [removed, reordered, added] = diff.changes() else { panic!("three changes") };
//! assert_eq!((removed.diagnostic().id(), removed.breaks()), ("RemovedShape", true));
//! assert_eq!((reordered.diagnostic().id(), reordered.breaks()), ("ChangedMemberOrder", true));
//! assert_eq!((added.diagnostic().id(), added.breaks()), ("AddedShape", false));
//! # Ok::<(), smithereens_codegen::Error>(())
//! ```
//!
//! The changes in Smithy's terms are those of Smithy's own tool, smithy-diff, with its event IDs and severities. Each kind
//! of change is an evaluator: a function that looks at the `Differences` and adds `Events`. `EVALUATORS` lists them
//! all. The changes of the Rust client are those of its public items.

mod api;
mod change;
mod client;
mod constraints;
mod defaults;
mod differences;
mod enums;
mod event;
mod json;
mod members;
mod metadata;
mod operations;
mod published;
mod resources;
mod rule;
mod scope;
mod services;
mod shapes;
mod targets;
mod text;
mod traits;

pub use api::{ItemChange, ItemChangeKind};
pub use change::{Change, ComparedOperation, ModelVersion};

use crate::diagnostic::{Diagnostic, Place, Report};
use crate::error::Error;
use crate::load::Loaded;
use crate::select::suggestion;
use crate::usage;
use crate::validate::SeverityPolicy;
use client::Client;
use differences::Differences;
use event::{Event, Events};
use scope::Scope;
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// All evaluators. `RemovedAuthenticationScheme` and `ChangedPaginatedTrait` of smithy-diff are rules of traits.
const EVALUATORS: [fn(&Differences<'_>, &mut Events); 21] = [
    metadata::evaluate,
    shapes::removed,
    shapes::changed_type,
    shapes::added,
    shapes::trait_definitions,
    members::added_required,
    members::order,
    members::nullability,
    targets::evaluate,
    defaults::evaluate,
    enums::evaluate,
    constraints::length,
    constraints::range,
    operations::messages,
    operations::errors,
    services::errors,
    services::rename,
    resources::entities,
    resources::identifiers,
    traits::breaking,
    traits::modified,
];

fn evaluate(differences: &Differences<'_>) -> Vec<Event> {
    let mut events = Events::default();
    EVALUATORS.iter().for_each(|evaluate| evaluate(differences, &mut events));
    events.0
}

/// Starts the comparison of two models.
pub fn compare<'a>(old: &'a Loaded, new: &'a Loaded) -> Comparison<'a> {
    Comparison { old, new, service: None, operations: None, used_in: None }
}

/// Configures a comparison.
#[derive(Debug, Clone)]
#[must_use = "nothing is compared before `run` is called"]
pub struct Comparison<'a> {
    old: &'a Loaded,
    new: &'a Loaded,
    service: Option<String>,
    operations: Option<Vec<String>>,
    used_in: Option<Vec<PathBuf>>,
}

impl Comparison<'_> {
    /// Selects the service, by shape ID or name. By default, the clients of all services are compared.
    pub fn service(mut self, service: impl Into<String>) -> Self {
        self.service = Some(service.into());
        self
    }

    /// Selects operations, by name. Only changes that concern these operations are reported.
    pub fn operations(mut self, operations: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.operations.get_or_insert_default().extend(operations.into_iter().map(Into::into));
        self
    }

    /// Selects the operations that Rust sources use: files and folders, relative to the current folder. The search is that of
    /// [`Builder::operations_used_in`](crate::Builder::operations_used_in).
    pub fn operations_used_in(mut self, paths: impl IntoIterator<Item = impl Into<PathBuf>>) -> Self {
        let paths = paths.into_iter().map(Into::into).map(usage::from_current_folder);
        self.used_in.get_or_insert_default().extend(paths);
        self
    }

    /// Compares the models.
    ///
    /// # Errors
    /// [`Error::Invalid`] if neither model has the service or an operation, or if sources cannot be read.
    pub fn run(&self) -> Result<Diff, Error> {
        let mut warnings = Report::default();
        let old = self.clients(self.old, &mut warnings);
        let new = self.clients(self.new, &mut warnings);
        self.check(&old, &new)?;
        if warnings.has_errors() {
            return Err(Error::Invalid(warnings));
        }
        let mut scope = Scope::default();
        for client in old.iter().chain(&new) {
            let model = &client.loaded.model;
            for id in model.operations(client.service).into_iter().filter(|id| client.has(id)) {
                scope.add(model, (client.shape, client.service), id);
            }
            scope.add_types(model, client.types());
        }
        let mut changes = self.changes(&scope);
        changes.sort_by(|a, b| {
            let key = |change: &Change| (Reverse(change.diagnostic.severity()), change.shape.clone());
            key(a).cmp(&key(b))
        });
        let mut items = Vec::new();
        let pairs = pairs(&old, &new);
        for (old, new) in &pairs {
            let prefix = (pairs.len() > 1).then(|| new.shape.id.name());
            items.extend(api::compare(old, new, prefix, &mut warnings));
        }
        let operations = scope.names().map(|name| compared(name, &changes)).collect();
        Ok(Diff { changes, items, operations, warnings })
    }

    /// The clients of the services to compare.
    fn clients<'a>(&self, loaded: &'a Loaded, report: &mut Report) -> Vec<Client<'a>> {
        let services = loaded.model.services().filter(|(shape, _)| {
            self.service.as_ref().is_none_or(|name| shape.id.as_str() == name || shape.id.name() == name)
        });
        let client =
            |service| Client::new(loaded, service, self.operations.as_deref(), self.used_in.as_deref(), report);
        services.map(client).collect()
    }

    /// Whether only some operations are compared.
    fn is_partial(&self) -> bool {
        self.operations.is_some() || self.used_in.is_some()
    }

    /// Checks that a model has the service and the operations.
    fn check(&self, old: &[Client<'_>], new: &[Client<'_>]) -> Result<(), Error> {
        let mut report = Report::default();
        if let Some(service) = &self.service
            && old.is_empty()
            && new.is_empty()
        {
            let message = format!("neither model has the service `{service}`");
            report.push(Diagnostic::error("Model", Place::Nowhere, message));
        }
        let bound: Vec<(&str, &str)> = old
            .iter()
            .chain(new)
            .flat_map(|client| {
                let operations = client.loaded.model.operations(client.service).into_iter();
                operations.map(|id| (id.as_str(), scope::name(client.service, id)))
            })
            .collect();
        let is_bound = |wanted: &&String| bound.iter().any(|(id, name)| id == wanted || name == wanted);
        for missing in self.operations.iter().flatten().filter(|wanted| !is_bound(wanted)) {
            let names: BTreeSet<&str> = bound.iter().map(|(_, name)| *name).collect();
            let message = format!("neither model has the operation `{missing}`");
            let help = suggestion(missing, names.into_iter());
            report.push(Diagnostic::error("Model", Place::Nowhere, message).with_help(help));
        }
        if report.has_errors() { Err(Error::Invalid(report)) } else { Ok(()) }
    }

    fn changes(&self, scope: &Scope) -> Vec<Change> {
        let policy = SeverityPolicy::of(&self.new.model);
        let events = evaluate(&Differences::detect(&self.old.model, &self.new.model));
        let change = |event: Event| {
            let operations = event.concerns.as_ref().map(|shape| scope.users(shape)).unwrap_or_default();
            let is_used = !operations.is_empty() || event.concerns.as_ref().is_some_and(|shape| scope.has_type(shape));
            if self.is_partial() && !is_used {
                return None;
            }
            let severity = policy.severity(&event.id, event.shape.as_ref(), event.severity)?;
            let message = match &event.shape {
                Some(shape) => format!("`{shape}`: {}", event.message),
                None => event.message,
            };
            let loaded = if event.model == ModelVersion::Old { self.old } else { self.new };
            let mut diagnostic = Diagnostic::new(severity, event.id, event.place, message);
            diagnostic.locate(loaded.sources());
            Some(Change { diagnostic, shape: event.shape, model: event.model, operations })
        };
        events.into_iter().filter_map(change).collect()
    }
}

/// The services whose clients are compared: those of the same ID, or the only one of each model.
fn pairs<'c, 'a>(old: &'c [Client<'a>], new: &'c [Client<'a>]) -> Vec<(&'c Client<'a>, &'c Client<'a>)> {
    if let ([old], [new]) = (old, new) {
        return vec![(old, new)];
    }
    let with_old = |client: &'c Client<'a>| Some((old.iter().find(|each| each.shape.id == client.shape.id)?, client));
    new.iter().filter_map(with_old).collect()
}

fn compared(name: &str, changes: &[Change]) -> ComparedOperation {
    let mut operation = ComparedOperation { name: name.to_owned(), changes: false, breaks: false };
    for change in changes.iter().filter(|change| change.operations.iter().any(|each| each == name)) {
        operation.changes |= !change.is_of_documentation();
        operation.breaks |= change.breaks();
    }
    operation
}

/// The differences between two models.
#[derive(Debug, Clone)]
pub struct Diff {
    changes: Vec<Change>,
    items: Vec<ItemChange>,
    operations: Vec<ComparedOperation>,
    warnings: Report,
}

impl Diff {
    /// The changes in Smithy's terms: errors first, then dangers, warnings and notes, each in the order of shape IDs.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The changes of the public items of the Rust client, in the order of their paths. A change of a type includes those of
    /// its fields and methods.
    pub fn items(&self) -> &[ItemChange] {
        &self.items
    }

    /// The compared operations, by name.
    pub fn operations(&self) -> &[ComparedOperation] {
        &self.operations
    }

    /// Why the Rust client of a service was not compared.
    pub fn warnings(&self) -> &Report {
        &self.warnings
    }

    /// Whether a change breaks: it is an error or a danger, or it removes or changes a public item of the Rust client.
    pub fn breaks(&self) -> bool {
        self.changes.iter().any(Change::breaks) || self.items.iter().any(ItemChange::breaks)
    }

    /// The differences as JSON. The chapter about the command in the book describes the format.
    pub fn to_json(&self) -> String {
        json::write(self)
    }
}
