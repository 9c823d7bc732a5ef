use super::rust::ident;
use crate::sorted::SortedSet;
use proc_macro2::{Ident, Spacing, TokenStream, TokenTree};
use quote::quote;

/// Modules of the runtime that generated code names without their path.
const RUNTIME_MODULES: [&str; 8] = ["error", "read", "require", "schema", "services", "test_util", "waiter", "write"];

/// The name of the runtime's module `__private`, for items that are in none of these modules.
const RUNTIME: &str = "runtime";

/// The name that each module imports the root of the client as, wherever the client is mounted.
const ROOT: &str = "sdk";

/// The imports that tokens need, found by the first names of paths.
#[derive(Debug, Default)]
pub(crate) struct Imports {
    starts: SortedSet<&'static str>,
    /// The last token, if a path can start with it.
    name: Option<Ident>,
    /// The number of colons before the next token.
    colons: usize,
}

impl Imports {
    /// Adds the next token, which is not a group. The tokens of a group are between calls of [`edge`](Self::edge).
    pub(crate) fn see(&mut self, token: TokenTree) {
        let name = self.name.take();
        match token {
            TokenTree::Punct(colon) if colon.as_char() == ':' => {
                self.colons += 1;
                // A single colon follows the name of a field.
                let start = name.filter(|_| colon.spacing() == Spacing::Joint);
                self.starts.extend(
                    start.and_then(|start| {
                        RUNTIME_MODULES.into_iter().chain([RUNTIME, ROOT]).find(|name| start == name)
                    }),
                );
            }
            TokenTree::Ident(ident) => {
                self.name = (self.colons < 2).then_some(ident);
                self.colons = 0;
            }
            TokenTree::Group(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => self.colons = 0,
        }
    }

    /// The start or end of a group.
    pub(crate) fn edge(&mut self) {
        (self.name, self.colons) = (None, 0);
    }

    /// The imports of a module that is `depth` modules below the root.
    pub(super) fn items(&self, depth: usize) -> TokenStream {
        let mut imports = TokenStream::new();
        if self.starts.contains(ROOT) {
            let (root, supers) = (ident(ROOT), (0..depth).map(|_| quote!(super)));
            imports.extend(quote! { use #( #supers:: )*{self as #root}; });
        }
        let used: Vec<_> = RUNTIME_MODULES.into_iter().filter(|name| self.starts.contains(name)).map(ident).collect();
        match used.as_slice() {
            [] => {}
            [one] => imports.extend(quote! { use ::smithereens::__private::#one; }),
            several => imports.extend(quote! { use ::smithereens::__private::{ #( #several ),* }; }),
        }
        if self.starts.contains(RUNTIME) {
            let runtime = ident(RUNTIME);
            imports.extend(quote! { use ::smithereens::__private as #runtime; });
        }
        imports
    }
}
