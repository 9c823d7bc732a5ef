use crate::surface::cfg::{self, Features};
use crate::surface::error::Error;
use crate::surface::import::{Import, imports};
use crate::surface::macros::Macro;
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use syn::{Attribute, Item, Visibility};

/// The modules of crates, by path: `aws_sdk_sqs::types`.
#[derive(Default)]
pub(crate) struct Sources {
    pub(crate) modules: BTreeMap<String, Module>,
    /// The renamed crates: the name in paths, and the name of the crate.
    pub(crate) renamed: BTreeMap<String, String>,
    macros: BTreeMap<String, Macro>,
}

/// A module.
#[derive(Default)]
pub(crate) struct Module {
    /// Whether it is public and documented.
    pub(crate) public: bool,
    /// The items that it defines, except modules and imports.
    pub(crate) items: Vec<Item>,
    /// The index in `items` of each name.
    pub(crate) names: BTreeMap<String, usize>,
    pub(crate) imports: Vec<Import>,
}

/// The place of a module's files, and the features of its crate.
struct Place<'a> {
    crate_name: &'a str,
    features: &'a Features,
    /// The folder with the files of its modules, if the crate was read from files.
    folder: Option<PathBuf>,
}

impl Sources {
    /// Whether there is such a crate.
    pub(crate) fn has_crate(&self, name: &str) -> bool {
        self.modules.contains_key(name)
    }

    /// Reads a crate from its root.
    ///
    /// # Errors
    /// A file cannot be read or is not valid Rust. The error has its path.
    pub(crate) fn add_crate(&mut self, name: &str, root: &Path, features: &Features) -> Result<(), Error> {
        let folder = root.parent().map(Path::to_path_buf);
        self.add_module(name, true, parse_file(root)?, &Place { crate_name: name, features, folder })
    }

    fn add_module(&mut self, path: &str, public: bool, items: Vec<Item>, place: &Place<'_>) -> Result<(), Error> {
        self.modules.insert(path.to_owned(), Module { public, ..Module::default() });
        self.add_items(path, items, place)
    }

    fn add_items(&mut self, path: &str, items: Vec<Item>, place: &Place<'_>) -> Result<(), Error> {
        for item in items {
            if !cfg::is_compiled(attributes(&item), place.features) {
                continue;
            }
            match item {
                Item::Mod(item) => {
                    let name = item.ident.to_string();
                    let public = matches!(item.vis, Visibility::Public(_)) && !cfg::is_hidden(&item.attrs);
                    let folder = place.folder.as_ref().map(|folder| folder.join(name.trim_start_matches("r#")));
                    let items = match (item.content, &folder) {
                        (Some((_, items)), _) => items,
                        (None, Some(folder)) => parse_file(&module_file(folder))?,
                        (None, None) => continue,
                    };
                    let place = Place { folder, ..*place };
                    self.add_module(&format!("{path}::{name}"), public, items, &place)?;
                }
                Item::Use(item) => self.module(path).imports.extend(imports(&item)),
                Item::Macro(call) => match &call.ident {
                    Some(name) => {
                        self.macros.insert(exported(name), Macro::new(place.crate_name, &call.mac.tokens));
                    }
                    None => {
                        let Some(expanded) = self.expand(&call.mac) else { continue };
                        let items = parse_tokens(expanded).map_err(|error| Error(format!("{path}: {error}")))?;
                        self.add_items(path, items, place)?;
                    }
                },
                item => {
                    let module = self.module(path);
                    if let Some(name) = defined_name(&item) {
                        module.names.insert(name, module.items.len());
                    }
                    module.items.push(item);
                }
            }
        }
        Ok(())
    }

    fn module(&mut self, path: &str) -> &mut Module {
        self.modules.entry(path.to_owned()).or_default()
    }

    /// The expansion of the call of a known macro.
    pub(crate) fn expand(&self, call: &syn::Macro) -> Option<TokenStream> {
        self.macros.get(&exported(&call.path.segments.last()?.ident))?.expand(&call.tokens)
    }
}

/// The name of a macro. The runtime exports `__name` and calls it so, and generated code calls it by its re-export `name`.
fn exported(name: &syn::Ident) -> String {
    name.to_string().trim_start_matches('_').to_owned()
}

fn module_file(folder: &Path) -> PathBuf {
    let beside = folder.with_extension("rs");
    if beside.is_file() { beside } else { folder.join("mod.rs") }
}

fn parse_file(path: &Path) -> Result<Vec<Item>, Error> {
    let text = fs::read_to_string(path).map_err(|error| Error(format!("{}: {error}", path.display())))?;
    parse(&text).map_err(|error| Error(format!("{}: {error}", path.display())))
}

fn parse(text: &str) -> syn::Result<Vec<Item>> {
    parse_tokens(text.parse::<TokenStream>().map_err(syn::Error::from)?)
}

fn parse_tokens(tokens: TokenStream) -> syn::Result<Vec<Item>> {
    Ok(syn::parse2::<syn::File>(without_bodies(tokens))?.items)
}

/// Removes the bodies of functions, which are not part of the surface and take most of the time to parse.
fn without_bodies(tokens: TokenStream) -> TokenStream {
    let mut in_function = false;
    let mut tokens = tokens.into_iter().peekable();
    let mut kept = TokenStream::new();
    while let Some(token) = tokens.next() {
        let token = match token {
            // A function pointer type has no name.
            TokenTree::Ident(ident) if ident == "fn" => {
                in_function = matches!(tokens.peek(), Some(TokenTree::Ident(_)));
                TokenTree::Ident(ident)
            }
            TokenTree::Punct(punct) if punct.as_char() == ';' => {
                in_function = false;
                TokenTree::Punct(punct)
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                let inner = if in_function { TokenStream::new() } else { without_bodies(group.stream()) };
                in_function = false;
                TokenTree::Group(Group::new(Delimiter::Brace, inner))
            }
            token => token,
        };
        kept.extend([token]);
    }
    kept
}

fn defined_name(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        _ => return None,
    };
    Some(ident.to_string())
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Union(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}
