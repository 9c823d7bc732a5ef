//! The public paths of items.

use crate::surface::resolve::Target;
use crate::surface::source::Sources;
use std::collections::{BTreeMap, BTreeSet};
use syn::{Item, Visibility};

/// The public paths in a crate.
#[derive(Debug, Default)]
pub(crate) struct PublicPaths {
    /// The target of each public path, without the crate's name.
    pub(crate) targets: BTreeMap<String, Target>,
    /// The shortest public path of each item, by the path of its definition.
    pub(crate) shortest: BTreeMap<String, String>,
}

impl PublicPaths {
    /// Follows the public modules and re-exports of a crate.
    pub(crate) fn of(sources: &Sources, crate_name: &str) -> Self {
        let mut paths = Self::default();
        paths.walk(sources, crate_name, "", &mut BTreeSet::new());
        let rank = |path: &str| (path.matches("::").count(), path.to_owned());
        for (public, target) in &paths.targets {
            let shortest = paths.shortest.entry(target.path()).or_insert_with(|| public.clone());
            if rank(public) < rank(shortest) {
                shortest.clone_from(public);
            }
        }
        paths
    }

    fn walk(&mut self, sources: &Sources, path: &str, prefix: &str, open: &mut BTreeSet<String>) {
        let Some(module) = sources.modules.get(path) else { return };
        if !open.insert(path.to_owned()) {
            return;
        }
        let join = |name: &str| if prefix.is_empty() { name.to_owned() } else { format!("{prefix}::{name}") };
        for import in module.imports.iter().filter(|import| import.public) {
            match (&import.name, sources.resolve(path, &import.path)) {
                (None, Target::Module(target)) => self.walk(sources, &target, prefix, open),
                (None, _) => {}
                (Some(name), target) => self.add(sources, join(name), target, open),
            }
        }
        let public = |index: &&usize| module.items.get(**index).is_some_and(is_public);
        for (name, _) in module.names.iter().filter(|(_, index)| public(index)) {
            self.add(sources, join(name), Target::Item(path.to_owned(), name.clone()), open);
        }
        let below = format!("{path}::");
        for (child, _) in sources.modules.range(below.clone()..).take_while(|(child, _)| child.starts_with(&below)) {
            let name = &child[below.len()..];
            if !name.contains("::") && sources.modules[child].public {
                self.add(sources, join(name), Target::Module(child.clone()), open);
            }
        }
        open.remove(path);
    }

    fn add(&mut self, sources: &Sources, public: String, target: Target, open: &mut BTreeSet<String>) {
        if let Target::Module(module) = &target {
            self.walk(sources, module, &public, open);
        }
        self.targets.insert(public, target);
    }
}

fn is_public(item: &Item) -> bool {
    let (visibility, attributes) = match item {
        Item::Const(item) => (&item.vis, &item.attrs),
        Item::Enum(item) => (&item.vis, &item.attrs),
        Item::Fn(item) => (&item.vis, &item.attrs),
        Item::Static(item) => (&item.vis, &item.attrs),
        Item::Struct(item) => (&item.vis, &item.attrs),
        Item::Trait(item) => (&item.vis, &item.attrs),
        Item::Type(item) => (&item.vis, &item.attrs),
        Item::Union(item) => (&item.vis, &item.attrs),
        _ => return false,
    };
    matches!(visibility, Visibility::Public(_)) && !crate::surface::cfg::is_hidden(attributes)
}
