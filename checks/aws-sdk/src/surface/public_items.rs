use crate::surface::canonical::Canonical;
use crate::surface::cfg::Features;
use crate::surface::paths::PublicPaths;
use crate::surface::resolve::Target;
use crate::surface::source::Sources;
use std::collections::{BTreeMap, BTreeSet};
use syn::Item;

/// The public items of a crate: kind and path of each, and its signature.
pub(crate) struct Surface {
    /// Items such as `fn types::Method::http_method`, with their signatures.
    pub(crate) items: BTreeMap<String, String>,
    /// The implementations of traits, with their type parameters.
    pub(crate) implementations: BTreeMap<String, Vec<String>>,
    /// The enabled features.
    pub(crate) features: Features,
}

impl Surface {
    /// The surface of a crate, with the items that it re-exports from the crates in `own`.
    pub(crate) fn of(sources: &Sources, crate_name: &str, own: &BTreeSet<String>, features: Features) -> Self {
        let paths = PublicPaths::of(sources, crate_name);
        let mut surface = Self { items: BTreeMap::new(), implementations: BTreeMap::new(), features };
        let canonical =
            Canonical { sources, paths: &paths, own, module: "", parameters: BTreeMap::new(), self_type: None };
        for (public, target) in &paths.targets {
            surface.add_target(public, target, &canonical);
        }
        for (path, module) in &sources.modules {
            if !canonical.is_own(path) {
                continue;
            }
            for item in &module.items {
                if let Item::Impl(item) = item {
                    surface.add_implementation(item, canonical.in_module(path));
                }
            }
        }
        surface
    }

    fn add_target(&mut self, public: &str, target: &Target, canonical: &Canonical<'_>) {
        let name = canonical.name(target);
        match target {
            Target::Module(path) if canonical.is_own(path) => self.add(format!("mod {public}"), String::new()),
            Target::Module(_) => self.add(format!("mod {public}"), name),
            Target::Item(module, item_name) if name == format!("crate::surface::{public}") => {
                let Some((module_path, module)) = canonical.sources.modules.get_key_value(module) else { return };
                if let Some(item) = module.names.get(item_name).and_then(|index| module.items.get(*index)) {
                    self.add_item(public, item, &canonical.in_module(module_path));
                }
            }
            _ => self.add(format!("use {public}"), name),
        }
    }

    pub(crate) fn add(&mut self, item: String, signature: String) {
        self.items.insert(item, signature);
    }

    pub(crate) fn add_impl(&mut self, implementation: String, parameters: Vec<String>) {
        self.implementations.insert(implementation, parameters);
    }

    /// The number of items and implementations.
    pub(crate) fn len(&self) -> usize {
        self.items.len() + self.implementations.len()
    }
}
