use super::docs;
use super::rust::ident;
use proc_macro2::{Spacing, TokenStream, TokenTree};
use quote::quote;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// A module of generated code.
pub(crate) struct Module {
    pub(crate) name: String,
    /// Markdown.
    pub(crate) docs: String,
    pub(crate) visibility: Visibility,
    /// Whether it is there for tests only.
    pub(crate) is_test: bool,
    pub(crate) items: TokenStream,
    pub(crate) modules: Vec<Module>,
}

/// Who can name a module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Visibility {
    /// Everyone.
    Public,
    /// The module it stands in.
    Private,
}

/// Modules of the runtime that generated code names without their path.
const RUNTIME_MODULES: [&str; 8] = ["error", "read", "require", "schema", "services", "test_util", "waiter", "write"];

/// The name of the runtime's side of the interface, for what is in none of these modules.
const RUNTIME: &str = "runtime";

/// The name under which each module finds the root of the client, wherever the client is mounted.
const ROOT: &str = "sdk";

impl Module {
    /// An empty module.
    pub(crate) fn new(name: &str, visibility: Visibility) -> Self {
        Self {
            name: name.to_owned(),
            docs: String::new(),
            visibility,
            is_test: false,
            items: TokenStream::new(),
            modules: Vec::new(),
        }
    }

    /// The items of the root and its modules, to be mounted in any module.
    pub(crate) fn items(&self) -> TokenStream {
        let items = &self.items;
        let allow = allowed();
        let modules = self.modules.iter().map(|module| {
            let module = module.item(1);
            quote! { #[allow(#allow)] #module }
        });
        quote! { #items #( #modules )* }
    }

    /// The files of a crate: the path of each in the folder of its sources, and its items.
    pub(crate) fn files(&self) -> Vec<(PathBuf, TokenStream)> {
        let docs = docs::inner_comment(&self.docs);
        let allow = allowed();
        let (items, declarations) = (&self.items, self.declarations());
        let mut files = vec![(
            PathBuf::from("lib.rs"),
            quote! { #docs #![allow(#allow)] #![warn(missing_docs)] #items #declarations },
        )];
        for module in &self.modules {
            module.collect_files(Path::new(""), 1, &mut files);
        }
        files
    }

    fn collect_files(&self, folder: &Path, depth: usize, files: &mut Vec<(PathBuf, TokenStream)>) {
        let (imports, items, declarations) = (self.imports(depth), &self.items, self.declarations());
        files.push((folder.join(format!("{}.rs", self.file_name())), quote! { #imports #items #declarations }));
        for module in &self.modules {
            module.collect_files(&folder.join(self.file_name()), depth + 1, files);
        }
    }

    /// Where Rust looks for a module whose name is a raw identifier.
    fn file_name(&self) -> &str {
        docs::link(&self.name)
    }

    /// The modules in this one, which stand in files of their own.
    fn declarations(&self) -> TokenStream {
        self.modules.iter().map(|module| module.declared(quote!(;))).collect()
    }

    /// The path of each module below this one, and its items without the modules in it.
    pub(crate) fn each_module(&self) -> Vec<(String, TokenStream)> {
        let mut modules = Vec::new();
        for module in &self.modules {
            module.collect(&module.name, &mut modules);
        }
        modules
    }

    fn collect(&self, path: &str, modules: &mut Vec<(String, TokenStream)>) {
        modules.push((path.to_owned(), self.items.clone()));
        for module in &self.modules {
            module.collect(&format!("{path}::{}", module.name), modules);
        }
    }

    fn item(&self, depth: usize) -> TokenStream {
        let imports = self.imports(depth);
        let items = &self.items;
        let modules = self.modules.iter().map(|module| module.item(depth + 1));
        self.declared(quote! { { #imports #items #( #modules )* } })
    }

    /// The declaration of this module, before what it holds.
    fn declared(&self, contents: TokenStream) -> TokenStream {
        let docs = docs::comment(&self.docs);
        let name = ident(&self.name);
        let visibility = match self.visibility {
            Visibility::Public => quote!(pub),
            Visibility::Private => TokenStream::new(),
        };
        let test = self.is_test.then(|| quote! { #[cfg(test)] });
        quote! { #docs #test #visibility mod #name #contents }
    }

    /// The imports that the items need.
    fn imports(&self, depth: usize) -> TokenStream {
        let mut imports = TokenStream::new();
        let mut starts = HashSet::new();
        path_starts(&self.items, &mut starts);
        if starts.contains(ROOT) || self.modules.iter().any(Module::mentions_root) {
            let root = ident(ROOT);
            imports.extend(match depth {
                1 => quote! { use super::{self as #root}; },
                _ => quote! { use super::#root; },
            });
        }
        let used: Vec<_> = RUNTIME_MODULES.into_iter().filter(|name| starts.contains(*name)).map(ident).collect();
        match used.as_slice() {
            [] => {}
            [one] => imports.extend(quote! { use ::smithereens::__private::#one; }),
            several => imports.extend(quote! { use ::smithereens::__private::{ #( #several ),* }; }),
        }
        if starts.contains(RUNTIME) {
            let runtime = ident(RUNTIME);
            imports.extend(quote! { use ::smithereens::__private as #runtime; });
        }
        imports
    }

    fn mentions_root(&self) -> bool {
        let mut starts = HashSet::new();
        path_starts(&self.items, &mut starts);
        starts.contains(ROOT) || self.modules.iter().any(Module::mentions_root)
    }
}

/// What a model's names or facts can provoke, and no one who generates code can mend.
fn allowed() -> TokenStream {
    quote! {
        deprecated,
        clippy::approx_constant,
        clippy::collapsible_if,
        clippy::enum_variant_names,
        clippy::large_enum_variant,
        clippy::module_inception,
        clippy::nonminimal_bool,
        clippy::result_large_err,
        clippy::should_implement_trait,
        clippy::type_complexity,
        clippy::wrong_self_convention
    }
}

/// Collects the imported names with which paths in the tokens start.
fn path_starts(tokens: &TokenStream, starts: &mut HashSet<&'static str>) {
    let (mut name, mut colons) = (None, 0);
    for token in tokens.clone() {
        let before = name.take();
        match &token {
            TokenTree::Punct(colon) if colon.as_char() == ':' => {
                // A single colon follows the name of a field.
                starts.extend(before.filter(|_| colon.spacing() == Spacing::Joint));
                colons += 1;
                continue;
            }
            TokenTree::Ident(ident) if colons < 2 => {
                name = RUNTIME_MODULES.into_iter().chain([RUNTIME, ROOT]).find(|name| ident == name);
            }
            TokenTree::Group(group) => path_starts(&group.stream(), starts),
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
        colons = 0;
    }
}
