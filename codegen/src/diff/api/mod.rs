//! Changes in the public items of a Rust client.
//!
//! The items are read from the tokens that the generator emits for the two plans, so that there are no second rules about
//! names and types.

mod items;
mod signature;

use super::client::Client;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::emit;
use crate::model::Shape;
use crate::plan::{self, Options, Plan};
use crate::select;
use crate::validate::validate_slice;
use items::Items;
use std::collections::BTreeSet;
use std::thread;

/// The stack size of the thread that parses a client, in bytes. Unoptimized parsers have large stack frames.
const STACK: usize = 32 << 20;

/// A kind of change of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemChangeKind {
    /// The new client does not have the item.
    Removed,
    /// The item has another type or signature.
    Changed,
    /// The old client does not have the item.
    Added,
}

/// A change of a public item of a Rust client.
#[derive(Debug, Clone)]
pub struct ItemChange {
    path: String,
    old: Option<String>,
    new: Option<String>,
}

impl ItemChange {
    /// The path from the root of the client, such as `types::City::name`. Functions end with `()`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The declaration in the old client.
    pub fn old(&self) -> Option<&str> {
        self.old.as_deref()
    }

    /// The declaration in the new client.
    #[allow(clippy::new_ret_no_self, reason = "it is the other one of `old`")]
    pub fn new(&self) -> Option<&str> {
        self.new.as_deref()
    }

    /// The kind of change.
    pub fn kind(&self) -> ItemChangeKind {
        match (&self.old, &self.new) {
            (Some(_), None) => ItemChangeKind::Removed,
            (None, _) => ItemChangeKind::Added,
            (Some(_), Some(_)) => ItemChangeKind::Changed,
        }
    }

    /// Whether code that uses the item may not compile any more.
    pub fn breaks(&self) -> bool {
        self.kind() != ItemChangeKind::Added
    }
}

/// Compares the public items of two clients. If one cannot be generated, `warnings` says why.
pub(super) fn compare(
    old: &Client<'_>,
    new: &Client<'_>,
    prefix: Option<&str>,
    warnings: &mut Report,
) -> Vec<ItemChange> {
    let items = |client: &Client<'_>, warnings: &mut Report| {
        let mut report = Report::default();
        let plan = plan(client, &mut report);
        report.locate(client.loaded.sources());
        match plan {
            Some(plan) => Some(items_of(&plan)),
            None => {
                warnings.extend(report);
                None
            }
        }
    };
    let (Some(old), Some(new)) = (items(old, warnings), items(new, warnings)) else { return Vec::new() };
    changes(&old, &new, prefix)
}

fn plan(client: &Client<'_>, report: &mut Report) -> Option<Plan> {
    let model = &client.loaded.model;
    if let Some(reason) = select::unsupported_protocol(model, client.shape) {
        let message = format!("the Rust clients are not compared: {reason}");
        let place = Place::of(client.shape.location, ["shapes", client.shape.id.as_str()]);
        report.push(Diagnostic::warning("Model", place, message));
        return None;
    }
    let slice = select::select(model, Some(client.shape.id.as_str()), client.choice(), report)?;
    let roots: Vec<&Shape> = slice.operations.iter().chain(&slice.types).copied().collect();
    validate_slice(model, slice.service, &roots, report);
    if report.has_errors() {
        return None;
    }
    plan::plan(&slice, &Options::default(), report)
}

fn items_of(plan: &Plan) -> Items {
    thread::scope(|scope| {
        let work = || items::read(&emit::emit(plan));
        let worker = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).expect("threads can start");
        worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}

fn changes(old: &Items, new: &Items, prefix: Option<&str>) -> Vec<ItemChange> {
    let paths: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let is_in_only = |path: &str, one: &Items, other: &Items| one.contains_key(path) && !other.contains_key(path);
    // An item that comes or goes with the module or type that it is in is not listed.
    let is_included = |path: &&&String| {
        let parents = path.match_indices([':']).map(|(end, _)| &path[..end]);
        parents.into_iter().any(|parent| {
            (is_in_only(parent, old, new) && old.contains_key(**path))
                || (is_in_only(parent, new, old) && new.contains_key(**path))
        })
    };
    let changed = paths.iter().filter(|path| old.get(**path) != new.get(**path) && !is_included(path));
    let change = |path: &&String| ItemChange {
        path: prefix.map(|prefix| format!("{prefix}::")).unwrap_or_default() + path,
        old: old.get(*path).cloned(),
        new: new.get(*path).cloned(),
    };
    changed.map(change).collect()
}
