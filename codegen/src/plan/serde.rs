//! The form of [serde](https://serde.rs), which the book documents: what it adds to schemas, and what has no form.

use super::client::{MemberSchema, Plan, Role, SchemaId, SchemaTrait, Structure, StructureSchema, Type, Union};
use super::names;
use super::options::Options;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::Shape;
use crate::select::Slice;
use crate::sorted::SortedMap;

/// A convention for the names of members, with the meaning that it has in
/// [serde's attribute `rename_all`](https://serde.rs/container-attrs.html#rename_all).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Convention {
    Lower,
    Upper,
    Pascal,
    Camel,
    Snake,
    ScreamingSnake,
    Kebab,
    ScreamingKebab,
}

const CONVENTIONS: [(&str, Convention); 8] = [
    ("lowercase", Convention::Lower),
    ("UPPERCASE", Convention::Upper),
    ("PascalCase", Convention::Pascal),
    ("camelCase", Convention::Camel),
    ("snake_case", Convention::Snake),
    ("SCREAMING_SNAKE_CASE", Convention::ScreamingSnake),
    ("kebab-case", Convention::Kebab),
    ("SCREAMING-KEBAB-CASE", Convention::ScreamingKebab),
];

impl Convention {
    /// The convention that the options name, if they name one.
    fn of(options: &Options, report: &mut Report) -> Option<Self> {
        let name = options.serde_rename.as_deref()?;
        let convention = CONVENTIONS.into_iter().find(|(known, _)| *known == name).map(|(_, convention)| convention);
        if convention.is_none() {
            let names: Vec<String> = CONVENTIONS.iter().map(|(name, _)| format!("`{name}`")).collect();
            let message =
                format!("unknown convention `{name}` in `serde_rename`: expected one of {}", names.join(", "));
            report.push(Diagnostic::error("Serde", Place::Nowhere, message));
        } else if !options.serde {
            let message = "`serde_rename` has no effect without `serde`";
            let help = "add `.serde(true)`, or `--serde` to the command";
            report.push(Diagnostic::error("Serde", Place::Nowhere, message).with_help(help));
        }
        convention
    }

    /// The name for the field of this name, in snake case.
    fn field(self, field: &str) -> String {
        match self {
            Self::Lower | Self::Snake => field.to_owned(),
            Self::Upper | Self::ScreamingSnake => field.to_ascii_uppercase(),
            Self::Pascal => field.split('_').map(capitalized).collect(),
            Self::Camel => uncapitalized(&Self::Pascal.field(field)),
            Self::Kebab => field.replace('_', "-"),
            Self::ScreamingKebab => Self::ScreamingSnake.field(field).replace('_', "-"),
        }
    }

    /// The name for the variant of this name, in Pascal case.
    fn variant(self, variant: &str) -> String {
        match self {
            Self::Pascal => variant.to_owned(),
            Self::Lower => variant.to_ascii_lowercase(),
            Self::Upper => variant.to_ascii_uppercase(),
            Self::Camel => uncapitalized(variant),
            Self::Snake => {
                let mut snake = String::new();
                for (index, character) in variant.char_indices() {
                    if index > 0 && character.is_uppercase() {
                        snake.push('_');
                    }
                    snake.push(character.to_ascii_lowercase());
                }
                snake
            }
            Self::ScreamingSnake => Self::Snake.variant(variant).to_ascii_uppercase(),
            Self::Kebab => Self::Snake.variant(variant).replace('_', "-"),
            Self::ScreamingKebab => Self::ScreamingSnake.variant(variant).replace('_', "-"),
        }
    }
}

fn capitalized(word: &str) -> String {
    with_first(word, |first| first.to_ascii_uppercase())
}

fn uncapitalized(word: &str) -> String {
    with_first(word, |first| first.to_ascii_lowercase())
}

fn with_first(word: &str, convert: fn(char) -> char) -> String {
    let mut characters = word.chars();
    let first = characters.next().map(convert);
    first.into_iter().chain(characters).collect()
}

/// Gives every type the traits of serde, if the options ask for them. Streams, which have no form, are errors.
pub(super) fn add(plan: &mut Plan, slice: &Slice<'_>, options: &Options, report: &mut Report) {
    let convention = Convention::of(options, report);
    if !options.serde {
        return;
    }
    plan.serde = true;
    for operation in &mut plan.operations {
        let shape = slice.operation(&operation.namespace, &operation.shape_name);
        for structure in [&mut operation.input, &mut operation.output] {
            refuse_streams(structure, &operation.shape_name, shape, report);
            add_to_structure(structure, convention, report);
        }
    }
    for exception in &mut plan.exceptions {
        add_to_structure(&mut exception.structure, convention, report);
    }
    for planned in &mut plan.types {
        match planned {
            Type::Structure(structure) => add_to_structure(structure, convention, report),
            Type::Union(union) => add_to_union(union, convention, report),
            Type::Enum(enumeration) => enumeration.has_serde = true,
            // Members that target it are integers.
            Type::IntEnum(_) => {}
        }
    }
}

fn refuse_streams(structure: &Structure, operation: &str, shape: Option<&Shape>, report: &mut Report) {
    for field in structure.fields.iter().filter(|field| field.value.is_stream()) {
        let member = field.schema.id.member.as_deref().unwrap_or_default();
        let side = if structure.role == Role::Input { "input" } else { "output" };
        let message =
            format!("the {side} of `{operation}` has no form in serde: its member `{member}` is a stream of data");
        let help = "generate the operations with streams as a client of their own, without `serde`: list the others with \
                    `.operations([..])`";
        let place = shape.map_or(Place::Nowhere, |shape| Place::of(shape.location, ["shapes", shape.id.as_str()]));
        report.push(Diagnostic::error("Serde", place, message).with_help(help));
    }
}

fn add_to_structure(structure: &mut Structure, convention: Option<Convention>, report: &mut Report) {
    structure.has_serde = true;
    for field in &mut structure.fields {
        if !field.optional && field.default.is_none() {
            field.schema.traits.push(SchemaTrait::Required);
        }
        let member = field.schema.id.member.clone().unwrap_or_default();
        let snake = names::field_name(&member);
        rename(&mut field.schema, convention.map(|convention| convention.field(snake.bare())));
    }
    check(&structure.schema, structure.fields.iter().map(|field| &field.schema), report);
}

fn add_to_union(union: &mut Union, convention: Option<Convention>, report: &mut Report) {
    union.has_serde = true;
    for variant in &mut union.variants {
        let member = variant.schema.id.member.clone().unwrap_or_default();
        let name = names::variant_name(&member);
        rename(&mut variant.schema, convention.map(|convention| convention.variant(&name)));
    }
    check(&union.schema, union.variants.iter().map(|variant| &variant.schema), report);
}

fn rename(schema: &mut MemberSchema, name: Option<String>) {
    if let Some(name) = name.filter(|name| !schema.is_of(name)) {
        schema.traits.push(SchemaTrait::SerdeName(name));
    }
}

/// Reports members of one shape that get the same name.
fn check<'s>(shape: &StructureSchema, members: impl Iterator<Item = &'s MemberSchema>, report: &mut Report) {
    let mut names = SortedMap::new();
    for schema in members {
        let member = schema.id.member.as_deref().unwrap_or_default();
        let name = schema.serde_name().unwrap_or(member);
        if let Some(other) = names.insert(name, member) {
            let SchemaId { namespace, name: shape, .. } = &shape.id;
            let message = format!(
                "`serde_rename` gives the members `{other}` and `{member}` of `{namespace}#{shape}` one name, `{name}`"
            );
            let help = "choose another convention";
            report.push(Diagnostic::error("Serde", Place::Nowhere, message).with_help(help));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CONVENTIONS, Convention};

    /// The cases of serde_derive's own tests.
    #[test]
    fn the_conventions_are_those_of_serde() {
        let names = |convert: fn(Convention, &str) -> String, name: &str| {
            CONVENTIONS.map(|(_, convention)| convert(convention, name))
        };
        let fields = [
            ("outcome", ["outcome", "OUTCOME", "Outcome", "outcome", "outcome", "OUTCOME", "outcome", "OUTCOME"]),
            (
                "very_tasty",
                [
                    "very_tasty",
                    "VERY_TASTY",
                    "VeryTasty",
                    "veryTasty",
                    "very_tasty",
                    "VERY_TASTY",
                    "very-tasty",
                    "VERY-TASTY",
                ],
            ),
            ("a", ["a", "A", "A", "a", "a", "A", "a", "A"]),
            ("z42", ["z42", "Z42", "Z42", "z42", "z42", "Z42", "z42", "Z42"]),
        ];
        for (field, expected) in fields {
            assert_eq!(names(Convention::field, field), expected, "{field}");
        }
        let variants = [
            ("Outcome", ["outcome", "OUTCOME", "Outcome", "outcome", "outcome", "OUTCOME", "outcome", "OUTCOME"]),
            (
                "VeryTasty",
                [
                    "verytasty",
                    "VERYTASTY",
                    "VeryTasty",
                    "veryTasty",
                    "very_tasty",
                    "VERY_TASTY",
                    "very-tasty",
                    "VERY-TASTY",
                ],
            ),
            ("A", ["a", "A", "A", "a", "a", "A", "a", "A"]),
            ("Z42", ["z42", "Z42", "Z42", "z42", "z42", "Z42", "z42", "Z42"]),
        ];
        for (variant, expected) in variants {
            assert_eq!(names(Convention::variant, variant), expected, "{variant}");
        }
    }
}
