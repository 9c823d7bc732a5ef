//! Attributes that the caller adds to types, fields and variants.

use super::client::{Enum, Plan, SchemaId, Structure, Type, Union};
use super::options::{AddedAttribute, Options};
use crate::diagnostic::{Diagnostic, Place, Report};
use syn::Attribute;
use syn::parse::Parser;

/// Adds the attributes of the options to the types of a plan. An invalid attribute is an error, and so is a path that matches
/// nothing.
pub(super) fn add(plan: &mut Plan, options: &Options, report: &mut Report) {
    let mut added = Added {
        types: valid("type_attribute", &options.type_attributes, report),
        members: valid("field_attribute", &options.field_attributes, report),
    };
    for planned in &mut plan.types {
        match planned {
            Type::Structure(structure) => added.structure("types", structure),
            Type::Union(union) => added.union(union),
            Type::Enum(enumeration) => added.enumeration(enumeration),
            Type::IntEnum(enumeration) => {
                let item = Item { path: format!("types::{}", enumeration.name), id: &enumeration.id };
                enumeration.attributes = matching(&mut added.types, &item);
            }
        }
    }
    for exception in &mut plan.exceptions {
        added.structure("types::error", &mut exception.structure);
    }
    for operation in &mut plan.operations {
        let module = format!("operation::{}", operation.module.as_str());
        added.structure(&module, &mut operation.input);
        added.structure(&module, &mut operation.output);
    }
    for unused in added.types.iter().chain(&added.members).filter(|attribute| !attribute.is_used) {
        let Pattern { method, added, .. } = unused;
        let message = format!("the path `{}` of `{method}` matches nothing in the client", added.path);
        let help = "expected `.`, a Rust path such as `types::City`, or a shape ID such as `com.example#City`";
        report.push(Diagnostic::error("Attribute", Place::Nowhere, message).with_help(help));
    }
}

/// An attribute of the options, and whether its path matches something.
struct Pattern<'o> {
    method: &'static str,
    added: &'o AddedAttribute,
    is_used: bool,
}

/// Returns the attributes that are valid Rust, and reports the others.
fn valid<'o>(method: &'static str, added: &'o [AddedAttribute], report: &mut Report) -> Vec<Pattern<'o>> {
    let mut patterns = Vec::new();
    for added in added {
        let problem = match Attribute::parse_outer.parse_str(&added.attribute) {
            Ok(attributes) if !attributes.is_empty() => None,
            Ok(_) => Some("found none".to_owned()),
            Err(error) => Some(error.to_string()),
        };
        match problem {
            None => patterns.push(Pattern { method, added, is_used: false }),
            Some(problem) => {
                let AddedAttribute { path, attribute } = added;
                let message = format!("invalid attribute `{attribute}` in `{method}` for `{path}`: {problem}");
                let help = "expected outer attributes, such as `#[derive(PartialOrd)]`";
                report.push(Diagnostic::error("Attribute", Place::Nowhere, message).with_help(help));
            }
        }
    }
    patterns
}

struct Added<'o> {
    types: Vec<Pattern<'o>>,
    members: Vec<Pattern<'o>>,
}

impl Added<'_> {
    fn structure(&mut self, module: &str, structure: &mut Structure) {
        let path = format!("{module}::{}", structure.name);
        for field in &mut structure.fields {
            let item = Item { path: format!("{path}::{}", field.name.as_str()), id: &field.schema.id };
            field.attributes = matching(&mut self.members, &item);
        }
        structure.attributes = matching(&mut self.types, &Item { path, id: &structure.schema.id });
    }

    fn union(&mut self, union: &mut Union) {
        let path = format!("types::{}", union.name);
        for variant in &mut union.variants {
            let item = Item { path: format!("{path}::{}", variant.name), id: &variant.schema.id };
            variant.attributes = matching(&mut self.members, &item);
        }
        union.attributes = matching(&mut self.types, &Item { path, id: &union.schema.id });
    }

    fn enumeration(&mut self, enumeration: &mut Enum) {
        let path = format!("types::{}", enumeration.name);
        for variant in &mut enumeration.variants {
            let item = Item { path: format!("{path}::{}", variant.name), id: &variant.id };
            variant.attributes = matching(&mut self.members, &item);
        }
        enumeration.attributes = matching(&mut self.types, &Item { path, id: &enumeration.id });
    }
}

/// The attributes whose paths match an item, in the order in which they were added.
fn matching(patterns: &mut [Pattern<'_>], item: &Item<'_>) -> Vec<String> {
    let mut attributes = Vec::new();
    for pattern in patterns {
        if item.matches(&pattern.added.path) {
            pattern.is_used = true;
            attributes.push(pattern.added.attribute.clone());
        }
    }
    attributes
}

/// A type, field or variant.
struct Item<'p> {
    /// The Rust path from the root of the client.
    path: String,
    id: &'p SchemaId,
}

impl Item<'_> {
    /// The rules are documented at [`Builder::type_attribute`](crate::Builder::type_attribute).
    fn matches(&self, pattern: &str) -> bool {
        let SchemaId { namespace, name, member } = self.id;
        if pattern == "." {
            return true;
        }
        if let Some((pattern_namespace, pattern_name)) = pattern.split_once('#') {
            let is_shape = pattern_name == name;
            let is_member = member.as_ref().is_some_and(|member| pattern_name == format!("{name}${member}"));
            return pattern_namespace == namespace && (is_shape || is_member);
        }
        match pattern.strip_prefix("::") {
            Some(start) => self.path.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with("::")),
            None => self.path.strip_suffix(pattern).is_some_and(|rest| rest.is_empty() || rest.ends_with("::")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Item, SchemaId};

    fn id(member: Option<&str>) -> SchemaId {
        SchemaId { namespace: "com.example".to_owned(), name: "City".to_owned(), member: member.map(str::to_owned) }
    }

    #[test]
    fn a_pattern_is_a_suffix_a_prefix_or_a_shape_id() {
        let id = id(None);
        let item = Item { path: "types::City".to_owned(), id: &id };
        for pattern in [".", "City", "types::City", "::types", "::types::City", "com.example#City"] {
            assert!(item.matches(pattern), "{pattern}");
        }
        for pattern in
            ["", "ity", "types", "::City", "::type", "example#City", "com.example#Cit", "#City", "City::name"]
        {
            assert!(!item.matches(pattern), "{pattern}");
        }
    }

    #[test]
    fn a_shape_id_and_a_prefix_match_all_members() {
        let id = id(Some("name"));
        let item = Item { path: "types::City::name".to_owned(), id: &id };
        for pattern in [".", "name", "City::name", "::types::City", "com.example#City", "com.example#City$name"] {
            assert!(item.matches(pattern), "{pattern}");
        }
        for pattern in ["City", "ame", "com.example#City$nam", "com.example#name"] {
            assert!(!item.matches(pattern), "{pattern}");
        }
    }
}
