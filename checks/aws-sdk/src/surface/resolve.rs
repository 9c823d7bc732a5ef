//! Resolves names through imports and re-exports.

use crate::surface::import::Path;
use crate::surface::source::Sources;
use std::collections::BTreeSet;

/// The target of a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Target {
    /// A module that was read.
    Module(String),
    /// An item, by the module that defines it and its name there.
    Item(String, String),
    /// An item outside of the sources, by its path.
    Outside(String),
}

impl Target {
    /// Its path.
    pub(crate) fn path(&self) -> String {
        match self {
            Target::Module(path) | Target::Outside(path) => path.clone(),
            Target::Item(module, name) => format!("{module}::{name}"),
        }
    }
}

/// The names in Rust's prelude, with their public paths.
const PRELUDE: &[(&str, &str)] = &[
    ("AsMut", "std::convert::AsMut"),
    ("AsRef", "std::convert::AsRef"),
    ("Box", "std::boxed::Box"),
    ("Clone", "std::clone::Clone"),
    ("Copy", "std::marker::Copy"),
    ("Debug", "std::fmt::Debug"),
    ("Default", "std::default::Default"),
    ("DoubleEndedIterator", "std::iter::DoubleEndedIterator"),
    ("Drop", "std::ops::Drop"),
    ("Eq", "std::cmp::Eq"),
    ("ExactSizeIterator", "std::iter::ExactSizeIterator"),
    ("Extend", "std::iter::Extend"),
    ("Fn", "std::ops::Fn"),
    ("FnMut", "std::ops::FnMut"),
    ("FnOnce", "std::ops::FnOnce"),
    ("From", "std::convert::From"),
    ("FromIterator", "std::iter::FromIterator"),
    ("Future", "std::future::Future"),
    ("Hash", "std::hash::Hash"),
    ("Into", "std::convert::Into"),
    ("IntoIterator", "std::iter::IntoIterator"),
    ("Iterator", "std::iter::Iterator"),
    ("Option", "std::option::Option"),
    ("Ord", "std::cmp::Ord"),
    ("PartialEq", "std::cmp::PartialEq"),
    ("PartialOrd", "std::cmp::PartialOrd"),
    ("Result", "std::result::Result"),
    ("Send", "std::marker::Send"),
    ("Sized", "std::marker::Sized"),
    ("String", "std::string::String"),
    ("Sync", "std::marker::Sync"),
    ("ToString", "std::string::ToString"),
    ("TryFrom", "std::convert::TryFrom"),
    ("Vec", "std::vec::Vec"),
];

impl Sources {
    /// Resolves a path in a module.
    pub(crate) fn resolve(&self, module: &str, path: &Path) -> Target {
        self.follow(module, path, &mut BTreeSet::new()).unwrap_or_else(|| Target::Outside(path.segments.join("::")))
    }

    fn follow(&self, module: &str, path: &Path, visited: &mut BTreeSet<(String, String)>) -> Option<Target> {
        let mut segments = path.segments.iter();
        let first = segments.next()?;
        let mut target = match first.as_str() {
            name if path.absolute => self.crate_root(name),
            "crate" => Target::Module(module.split("::").next()?.to_owned()),
            "self" => Target::Module(module.to_owned()),
            "super" => Target::Module(parent(module)?),
            name => match self.lookup(module, name, visited) {
                Some(target) => target,
                None if self.has_crate(name) || matches!(name, "std" | "core" | "alloc") => self.crate_root(name),
                None => match PRELUDE.iter().find(|(prelude, _)| prelude == first) {
                    Some((_, path)) => Target::Outside((*path).to_owned()),
                    None => self.crate_root(name),
                },
            },
        };
        for name in segments {
            target = match target {
                Target::Module(module) if name == "super" => Target::Module(parent(&module)?),
                Target::Module(module) => match self.lookup(&module, name, visited) {
                    Some(target) => target,
                    None => Target::Outside(format!("{module}::{name}")),
                },
                other => Target::Outside(format!("{}::{name}", other.path())),
            };
        }
        Some(target)
    }

    fn crate_root(&self, name: &str) -> Target {
        match name {
            name if self.has_crate(name) => Target::Module(name.to_owned()),
            "core" | "alloc" => Target::Outside("std".to_owned()),
            name => Target::Outside(self.renamed.get(name).map_or(name, String::as_str).to_owned()),
        }
    }

    /// Resolves a name in a module: an item that the module defines, or else one that it imports.
    pub(crate) fn lookup(&self, path: &str, name: &str, visited: &mut BTreeSet<(String, String)>) -> Option<Target> {
        let module = self.modules.get(path)?;
        if module.names.contains_key(name) {
            return Some(Target::Item(path.to_owned(), name.to_owned()));
        }
        let child = format!("{path}::{name}");
        if self.modules.contains_key(&child) {
            return Some(Target::Module(child));
        }
        if !visited.insert((path.to_owned(), name.to_owned())) {
            return None;
        }
        let named = module.imports.iter().filter(|import| import.name.as_deref() == Some(name));
        let found = named.map(|import| &import.path).find_map(|path_| self.follow(path, path_, visited));
        let found = found.or_else(|| {
            let mut globs = module.imports.iter().filter(|import| import.name.is_none());
            globs.find_map(|glob| match self.follow(path, &glob.path, visited)? {
                Target::Module(module) => self.lookup(&module, name, visited),
                _ => None,
            })
        });
        visited.remove(&(path.to_owned(), name.to_owned()));
        found
    }
}

fn parent(module: &str) -> Option<String> {
    Some(module.rsplit_once("::")?.0.to_owned())
}
