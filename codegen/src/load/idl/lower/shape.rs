use super::super::super::fragment::{Aggregate, Apply, Definition, DefinitionKind};
use super::super::syntax::{Body, InlineStructure, InputOutput, OperationBody, ShapeStatement};
use super::Lowering;
use crate::model::{Node, Operation, ShapeId, ShapeKind, Trait, Traits};

impl<'a> Lowering<'a> {
    pub(super) fn shape(&mut self, statement: &'a ShapeStatement<'a>) {
        let offset = statement.name.offset;
        let Some(id) = self.own_id(statement.name.text, offset) else { return };
        let traits = self.traits(&id, &statement.traits);
        let (kind, members) = match &statement.body {
            Body::Simple(kind) => (DefinitionKind::Memberless((**kind).clone()), Vec::new()),
            Body::Aggregate(aggregate, members) => {
                (DefinitionKind::Aggregate(*aggregate), self.members(&id, *aggregate, members))
            }
            Body::Operation(body) => {
                let operation = self.operation(statement.name.text, body);
                (DefinitionKind::Memberless(ShapeKind::Operation(operation)), Vec::new())
            }
            Body::Resource(properties) => {
                let resource = self.resource(properties);
                (DefinitionKind::Memberless(ShapeKind::Resource(resource)), Vec::new())
            }
            Body::Service(properties) => {
                let service = self.service(properties);
                (DefinitionKind::Memberless(ShapeKind::Service(service)), Vec::new())
            }
        };
        let definition = Definition {
            kind,
            members,
            traits,
            mixins: self.references(&statement.mixins),
            resource: statement.resource.and_then(|resource| self.reference(resource)),
            references: std::mem::take(&mut self.references),
            version: self.file.version(),
            location: self.location(offset),
            id,
        };
        self.fragment.shapes.push(definition);
    }

    fn operation(&mut self, name: &str, body: &OperationBody<'a>) -> Operation {
        let input = body.input.as_ref();
        let output = body.output.as_ref();
        Operation {
            input: self.input_or_output(input, self.file.input_name(name), "input"),
            output: self.input_or_output(output, self.file.output_name(name), "output"),
            errors: self.references(&body.errors),
        }
    }

    fn input_or_output(&mut self, body: Option<&InputOutput<'a>>, name: String, marker: &'static str) -> ShapeId {
        let id = match body {
            None => None,
            Some(InputOutput::Target(target)) => self.reference(*target),
            Some(InputOutput::Inline(structure)) => self.inline_structure(structure, &name, marker),
        };
        id.unwrap_or_else(|| ShapeId::prelude("Unit"))
    }

    /// <https://smithy.io/2.0/spec/idl.html#inline-input-output-shapes>
    fn inline_structure(
        &mut self,
        structure: &InlineStructure<'a>,
        name: &str,
        marker: &'static str,
    ) -> Option<ShapeId> {
        let id = self.own_id(name, structure.offset)?;
        let of_operation = std::mem::take(&mut self.references);
        let mut traits = self.traits(&id, &structure.traits);
        self.annotate(&id, &mut traits, marker, structure.offset);
        let definition = Definition {
            id: id.clone(),
            kind: DefinitionKind::Aggregate(Aggregate::Structure),
            members: self.members(&id, Aggregate::Structure, &structure.members),
            traits,
            mixins: self.references(&structure.mixins),
            resource: structure.resource.and_then(|resource| self.reference(resource)),
            references: std::mem::replace(&mut self.references, of_operation),
            version: self.file.version(),
            location: self.location(structure.offset),
        };
        self.fragment.shapes.push(definition);
        Some(id)
    }

    /// Applies an annotation trait that syntactic sugar stands for.
    fn annotate(&mut self, owner: &ShapeId, traits: &mut Traits, name: &str, offset: u32) {
        let applied =
            Trait { id: ShapeId::prelude(name), value: Node::empty_object(), location: self.location(offset) };
        if traits.has(name) {
            self.fragment.applies.push(Apply { target: owner.clone(), applied });
        } else {
            traits.insert(applied);
        }
    }
}
