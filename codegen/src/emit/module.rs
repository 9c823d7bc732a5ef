use super::docs;
use super::imports::Imports;
use super::rust::{for_mocks, ident};
use proc_macro2::TokenStream;
use quote::quote;

/// A module of generated code, which becomes a file.
///
/// Its items are emitted lazily: tokens cannot be sent to another thread, so the thread that formats a file also emits it.
pub(crate) struct Module<'p> {
    pub(crate) name: String,
    /// Markdown.
    pub(crate) docs: String,
    pub(crate) visibility: Visibility,
    /// When it is compiled.
    pub(crate) gate: Gate,
    pub(crate) modules: Vec<Module<'p>>,
    /// The start of a macro call in braces that all contents of its file are in.
    pub(crate) macro_call: Option<String>,
    items: Box<dyn Fn() -> TokenStream + Sync + 'p>,
}

/// When a module is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gate {
    /// Always.
    None,
    /// For tests.
    #[cfg_attr(not(feature = "generated-tests"), allow(dead_code))] // of generated tests
    Test,
    /// For tests, and with the feature `mocks` of the package.
    Mocks,
}

/// Which code can name a module.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Visibility {
    /// All code.
    Public,
    /// The code of its parent module.
    Private,
}

impl<'p> Module<'p> {
    /// A module with these items, without documentation and modules.
    pub(crate) fn new(name: &str, visibility: Visibility, items: impl Fn() -> TokenStream + Sync + 'p) -> Self {
        Self {
            name: name.to_owned(),
            docs: String::new(),
            visibility,
            gate: Gate::None,
            modules: Vec::new(),
            macro_call: None,
            items: Box::new(items),
        }
    }

    /// The name of its file or folder, which does not have the prefix of a raw identifier.
    pub(crate) fn file_name(&self) -> &str {
        docs::link(&self.name)
    }

    /// Whether all code can name it, if all code can name its parent.
    #[cfg(feature = "tools")]
    pub(crate) fn is_public(&self) -> bool {
        self.visibility == Visibility::Public
    }

    /// The contents of its file after [`head`](Self::head): the items, and the declarations of the modules in it.
    pub(crate) fn body(&self) -> TokenStream {
        let mut body = (self.items)();
        body.extend(self.modules.iter().map(Module::declaration));
        body
    }

    /// The start of its file: lints for the modules right below the root, and the imports that the body needs.
    pub(crate) fn head(depth: usize, imports: &Imports) -> TokenStream {
        let lints = (depth == 1).then(allowed_lints);
        let imports = imports.items(depth);
        quote! { #lints #imports }
    }

    fn declaration(&self) -> TokenStream {
        let docs = docs::comment(&self.docs);
        let name = ident(&self.name);
        let visibility = match self.visibility {
            Visibility::Public => quote!(pub),
            Visibility::Private => TokenStream::new(),
        };
        let declaration = quote! { #visibility mod #name; };
        match self.gate {
            Gate::None => quote! { #docs #declaration },
            Gate::Test => quote! { #docs #[cfg(test)] #declaration },
            Gate::Mocks => {
                let gate = for_mocks();
                // The macro says what to do if the runtime has no mocks.
                quote! { #gate ::smithereens::__private::mocks! { #docs #declaration } }
            }
        }
    }
}

/// Lints that the names and facts of a model can violate, and lints against code that a program does not use. Each file
/// below the root allows them, because a root that is included with `include!` cannot have inner attributes.
fn allowed_lints() -> TokenStream {
    quote! {
        #![allow(
            deprecated,
            unreachable_pub,
            unused,
            clippy::approx_constant,
            clippy::collapsible_if,
            clippy::deprecated_semver,
            clippy::enum_variant_names,
            clippy::large_enum_variant,
            clippy::module_inception,
            clippy::new_ret_no_self,
            clippy::nonminimal_bool,
            clippy::result_large_err,
            clippy::should_implement_trait,
            clippy::type_complexity,
            clippy::wrong_self_convention
        )]
    }
}
