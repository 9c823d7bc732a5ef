//! The canonical form of types.

use crate::surface::import::Path;
use crate::surface::paths::PublicPaths;
use crate::surface::resolve::Target;
use crate::surface::source::Sources;
use quote::ToTokens;
use std::collections::{BTreeMap, BTreeSet};
use syn::{
    AngleBracketedGenericArguments, GenericArgument, GenericParam, Item, ItemType, PathArguments, ReturnType, Type,
    TypeParamBound,
};

/// Writes types in their canonical form.
#[derive(Clone)]
pub(crate) struct Canonical<'a> {
    pub(crate) sources: &'a Sources,
    pub(crate) paths: &'a PublicPaths,
    /// The crates whose items are compared, rather than named.
    pub(crate) own: &'a BTreeSet<String>,
    /// The module that contains the types.
    pub(crate) module: &'a str,
    /// The types of type parameters.
    pub(crate) parameters: BTreeMap<String, String>,
    /// The type of `Self`.
    pub(crate) self_type: Option<String>,
}

impl<'a> Canonical<'a> {
    /// Writes types in this module instead.
    pub(crate) fn in_module(&self, module: &'a str) -> Self {
        Self { module, parameters: BTreeMap::new(), self_type: None, ..*self }
    }

    /// Whether this is a crate whose items are compared.
    pub(crate) fn is_own(&self, path: &str) -> bool {
        path.split("::").next().is_some_and(|name| self.own.contains(name))
    }

    /// The name of an item: the shortest public path of a compared item, or the path of the definition of another item.
    pub(crate) fn name(&self, target: &Target) -> String {
        let path = target.path();
        if !self.is_own(&path) {
            return path;
        }
        match self.paths.shortest.get(&path) {
            Some(public) => format!("crate::surface::{public}"),
            None => format!("private::{}", path.rsplit("::").next().unwrap_or_default()),
        }
    }

    pub(crate) fn of_type(&self, written: &Type) -> String {
        match written {
            Type::Array(array) => format!("[{}; {}]", self.of_type(&array.elem), array.len.to_token_stream()),
            Type::Group(group) => self.of_type(&group.elem),
            Type::ImplTrait(bounds) => format!("impl {}", self.bounds(bounds.bounds.iter())),
            Type::Paren(paren) => self.of_type(&paren.elem),
            Type::Path(path) => match &path.qself {
                None => self.of_path(&path.path),
                Some(qself) => format!("<{}>::{}", self.of_type(&qself.ty), path.path.to_token_stream()),
            },
            Type::Reference(reference) => {
                let lifetime = reference.lifetime.as_ref().map(|lifetime| format!("{lifetime} ")).unwrap_or_default();
                let mutable = if reference.mutability.is_some() { "mut " } else { "" };
                format!("&{}{mutable}{}", lifetime.replace("'_ ", ""), self.of_type(&reference.elem))
            }
            Type::Slice(slice) => format!("[{}]", self.of_type(&slice.elem)),
            Type::TraitObject(object) => {
                // `'static` is the default lifetime of a trait object in a box.
                let is_said = |bound: &&TypeParamBound| !matches!(bound, TypeParamBound::Lifetime(lifetime) if lifetime.ident == "static");
                format!("dyn {}", self.bounds(object.bounds.iter().filter(is_said)))
            }
            Type::Tuple(tuple) => format!("({})", self.list(tuple.elems.iter())),
            other => other.to_token_stream().to_string(),
        }
    }

    fn list<'t>(&self, types: impl Iterator<Item = &'t Type>) -> String {
        types.map(|written| self.of_type(written)).collect::<Vec<_>>().join(", ")
    }

    /// Bounds in alphabetical order.
    pub(crate) fn bounds<'b>(&self, bounds: impl Iterator<Item = &'b TypeParamBound>) -> String {
        let mut bounds: Vec<String> = bounds
            .map(|bound| match bound {
                TypeParamBound::Trait(bound) => {
                    let modifier = bound.modifier.to_token_stream().to_string();
                    format!("{modifier}{}", self.of_path(&bound.path))
                }
                other => other.to_token_stream().to_string(),
            })
            .collect();
        bounds.sort();
        bounds.join(" + ")
    }

    pub(crate) fn of_path(&self, path: &syn::Path) -> String {
        let names = Path::of(path);
        if let (false, [name]) = (names.absolute, names.segments.as_slice())
            && let Some(stands_for) = self.parameters.get(name)
        {
            return stands_for.clone();
        }
        match (names.segments.split_first(), &self.self_type) {
            (Some((first, [])), Some(self_type)) if first == "Self" => return self_type.clone(),
            (Some((first, rest)), _) if first == "Self" => return format!("Self::{}", rest.join("::")),
            (Some((first, rest)), _) if self.parameters.contains_key(first) => {
                return format!("{first}::{}", rest.join("::"));
            }
            _ => {}
        }
        let target = self.sources.resolve(self.module, &names);
        let arguments = path.segments.last().map(|segment| &segment.arguments);
        if let Target::Item(module, name) = &target
            && let Some(alias) = self.alias(module, name)
        {
            return self.expand_alias(module, alias, arguments);
        }
        format!("{}{}", self.name(&target), arguments.map(|arguments| self.arguments(arguments)).unwrap_or_default())
    }

    fn alias(&self, module: &str, name: &str) -> Option<&'a ItemType> {
        let module = self.sources.modules.get(module)?;
        match module.items.get(*module.names.get(name)?)? {
            Item::Type(alias) => Some(alias),
            _ => None,
        }
    }

    fn expand_alias(&self, module: &str, alias: &ItemType, arguments: Option<&PathArguments>) -> String {
        let given: Vec<String> = match arguments {
            Some(PathArguments::AngleBracketed(arguments)) => self.type_arguments(arguments),
            _ => Vec::new(),
        };
        let mut given = given.into_iter();
        let mut inner = Canonical {
            sources: self.sources,
            paths: self.paths,
            own: self.own,
            module,
            parameters: BTreeMap::new(),
            self_type: None,
        };
        for parameter in &alias.generics.params {
            if let GenericParam::Type(parameter) = parameter {
                let default = parameter.default.as_ref().map(|default| inner.of_type(default));
                let value = given.next().or(default).unwrap_or_default();
                inner.parameters.insert(parameter.ident.to_string(), value);
            }
        }
        inner.of_type(&alias.ty)
    }

    fn type_arguments(&self, arguments: &AngleBracketedGenericArguments) -> Vec<String> {
        let of_type = |argument: &GenericArgument| match argument {
            GenericArgument::Type(written) => Some(self.of_type(written)),
            _ => None,
        };
        arguments.args.iter().filter_map(of_type).collect()
    }

    fn arguments(&self, arguments: &PathArguments) -> String {
        match arguments {
            PathArguments::None => String::new(),
            PathArguments::AngleBracketed(arguments) => {
                let of_argument = |argument: &GenericArgument| match argument {
                    GenericArgument::Type(written) => Some(self.of_type(written)),
                    GenericArgument::AssocType(assigned) => {
                        Some(format!("{} = {}", assigned.ident, self.of_type(&assigned.ty)))
                    }
                    // An inferred lifetime can be left out.
                    GenericArgument::Lifetime(lifetime) if lifetime.ident == "_" => None,
                    other => Some(other.to_token_stream().to_string()),
                };
                let arguments: Vec<String> = arguments.args.iter().filter_map(of_argument).collect();
                if arguments.is_empty() { String::new() } else { format!("<{}>", arguments.join(", ")) }
            }
            PathArguments::Parenthesized(arguments) => {
                format!("({}){}", self.list(arguments.inputs.iter()), self.returned(&arguments.output))
            }
        }
    }

    /// The return type of a function, with its arrow.
    pub(crate) fn returned(&self, output: &ReturnType) -> String {
        match output {
            ReturnType::Default => String::new(),
            ReturnType::Type(_, returned) => format!(" -> {}", self.of_type(returned)),
        }
    }
}
