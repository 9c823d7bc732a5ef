//! Adds items to a surface.

use crate::surface::canonical::Canonical;
use crate::surface::cfg;
use crate::surface::generics::Parameters;
use crate::surface::public_items::Surface;
use crate::surface::signature::of_function;
use syn::punctuated::Punctuated;
use syn::{Attribute, Fields, Generics, ImplItem, Item, ItemEnum, ItemImpl, ItemStruct, ItemTrait, Token, TraitItem};
use syn::{Type, Visibility};

impl Surface {
    /// Adds an item that is public under this path.
    pub(crate) fn add_item(&mut self, path: &str, item: &Item, canonical: &Canonical<'_>) {
        let mut canonical = canonical.clone();
        match item {
            Item::Const(item) => self.add(format!("const {path}"), canonical.of_type(&item.ty)),
            Item::Enum(item) => self.add_enum(path, item, canonical),
            Item::Fn(item) => self.add(format!("fn {path}"), of_function(&item.sig, &canonical)),
            Item::Static(item) => self.add(format!("static {path}"), canonical.of_type(&item.ty)),
            Item::Struct(item) => self.add_struct(path, item, canonical),
            Item::Trait(item) => self.add_trait(path, item, canonical),
            Item::Type(item) => {
                let parameters = Parameters::of(&item.generics, &mut canonical);
                self.add(format!("type {path}"), format!("{} = {}", parameters.list(), canonical.of_type(&item.ty)));
            }
            _ => {}
        }
    }

    fn add_struct(&mut self, path: &str, item: &ItemStruct, mut canonical: Canonical<'_>) {
        let parameters = Parameters::of(&item.generics, &mut canonical);
        let shape = match &item.fields {
            Fields::Unit => "unit",
            _ => "",
        };
        let signature = format!("{}{}{shape}{}", parameters.list(), non_exhaustive(&item.attrs), parameters.clause());
        self.add(format!("struct {path}"), signature);
        for (index, field) in item.fields.iter().enumerate() {
            if matches!(field.vis, Visibility::Public(_)) && !cfg::is_hidden(&field.attrs) {
                let name = field.ident.as_ref().map_or_else(|| index.to_string(), ToString::to_string);
                self.add(format!("field {path}.{name}"), canonical.of_type(&field.ty));
            }
        }
        self.add_derives(path, &item.attrs, &item.generics, &canonical);
    }

    fn add_enum(&mut self, path: &str, item: &ItemEnum, mut canonical: Canonical<'_>) {
        let parameters = Parameters::of(&item.generics, &mut canonical);
        let signature = format!("{}{}{}", parameters.list(), non_exhaustive(&item.attrs), parameters.clause());
        self.add(format!("enum {path}"), signature);
        for variant in item.variants.iter().filter(|variant| !cfg::is_hidden(&variant.attrs)) {
            let fields: Vec<String> = variant
                .fields
                .iter()
                .map(|field| {
                    let name = field.ident.as_ref().map(|name| format!("{name}: ")).unwrap_or_default();
                    format!("{name}{}", canonical.of_type(&field.ty))
                })
                .collect();
            let signature = format!("({}){}", fields.join(", "), non_exhaustive(&variant.attrs));
            self.add(format!("variant {path}::{}", variant.ident), signature);
        }
        self.add_derives(path, &item.attrs, &item.generics, &canonical);
    }

    fn add_derives(&mut self, path: &str, attributes: &[Attribute], generics: &Generics, canonical: &Canonical<'_>) {
        let parameters = Parameters::of(generics, &mut canonical.clone());
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("derive")) {
            let derives = attribute.parse_args_with(Punctuated::<syn::Path, Token![,]>::parse_terminated);
            for derived in derives.unwrap_or_default() {
                let name = canonical.of_path(&derived);
                self.add_impl(
                    format!("impl {name} for crate::surface::{path}{}", parameters.list()),
                    parameters.types.clone(),
                );
            }
        }
    }

    fn add_trait(&mut self, path: &str, item: &ItemTrait, mut canonical: Canonical<'_>) {
        let parameters = Parameters::of(&item.generics, &mut canonical);
        let bounds = canonical.bounds(item.supertraits.iter());
        self.add(format!("trait {path}"), format!("{}: {bounds}{}", parameters.list(), parameters.clause()));
        for item in &item.items {
            match item {
                TraitItem::Fn(item) if !cfg::is_hidden(&item.attrs) => {
                    self.add(format!("fn {path}::{}", item.sig.ident), of_function(&item.sig, &canonical));
                }
                TraitItem::Type(item) => {
                    let bounds = canonical.bounds(item.bounds.iter());
                    self.add(format!("type {path}::{}", item.ident), bounds);
                }
                _ => {}
            }
        }
    }

    /// Adds the public methods of a type, or its implementation of a trait.
    pub(crate) fn add_implementation(&mut self, item: &ItemImpl, mut canonical: Canonical<'_>) {
        if cfg::is_hidden(&item.attrs) {
            return;
        }
        let parameters = Parameters::of(&item.generics, &mut canonical);
        let self_type = canonical.of_type(&item.self_ty);
        if self_type.contains("private::") {
            return;
        }
        if let Some((_, implemented, _)) = &item.trait_ {
            let implemented = canonical.of_path(implemented);
            let compared = self_type.contains("crate::surface::") || implemented.contains("crate::surface::");
            if compared && !implemented.contains("private::") {
                self.add_impl(format!("impl {implemented} for {self_type}"), parameters.types);
            }
            return;
        }
        let Type::Path(path) = &*item.self_ty else { return };
        let names = crate::surface::import::Path::of(&path.path);
        let name = canonical.name(&canonical.sources.resolve(canonical.module, &names));
        let Some(path) = name.strip_prefix("crate::surface::") else { return };
        canonical.self_type = Some(self_type);
        let clause = parameters.clause();
        self.add_methods(path, &item.items, &clause, &canonical);
    }

    fn add_methods(&mut self, path: &str, items: &[ImplItem], clause: &str, canonical: &Canonical<'_>) {
        let is_public = |visibility: &Visibility, attributes: &[Attribute]| {
            matches!(visibility, Visibility::Public(_))
                && !cfg::is_hidden(attributes)
                && cfg::is_compiled(attributes, &self.features)
        };
        let mut found = Vec::new();
        for item in items {
            match item {
                ImplItem::Fn(item) if is_public(&item.vis, &item.attrs) => {
                    let signature = of_function(&item.sig, canonical);
                    found.push((format!("fn {path}::{}", item.sig.ident), format!("{signature}{clause}")));
                }
                ImplItem::Const(item) if is_public(&item.vis, &item.attrs) => {
                    found.push((format!("const {path}::{}", item.ident), canonical.of_type(&item.ty)));
                }
                _ => {}
            }
        }
        for (name, signature) in found {
            self.add(name, signature);
        }
        for item in items {
            let ImplItem::Macro(call) = item else { continue };
            let expanded = canonical.sources.expand(&call.mac).map(|items| quote::quote!(impl Expanded { #items }));
            if let Some(Ok(expanded)) = expanded.map(syn::parse2::<ItemImpl>) {
                self.add_methods(path, &expanded.items, clause, canonical);
            }
        }
    }
}

fn non_exhaustive(attributes: &[Attribute]) -> &'static str {
    if cfg::has(attributes, "non_exhaustive") { " non-exhaustive" } else { "" }
}
