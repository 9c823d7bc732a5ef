//! The least IAM policy that a program needs, from the models of the services that it calls.
//!
//! ```
//! use smithereens_codegen::load::Loader;
//! use smithereens_codegen::policy;
//!
//! let model = r#"$version: "2"
//! namespace example
//! @aws.api#service(sdkId: "Weather", arnNamespace: "weather")
//! service Weather { version: "1", resources: [City] }
//! @aws.api#arn(template: "city/{id}")
//! resource City { identifiers: { id: String }, read: GetCity }
//! @readonly
//! operation GetCity { input := for City { @required $id } }"#;
//! let loaded = Loader::new().text("weather.smithy", model).load()?;
//! let policy = policy::of(&loaded).operations(["GetCity"]).account("123456789012").run()?;
//!
//! let [statement] = policy.statements() else { panic!("one statement") };
//! assert_eq!(statement.actions(), ["weather:GetCity"]);
//! assert_eq!(statement.resources(), ["arn:aws:weather:*:123456789012:city/*"]);
//! # Ok::<(), smithereens_codegen::Error>(())
//! ```
//!
//! What a model says is in its traits: `aws.iam#iamAction` and its relatives name actions, `aws.api#arn` has the
//! templates of ARNs. Most of AWS's published models do not have them. For the services in `known/`, AWS's
//! documentation says what operations need. For all others, an action has the name of the operation, and the notes say
//! that it is a guess.
//!
//! The policy is a lower bound. The notes say what is not in it.

mod arn;
mod condition_keys;
mod document;
mod known;
mod needs;
mod notes;
mod permission;
mod resources;
mod service;
mod statements;

use crate::diagnostic::{Diagnostic, Place, Report};
use crate::error::Error;
use crate::generate;
use crate::load::Loaded;
use crate::model::{Shape, ShapeId};
use crate::plan::Options;
use crate::select::{self, Slice, suggestion};
use crate::sorted::SortedSet;
use crate::usage;
use arn::ArnScope;
use service::Service;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Starts the policy for the services of a model.
pub fn of(loaded: &Loaded) -> Request<'_> {
    Request { loaded, service: None, operations: None, used_in: None, arns: ArnScope::default() }
}

/// Configures a policy.
#[derive(Debug, Clone)]
#[must_use = "there is no policy before `run` is called"]
pub struct Request<'a> {
    loaded: &'a Loaded,
    service: Option<String>,
    operations: Option<Vec<String>>,
    used_in: Option<Vec<PathBuf>>,
    arns: ArnScope,
}

impl Request<'_> {
    /// Selects the service, by shape ID or name. By default, the policy is for all services of the model.
    pub fn service(mut self, service: impl Into<String>) -> Self {
        self.service = Some(service.into());
        self
    }

    /// Selects operations, by name or shape ID. A name stands for the operations of all services that have one of this
    /// name. Without this and [`operations_used_in`](Self::operations_used_in), the policy is for all operations.
    pub fn operations(mut self, operations: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.operations.get_or_insert_default().extend(operations.into_iter().map(Into::into));
        self
    }

    /// Selects the operations that Rust sources use: files and folders, relative to the current folder. The search is
    /// that of [`Builder::operations_used_in`](crate::Builder::operations_used_in).
    pub fn operations_used_in(mut self, paths: impl IntoIterator<Item = impl Into<PathBuf>>) -> Self {
        let paths = paths.into_iter().map(Into::into).map(usage::from_current_folder);
        self.used_in.get_or_insert_default().extend(paths);
        self
    }

    /// Sets the partition of the resources. The default is `aws`.
    pub fn partition(mut self, partition: impl Into<String>) -> Self {
        self.arns.partition = partition.into();
        self
    }

    /// Sets the region of the resources. The default is `*`, all regions.
    pub fn region(mut self, region: impl Into<String>) -> Self {
        self.arns.region = region.into();
        self
    }

    /// Sets the account of the resources. The default is `*`, all accounts.
    pub fn account(mut self, account: impl Into<String>) -> Self {
        self.arns.account = account.into();
        self
    }

    /// Determines the policy.
    ///
    /// # Errors
    /// [`Error::Invalid`] if the model does not have the service or an operation, if sources cannot be read or use no
    /// operation, or if a part of the ARNs is invalid.
    pub fn run(&self) -> Result<Policy, Error> {
        let mut report = self.loaded.warnings().clone();
        self.arns.check(&mut report);
        let services = self.services(&mut report);
        self.check_names(&services, &mut report);
        let mut services: Vec<Service<'_>> = services.iter().map(|slice| self.needs(slice, &mut report)).collect();
        services.retain(|service| !service.needs.is_empty());
        if services.is_empty() && !report.has_errors() {
            let message = "expected an operation that the policy is for, found none";
            report.push(Diagnostic::error("Policy", Place::Nowhere, message).with_help("name one with `--operation`"));
        }
        report.locate(self.loaded.sources());
        if report.has_errors() {
            return Err(Error::Invalid(report));
        }
        let statements = statements::of(&services);
        let document = document::write(&statements);
        notes::write(&services, &document, self.used_in.is_some(), &mut report);
        Ok(Policy { statements, document, notes: report })
    }

    /// The services of the policy, each with all of its operations.
    fn services(&self, report: &mut Report) -> Vec<Slice<'_>> {
        let model = &self.loaded.model;
        let ids: Vec<&str> = model.services().map(|(shape, _)| shape.id.as_str()).collect();
        match &self.service {
            None if ids.len() > 1 => ids.into_iter().filter_map(|id| select::whole(model, Some(id), report)).collect(),
            service => select::whole(model, service.as_deref(), report).into_iter().collect(),
        }
    }

    fn check_names(&self, services: &[Slice<'_>], report: &mut Report) {
        let operations = || services.iter().flat_map(|slice| slice.operations.iter().map(move |shape| (slice, *shape)));
        for wanted in self.operations.iter().flatten() {
            if !services.is_empty() && !operations().any(|(slice, shape)| is_named(slice, shape, wanted)) {
                let names: BTreeSet<&str> = operations().map(|(slice, shape)| slice.name(&shape.id)).collect();
                let message = format!("no service of the model has the operation `{wanted}`");
                let help = suggestion(wanted, names.into_iter());
                report.push(Diagnostic::error("Model", Place::Nowhere, message).with_help(help));
            }
        }
    }

    /// What the chosen operations of a service need.
    fn needs<'s>(&'s self, slice: &Slice<'s>, report: &mut Report) -> Service<'s> {
        let mut service = Service::new(slice, &self.arns);
        let used = self.used_in.as_ref().map(|paths| self.used(slice, service.title, paths, report));
        let is_chosen = |shape: &Shape| match (&self.operations, &used) {
            (None, None) => true,
            (operations, used) => {
                operations.iter().flatten().any(|wanted| is_named(slice, shape, wanted))
                    || used.as_ref().is_some_and(|used| used.contains(&shape.id))
            }
        };
        let chosen = slice.operations.iter().filter(|shape| is_chosen(shape));
        service.needs = chosen.map(|shape| needs::of(&service, slice.name(&shape.id), shape)).collect();
        service
    }

    /// The operations of a service that the sources use.
    fn used(&self, slice: &Slice<'_>, title: &str, paths: &[PathBuf], report: &mut Report) -> SortedSet<ShapeId> {
        let (id, options) = (Some(slice.service.id.as_str()), Options::default());
        let is_readable = !report.has_errors();
        let Some(usage) = generate::search_in(self.loaded, id, &options, paths, None, report) else {
            if is_readable && !report.has_errors() {
                let message = format!("cannot find calls of {title} in sources: no client can be generated for it");
                let help = "name the operations with `--operation`";
                report.push(Diagnostic::error("Policy", Place::Nowhere, message).with_help(help));
            }
            return SortedSet::new();
        };
        usage.hints().into_iter().for_each(|hint| report.push(hint));
        let used = usage.used().operations;
        if used.is_empty() && self.operations.is_none() {
            report.push(usage::nothing_used(slice.service.id.name(), paths));
        }
        used
    }
}

/// Whether a name or a shape ID means an operation of a service.
fn is_named(slice: &Slice<'_>, shape: &Shape, wanted: &str) -> bool {
    shape.id.as_str() == wanted
        || slice.bindings.rename.get(&shape.id).map_or(shape.id.name(), String::as_str) == wanted
}

/// An IAM policy.
#[derive(Debug, Clone)]
pub struct Policy {
    statements: Vec<Statement>,
    document: String,
    notes: Report,
}

impl Policy {
    /// The statements, by service and resources.
    pub fn statements(&self) -> &[Statement] {
        &self.statements
    }

    /// What is guessed, what the policy does not have, and warnings about the model.
    pub fn notes(&self) -> &Report {
        &self.notes
    }

    /// The policy as a [JSON policy
    /// document](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html).
    pub fn to_json(&self) -> &str {
        &self.document
    }
}

/// A statement of a [`Policy`], which allows actions on resources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    sid: String,
    actions: Vec<String>,
    resources: Vec<String>,
}

impl Statement {
    /// Its ID, which is unique in the policy.
    pub fn sid(&self) -> &str {
        &self.sid
    }

    /// Actions such as `s3:GetObject`, in their order as text.
    pub fn actions(&self) -> &[String] {
        &self.actions
    }

    /// ARNs with wildcards, or `*`, in their order as text.
    pub fn resources(&self) -> &[String] {
        &self.resources
    }
}
