//! The public items in the modules of a client.

use super::signature::{function, text};
use crate::emit::{Gate, Module};
use std::collections::{BTreeMap, BTreeSet};
use syn::{Attribute, Fields, File, ImplItem, Item, ItemEnum, ItemImpl, ItemUse, TraitItem, Type, UseTree, Visibility};

/// Declarations by path.
pub(super) type Items = BTreeMap<String, String>;

/// The path of a module from the root of the client.
type ModulePath = Vec<String>;

/// The items of a module.
#[derive(Default)]
struct Declared {
    is_public: bool,
    /// Public items by name: the item itself, with an empty path, and what is in it.
    items: BTreeMap<String, Items>,
    /// Public names of items that another module declares.
    uses: Vec<(String, Source)>,
    /// Items without a name, by what stands for it.
    others: Items,
}

/// Where a re-exported item comes from.
enum Source {
    /// The module and the item in it.
    Client(ModulePath, String),
    /// A path into another crate.
    External(String),
}

/// The public items of a client, by their public paths.
pub(super) fn read(root: &Module<'_>) -> Items {
    let mut modules = BTreeMap::new();
    declare(root, Vec::new(), true, &mut modules);
    let mut items = Items::new();
    for (path, declared) in modules.iter().filter(|(_, declared)| declared.is_public) {
        let prefix: String = path.iter().map(|name| format!("{name}::")).collect();
        if let Some(name) = path.last() {
            items.insert(path.join("::"), format!("pub mod {name}"));
        }
        items.extend(declared.others.iter().map(|(name, item)| (format!("{prefix}{name}"), item.clone())));
        for (name, item) in &declared.items {
            insert(&mut items, &format!("{prefix}{name}"), item);
        }
        for (name, source) in &declared.uses {
            let path = format!("{prefix}{name}");
            match source {
                Source::External(external) => drop(items.insert(path, format!("pub use {external}"))),
                Source::Client(module, original) => match modules.get(module) {
                    Some(declared) if !declared.is_public => {
                        declared.items.get(original).into_iter().for_each(|item| insert(&mut items, &path, item));
                    }
                    _ => drop(items.insert(path, format!("pub use {}::{original}", module.join("::")))),
                },
            }
        }
    }
    items
}

fn insert(items: &mut Items, path: &str, item: &Items) {
    items.extend(item.iter().map(|(inner, declaration)| (format!("{path}{inner}"), declaration.clone())));
}

fn declare(module: &Module<'_>, path: ModulePath, is_public: bool, modules: &mut BTreeMap<ModulePath, Declared>) {
    if module.gate != Gate::None {
        return;
    }
    let file: File = syn::parse2(module.body()).expect("emitters write Rust");
    let mut declared = Declared { is_public, ..Declared::default() };
    file.items.iter().for_each(|item| declared.add(item, &path));
    for child in &module.modules {
        let child_path = [path.as_slice(), std::slice::from_ref(&child.name)].concat();
        declare(child, child_path, is_public && child.is_public(), modules);
    }
    modules.insert(path, declared);
}

impl Declared {
    fn add(&mut self, item: &Item, module: &[String]) {
        match item {
            Item::Struct(item) if is_public(&item.vis, &item.attrs) => {
                let entry = self.item(item.ident.to_string());
                entry.insert(
                    String::new(),
                    attributed(&item.attrs, format!("pub struct {}{}", item.ident, text(&item.generics))),
                );
                entry.extend(derives(&item.attrs));
                entry.extend(fields(&item.fields));
            }
            Item::Enum(item) if is_public(&item.vis, &item.attrs) => self.add_enum(item),
            Item::Type(item) if is_public(&item.vis, &item.attrs) => {
                let declaration = format!("pub type {} = {}", item.ident, text(&item.ty));
                self.item(item.ident.to_string()).insert(String::new(), declaration);
            }
            Item::Trait(item) if is_public(&item.vis, &item.attrs) => {
                let entry = self.item(item.ident.to_string());
                entry.insert(String::new(), format!("pub trait {}{}", item.ident, text(&item.generics)));
                for function_of in item.items.iter() {
                    if let TraitItem::Fn(each) = function_of {
                        entry.insert(format!("::{}()", each.sig.ident), function(&each.sig));
                    }
                }
            }
            Item::Fn(item) if is_public(&item.vis, &item.attrs) => {
                self.others.insert(format!("{}()", item.sig.ident), format!("pub {}", function(&item.sig)));
            }
            Item::Const(item) if is_public(&item.vis, &item.attrs) => {
                self.others.insert(item.ident.to_string(), format!("pub const {}: {}", item.ident, text(&item.ty)));
            }
            Item::Static(item) if is_public(&item.vis, &item.attrs) => {
                self.others.insert(item.ident.to_string(), format!("pub static {}: {}", item.ident, text(&item.ty)));
            }
            Item::Impl(item) => self.add_impl(item),
            Item::Use(item) => self.add_use(item, module),
            _ => {}
        }
    }

    /// The entry of an item. An `impl` can precede the item.
    fn item(&mut self, name: String) -> &mut Items {
        self.items.entry(name).or_default()
    }

    fn add_enum(&mut self, item: &ItemEnum) {
        let entry = self.item(item.ident.to_string());
        entry
            .insert(String::new(), attributed(&item.attrs, format!("pub enum {}{}", item.ident, text(&item.generics))));
        entry.extend(derives(&item.attrs));
        for variant in item.variants.iter().filter(|variant| !is_hidden(&variant.attrs)) {
            entry.insert(format!("::{}", variant.ident), format!("{}{}", variant.ident, text(&variant.fields)));
        }
    }

    fn add_impl(&mut self, item: &ItemImpl) {
        let Some(name) = own_type(&item.self_ty) else { return };
        let entry = self.item(name);
        if let Some((_, path, _)) = &item.trait_ {
            let path = text(path);
            // The runtime's own traits are not for users.
            if !path.starts_with("schema::") && !path.starts_with("runtime::") {
                entry.insert(format!(": {path}"), format!("impl {path}"));
            }
            return;
        }
        for member in &item.items {
            match member {
                ImplItem::Fn(each) if is_public(&each.vis, &each.attrs) => {
                    entry.insert(format!("::{}()", each.sig.ident), format!("pub {}", function(&each.sig)));
                }
                ImplItem::Const(each) if is_public(&each.vis, &each.attrs) => {
                    entry.insert(format!("::{}", each.ident), format!("pub const {}: {}", each.ident, text(&each.ty)));
                }
                _ => {}
            }
        }
    }

    fn add_use(&mut self, item: &ItemUse, module: &[String]) {
        if !is_public(&item.vis, &item.attrs) {
            return;
        }
        let mut found = Vec::new();
        flatten(&item.tree, Vec::new(), &mut found);
        for (name, path) in found {
            let source = match item.leading_colon {
                Some(_) => Some(Source::External(format!("::{}", path.join("::")))),
                None => resolve(&path, module),
            };
            match (name.as_str(), source) {
                ("*", Some(Source::External(path))) => {
                    drop(self.others.insert(format!("*: {path}"), format!("pub use {path}")))
                }
                (_, Some(source)) => self.uses.push((name, source)),
                (_, None) => {}
            }
        }
    }
}

/// The names that a `use` brings, each with its path.
fn flatten(tree: &UseTree, path: Vec<String>, found: &mut Vec<(String, Vec<String>)>) {
    let with = |name: String| [path.as_slice(), &[name]].concat();
    match tree {
        UseTree::Path(each) => flatten(&each.tree, with(each.ident.to_string()), found),
        UseTree::Group(group) => group.items.iter().for_each(|tree| flatten(tree, path.clone(), found)),
        UseTree::Name(each) => found.push((each.ident.to_string(), with(each.ident.to_string()))),
        UseTree::Rename(each) => found.push((each.rename.to_string(), with(each.ident.to_string()))),
        UseTree::Glob(_) => found.push(("*".to_owned(), with("*".to_owned()))),
    }
}

/// The module and the name of an item of the client that a path in a module leads to.
fn resolve(path: &[String], module: &[String]) -> Option<Source> {
    let (name, parents) = path.split_last()?;
    let mut resolved = module.to_vec();
    for step in parents {
        match step.as_str() {
            "self" => {}
            "super" => drop(resolved.pop()?),
            "sdk" => resolved.clear(),
            _ => resolved.push(step.clone()),
        }
    }
    Some(Source::Client(resolved, name.clone()))
}

/// The name of a type that the same module declares.
fn own_type(of: &Type) -> Option<String> {
    let Type::Path(path) = of else { return None };
    path.path.segments.last().filter(|_| path.path.segments.len() == 1).map(|segment| segment.ident.to_string())
}

fn is_public(visibility: &Visibility, attributes: &[Attribute]) -> bool {
    matches!(visibility, Visibility::Public(_)) && !is_hidden(attributes)
}

fn is_hidden(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("doc")
            && attribute.meta.require_list().is_ok_and(|list| list.tokens.to_string() == "hidden")
    })
}

/// A declaration with the attributes that limit its users.
fn attributed(attributes: &[Attribute], declaration: String) -> String {
    let is_open = attributes.iter().any(|attribute| attribute.path().is_ident("non_exhaustive"));
    if is_open { format!("#[non_exhaustive] {declaration}") } else { declaration }
}

/// The derived traits.
fn derives(attributes: &[Attribute]) -> Items {
    let mut traits = BTreeSet::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("derive")) {
        let parsed = attribute.parse_nested_meta(|meta| {
            traits.insert(text(&meta.path));
            Ok(())
        });
        parsed.expect("emitters write Rust");
    }
    traits.into_iter().map(|name| (format!(": {name}"), format!("impl {name}"))).collect()
}

fn fields(fields: &Fields) -> Items {
    let public = fields.iter().filter(|field| is_public(&field.vis, &field.attrs));
    let name = |field: &syn::Field| field.ident.as_ref().map_or_else(|| "0".to_owned(), ToString::to_string);
    public.map(|field| (format!("::{}", name(field)), format!("pub {}: {}", name(field), text(&field.ty)))).collect()
}
