use crate::surface::canonical::Canonical;
use quote::ToTokens;
use std::collections::BTreeSet;
use syn::{GenericParam, Generics, TypeParamBound, WherePredicate};

/// The parameters of an item, and their bounds.
#[derive(Debug, Default)]
pub(crate) struct Parameters {
    /// Their names, in order.
    pub(crate) names: Vec<String>,
    /// The names of type parameters.
    pub(crate) types: Vec<String>,
    /// Single bounds, from the parameters and the `where` clause.
    bounds: BTreeSet<String>,
}

impl Parameters {
    /// Reads the parameters of an item, and adds them to `canonical`.
    pub(crate) fn of(generics: &Generics, canonical: &mut Canonical<'_>) -> Self {
        let mut parameters = Self::default();
        for parameter in &generics.params {
            match parameter {
                GenericParam::Type(parameter) => {
                    let name = parameter.ident.to_string();
                    canonical.parameters.insert(name.clone(), name.clone());
                    parameters.types.push(name.clone());
                    parameters.names.push(name);
                }
                GenericParam::Lifetime(parameter) => parameters.names.push(parameter.lifetime.to_string()),
                GenericParam::Const(parameter) => {
                    parameters.names.push(format!("const {}: {}", parameter.ident, canonical.of_type(&parameter.ty)));
                }
            }
        }
        for parameter in generics.type_params() {
            parameters.bound(&parameter.ident.to_string(), parameter.bounds.iter(), canonical);
        }
        for predicate in generics.where_clause.iter().flat_map(|clause| &clause.predicates) {
            match predicate {
                WherePredicate::Type(predicate) => {
                    let bounded = canonical.of_type(&predicate.bounded_ty);
                    parameters.bound(&bounded, predicate.bounds.iter(), canonical);
                }
                other => {
                    parameters.bounds.insert(other.to_token_stream().to_string());
                }
            }
        }
        parameters
    }

    fn bound<'b>(
        &mut self,
        bounded: &str,
        bounds: impl Iterator<Item = &'b TypeParamBound>,
        canonical: &Canonical<'_>,
    ) {
        for bound in bounds {
            self.bounds.insert(format!("{bounded}: {}", canonical.bounds([bound].into_iter())));
        }
    }

    /// The parameters in angle brackets.
    pub(crate) fn list(&self) -> String {
        if self.names.is_empty() { String::new() } else { format!("<{}>", self.names.join(", ")) }
    }

    /// The `where` clause.
    pub(crate) fn clause(&self) -> String {
        let bounds: Vec<&str> = self.bounds.iter().map(String::as_str).collect();
        if bounds.is_empty() { String::new() } else { format!(" where {}", bounds.join(", ")) }
    }
}
