//! The modules of a package: the names in each of them, and the paths that their code mentions.

use proc_macro2::{TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, ItemMod, ItemUse, UseTree, Visibility};

/// The path of a module from the root of its crate; empty for the root.
pub(crate) type ModulePath = Vec<String>;

#[derive(Default)]
pub(crate) struct Modules(BTreeMap<ModulePath, Module>);

/// A module: a file, or a module inside a file.
#[derive(Default)]
pub(crate) struct Module {
    /// The file, from the folder `src`.
    file: String,
    /// The module that is the file. It differs from the path of the module if that has no file of its own.
    pub(crate) file_module: ModulePath,
    pub(crate) children: BTreeSet<String>,
    /// The names of the items that are defined here.
    pub(crate) items: BTreeSet<String>,
    pub(crate) uses: Vec<Use>,
    pub(crate) paths: Vec<PathInCode>,
}

/// One name that a `use` item brings into a module.
pub(crate) struct Use {
    /// `*` for all names of the path.
    pub(crate) name: String,
    pub(crate) path: PathInCode,
    pub(crate) is_reexport: bool,
}

/// The segments of a path in code.
pub(crate) type PathInCode = Vec<String>;

impl Modules {
    /// Reads the library in a folder, from its `lib.rs`.
    pub(crate) fn read(src: &Path) -> Self {
        let mut modules = Self::default();
        modules.read_file(src, Path::new("lib.rs"), Vec::new());
        modules
    }

    pub(crate) fn get(&self, path: &[String]) -> Option<&Module> {
        self.0.get(path)
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&ModulePath, &Module)> {
        self.0.iter()
    }

    /// The file of a module, from the folder `src`.
    pub(crate) fn file(&self, path: &[String]) -> &str {
        &self.0[path].file
    }

    /// The name of the module of the crate's root that a module is in, or `lib` for the root.
    pub(crate) fn root<'p>(&self, path: &'p [String]) -> &'p str {
        path.first().map_or("lib", String::as_str)
    }

    fn read_file(&mut self, src: &Path, file: &Path, path: ModulePath) {
        let text =
            std::fs::read_to_string(src.join(file)).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let syntax = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let name = file.to_string_lossy().replace('\\', "/");
        self.read_items(src, &name, &path, path.clone(), &syntax.items);
    }

    fn read_items(&mut self, src: &Path, file: &str, file_module: &ModulePath, path: ModulePath, items: &[Item]) {
        let mut reader = Reader { module: Module { file: file.to_owned(), ..Module::default() }, modules: Vec::new() };
        reader.module.file_module.clone_from(file_module);
        items.iter().for_each(|item| reader.visit_item(item));
        let Reader { module, modules } = reader;
        for child in modules {
            let name = child.ident.to_string();
            let child_path = [path.as_slice(), &[name]].concat();
            match &child.content {
                Some((_, items)) => self.read_items(src, file, file_module, child_path, items),
                None => self.read_file(src, &file_of(src, &child_path), child_path),
            }
        }
        self.0.insert(path, module);
    }
}

/// The file of a module that is declared with `mod name;`.
fn file_of(src: &Path, path: &[String]) -> PathBuf {
    let path: PathBuf = path.iter().collect();
    let file = path.with_extension("rs");
    if src.join(&file).is_file() { file } else { path.join("mod.rs") }
}

/// Collects the names and paths of one module, without those of the modules in it.
struct Reader<'s> {
    module: Module,
    modules: Vec<&'s ItemMod>,
}

impl Reader<'_> {
    fn read_use(&mut self, tree: &UseTree, mut prefix: Vec<String>, is_reexport: bool) {
        let (name, last) = match tree {
            UseTree::Path(path) => {
                prefix.push(path.ident.to_string());
                return self.read_use(&path.tree, prefix, is_reexport);
            }
            UseTree::Group(group) => {
                return group.items.iter().for_each(|tree| self.read_use(tree, prefix.clone(), is_reexport));
            }
            UseTree::Name(name) => (name.ident.to_string(), Some(name.ident.to_string())),
            UseTree::Rename(rename) => (rename.rename.to_string(), Some(rename.ident.to_string())),
            UseTree::Glob(_) => ("*".to_owned(), None),
        };
        match last.as_deref() {
            Some("self") => {}
            last => prefix.extend(last.map(str::to_owned)),
        }
        let name = if name == "self" { prefix.last().cloned().unwrap_or_default() } else { name };
        self.module.uses.push(Use { name, path: prefix, is_reexport });
    }

    /// Collects the paths in the arguments of a macro, such as `a::b` in `format!("{}", a::b())`.
    fn read_tokens(&mut self, tokens: TokenStream) {
        let is = |token: Option<&TokenTree>, text: char| matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == text);
        let tokens: Vec<_> = tokens.into_iter().collect();
        let mut index = 0;
        while let Some(token) = tokens.get(index) {
            let start = index;
            index += 1;
            match token {
                TokenTree::Group(group) => self.read_tokens(group.stream()),
                TokenTree::Ident(first) => {
                    let mut segments = vec![first.to_string()];
                    while is(tokens.get(index), ':') && is(tokens.get(index + 1), ':') {
                        let Some(TokenTree::Ident(next)) = tokens.get(index + 2) else { break };
                        segments.push(next.to_string());
                        index += 3;
                    }
                    let is_whole = start == 0 || !is(tokens.get(start - 1), ':') && !is(tokens.get(start - 1), '$');
                    if segments.len() > 1 && is_whole {
                        self.module.paths.push(segments);
                    }
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }
}

impl<'s> Visit<'s> for Reader<'s> {
    fn visit_item(&mut self, item: &'s Item) {
        let (attributes, name) = name_of(item);
        if attributes.iter().any(is_test) {
            return;
        }
        self.module.items.extend(name);
        visit::visit_item(self, item);
    }

    fn visit_item_mod(&mut self, item: &'s ItemMod) {
        self.module.children.insert(item.ident.to_string());
        self.modules.push(item);
    }

    fn visit_item_use(&mut self, item: &'s ItemUse) {
        if item.leading_colon.is_none() {
            self.read_use(&item.tree, Vec::new(), !matches!(item.vis, Visibility::Inherited));
        }
    }

    fn visit_path(&mut self, path: &'s syn::Path) {
        if path.leading_colon.is_none() {
            let segments = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
            self.module.paths.push(segments);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'s syn::Macro) {
        self.visit_path(&call.path);
        // The paths in a template are those of generated code, and those in a definition belong to its callers.
        let name = call.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
        if !["quote", "parse_quote", "macro_rules"].contains(&name.as_str()) {
            self.read_tokens(call.tokens.clone());
        }
    }
}

/// Whether code is compiled only for tests of the crate itself.
fn is_test(attribute: &Attribute) -> bool {
    attribute.path().is_ident("cfg")
        && attribute.meta.require_list().is_ok_and(|condition| condition.tokens.to_string() == "test")
}

fn name_of(item: &Item) -> (&[Attribute], Option<String>) {
    match item {
        Item::Const(item) => (&item.attrs, Some(item.ident.to_string())),
        Item::Enum(item) => (&item.attrs, Some(item.ident.to_string())),
        Item::Fn(item) => (&item.attrs, Some(item.sig.ident.to_string())),
        Item::Macro(item) => (&item.attrs, item.ident.as_ref().map(ToString::to_string)),
        Item::Static(item) => (&item.attrs, Some(item.ident.to_string())),
        Item::Struct(item) => (&item.attrs, Some(item.ident.to_string())),
        Item::Trait(item) => (&item.attrs, Some(item.ident.to_string())),
        Item::Type(item) => (&item.attrs, Some(item.ident.to_string())),
        Item::Union(item) => (&item.attrs, Some(item.ident.to_string())),
        Item::Impl(item) => (&item.attrs, None),
        Item::Mod(item) => (&item.attrs, None),
        Item::Use(item) => (&item.attrs, None),
        _ => (&[], None),
    }
}
