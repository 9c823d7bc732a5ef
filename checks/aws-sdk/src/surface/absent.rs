use crate::surface::described::{Model, fold};
use crate::surface::public_items::Surface;
use std::collections::BTreeSet;

/// The parts of AWS's client that an older published model does not describe.
#[derive(Debug, Default)]
pub(crate) struct Absent {
    /// Public paths.
    items: BTreeSet<String>,
    /// Fields, variants and methods: the owner and the name, folded.
    members: BTreeSet<(String, String)>,
    /// The names of all of these, for reports.
    pub(crate) names: Vec<String>,
}

impl Absent {
    /// Finds the items of AWS's client that the model does not describe.
    pub(crate) fn of(official: &Surface, model: &Model) -> Self {
        let mut absent = Self::default();
        for (kind, path) in official.items.keys().filter_map(|item| item.split_once(' ')) {
            match kind {
                "mod" | "struct" | "enum" if !model.describes_item(path) => absent.add_item(path),
                "field" => absent.add_member(model, path.rsplit_once('.')),
                "fn" if !model.describes_method(path) => {
                    absent.names.push(path.to_owned());
                    absent.members.extend(path.rsplit_once("::").map(|(owner, name)| (fold(owner), fold(name))));
                }
                "variant" => absent.add_member(model, path.rsplit_once("::")),
                _ => {}
            }
        }
        absent
    }

    fn add_item(&mut self, path: &str) {
        self.items.insert(path.to_owned());
        self.names.push(path.to_owned());
        if let Some(waiter) = path.strip_prefix("waiters::") {
            self.items.insert(format!("client::Waiters::wait_until_{waiter}"));
        }
        if let Some(operation) = path.strip_prefix("operation::").filter(|name| !name.contains("::")) {
            self.items.insert(format!("Client::{operation}"));
        }
    }

    fn add_member(&mut self, model: &Model, member: Option<(&str, &str)>) {
        let Some((owner, name)) = member else { return };
        if !model.describes_member(owner, name) {
            self.members.insert((fold(owner), fold(name)));
            if !self.names_any(owner) {
                self.names.push(format!("{owner}.{name}"));
            }
        }
    }

    /// Whether an item of AWS's client with this signature exists because of any of these.
    pub(crate) fn explains(&self, item: &str, signature: &str) -> bool {
        self.names_any(item) || self.names_any(signature) || self.is_of_member(item)
    }

    /// Whether a text contains a path to an item.
    fn names_any(&self, text: &str) -> bool {
        let is_path = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':' | '#');
        text.split(|c| !is_path(c)).any(|path| {
            let path = path.strip_prefix("crate::surface::").unwrap_or(path).replace("builders::", "");
            let ends = path.match_indices("::").map(|(index, _)| index).chain([path.len()]);
            ends.map(|end| &path[..end]).any(|path| {
                self.items.contains(path)
                    || path.strip_suffix("Builder").is_some_and(|built| self.items.contains(built))
            })
        })
    }

    /// Whether this is a field or variant, or a method for one.
    fn is_of_member(&self, item: &str) -> bool {
        let Some((_, path)) = item.split_once(' ') else { return false };
        let Some((owner, name)) = path.rsplit_once('.').or_else(|| path.rsplit_once("::")) else { return false };
        let owner = owner.replace("builders::", "");
        let owner = match (owner.strip_suffix(FLUENT), owner.strip_suffix("Builder")) {
            (Some(operation), _) => format!("{operation}Input"),
            (None, Some(built)) => built.to_owned(),
            (None, None) => owner,
        };
        let owner = fold(&owner);
        let accessed = ["set_", "get_", "is_", "as_"].iter().filter_map(|prefix| name.strip_prefix(prefix));
        accessed.chain([name]).any(|name| self.members.contains(&(owner.clone(), fold(name))))
    }
}

/// The suffix of the names of request builders.
const FLUENT: &str = "FluentBuilder";
