use super::super::fragment::Fragment;
use super::syntax::{Body, File, InputOutput, Name, ShapeStatement, Statement, TraitName};
use crate::model::ShapeId;
use crate::sorted::SortedMap;
use std::collections::HashSet;

/// The shapes of all files and the public shapes of the prelude, which relative shape IDs can refer to.
#[derive(Debug, Default)]
pub(in crate::load) struct Definitions(HashSet<ShapeId>);

impl Definitions {
    /// Adds the shapes of a fragment.
    pub(in crate::load) fn add_fragment(&mut self, fragment: &Fragment) {
        self.0.extend(fragment.shapes.iter().map(|shape| shape.id.clone()));
    }

    /// Adds the shapes of an IDL file, except private shapes of the prelude.
    pub(in crate::load) fn add_file(&mut self, file: &File<'_>) {
        let namespace = file.namespace.map_or("", |namespace| namespace.text);
        let mut add = |name: &str| self.0.extend(ShapeId::parse(&format!("{namespace}#{name}")));
        for statement in &file.statements {
            let Statement::Shape(shape) = statement else { continue };
            if namespace == "smithy.api" && is_private(shape) {
                continue;
            }
            add(shape.name.text);
            if let Body::Operation(operation) = &shape.body {
                if let Some(InputOutput::Inline(_)) = &operation.input {
                    add(&file.input_name(shape.name.text));
                }
                if let Some(InputOutput::Inline(_)) = &operation.output {
                    add(&file.output_name(shape.name.text));
                }
            }
        }
    }

    /// Whether there is a shape with this ID.
    pub(in crate::load) fn contains(&self, id: &str) -> bool {
        self.0.contains(id)
    }
}

fn is_private(shape: &ShapeStatement<'_>) -> bool {
    shape.traits.iter().any(|applied| matches!(applied.id, TraitName::Written(name) if name.text == "private"))
}

impl File<'_> {
    /// The name of the inline input structure of an operation.
    pub(super) fn input_name(&self, operation: &str) -> String {
        format!("{operation}{}", self.input_suffix.as_deref().unwrap_or("Input"))
    }

    /// The name of the inline output structure of an operation.
    pub(super) fn output_name(&self, operation: &str) -> String {
        format!("{operation}{}", self.output_suffix.as_deref().unwrap_or("Output"))
    }
}

/// Resolves the names of one file.
#[derive(Debug)]
pub(super) struct Resolver<'a> {
    pub(super) definitions: &'a Definitions,
    /// Empty in metadata, which has no namespace.
    pub(super) namespace: &'a str,
    /// Imported shapes, by name.
    pub(super) uses: SortedMap<&'a str, ShapeId>,
}

impl Resolver<'_> {
    /// <https://smithy.io/2.0/spec/idl.html#relative-shape-id-resolution>
    pub(super) fn resolve(&self, name: Name<'_>) -> Option<ShapeId> {
        if name.text.contains('#') {
            return ShapeId::parse(name.text);
        }
        let (shape, member) = match name.text.split_once('$') {
            Some((shape, member)) => (shape, Some(member)),
            None => (name.text, None),
        };
        let id = self.resolve_shape(shape)?;
        Some(match member {
            Some(member) => id.with_member(member),
            None => id,
        })
    }

    fn resolve_shape(&self, name: &str) -> Option<ShapeId> {
        if let Some(used) = self.uses.get(name) {
            return Some(used.clone());
        }
        let own = format!("{}#{name}", self.namespace);
        let is_prelude = !self.definitions.contains(&own)
            && (self.namespace.is_empty() || self.definitions.contains(&format!("smithy.api#{name}")));
        if is_prelude { Some(ShapeId::prelude(name)) } else { ShapeId::parse(&own) }
    }
}
