//! Which file imports which, with re-exports followed to the file that defines an item.

use crate::modules::{ModulePath, Modules};

/// How many re-exports lead from a name to its definition at most. More are a circle of re-exports.
const REEXPORTS: usize = 16;

/// A file that mentions an item or module of another.
pub(crate) struct Import {
    pub(crate) from: ModulePath,
    pub(crate) to: ModulePath,
    /// The path in the code, such as `super::names::escape`.
    pub(crate) path: String,
}

/// What a path names.
enum Target {
    Module(ModulePath),
    /// An item that is defined in this module.
    Item(ModulePath),
}

/// All imports between files, in the order of modules.
pub(crate) fn imports(modules: &Modules) -> Vec<Import> {
    let mut imports = Vec::new();
    for (path, module) in modules.iter() {
        let mut add = |path: &[String], to: &[String]| {
            let to = modules.get(to).map_or_else(Vec::new, |module| module.file_module.clone());
            if to != module.file_module {
                imports.push(Import { from: module.file_module.clone(), to, path: path.join("::") });
            }
        };
        for each in &module.uses {
            match resolve(modules, path, &each.path, 0) {
                // A folder's re-exports of its files are its door and no use of them.
                Some(Target::Item(to) | Target::Module(to)) if each.is_reexport && to.starts_with(path) => {}
                Some(Target::Item(to) | Target::Module(to)) => add(&each.path, &to),
                None => {}
            }
        }
        for mentioned in &module.paths {
            match resolve(modules, path, mentioned, 0) {
                Some(Target::Item(to)) => add(mentioned, &to),
                // A variable that has the name of a module, or a longer path, of which the item is not known.
                Some(Target::Module(_)) | None => {}
            }
        }
    }
    imports
}

/// What a path in a module names; nothing if it leads out of the crate.
fn resolve(modules: &Modules, module: &[String], path: &[String], depth: usize) -> Option<Target> {
    let mut current = module.to_vec();
    let mut is_local = false;
    for segment in path {
        match segment.as_str() {
            "crate" => current.clear(),
            "self" => {}
            "super" => drop(current.pop()),
            name => match look_up(modules, &current, name, depth) {
                Some(Target::Module(path)) => current = path,
                Some(item) => return Some(item),
                None => return is_local.then_some(Target::Item(current)),
            },
        }
        is_local = true;
    }
    Some(Target::Module(current))
}

/// What a name means in a module.
fn look_up(modules: &Modules, path: &[String], name: &str, depth: usize) -> Option<Target> {
    let module = modules.get(path)?;
    if module.items.contains(name) {
        return Some(Target::Item(path.to_vec()));
    }
    if module.children.contains(name) {
        return Some(Target::Module([path, &[name.to_owned()]].concat()));
    }
    if depth == REEXPORTS {
        return None;
    }
    let of = |of: &str| module.uses.iter().filter(move |each| each.name == of).collect::<Vec<_>>();
    if let Some(each) = of(name).first() {
        // `use names;` of an external crate has the name of what it brings.
        let is_itself = each.path.first().is_some_and(|first| first == name);
        return if is_itself { None } else { resolve(modules, path, &each.path, depth + 1) };
    }
    of("*").into_iter().find_map(|each| match resolve(modules, path, &each.path, depth + 1)? {
        Target::Module(path) => look_up(modules, &path, name, depth + 1),
        Target::Item(_) => None,
    })
}
