//! Converts the syntax of a file to a fragment: resolves names, and replaces syntactic sugar by traits and shapes.

mod member;
mod properties;
mod shape;
mod value;

use super::super::fragment::{Apply, Fragment, Metadata};
use super::resolve::{Definitions, Resolver};
use super::syntax::{AppliedTrait, File, Name, Statement, TraitName};
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::{Node, ShapeId, Trait, Traits};
use crate::sorted::SortedMap;
use crate::source::{Location, Position, SourceId};

/// The fragment of a file, once the shapes of all files are known.
pub(in crate::load) fn lower(
    source: SourceId,
    file: &File<'_>,
    definitions: &Definitions,
    report: &mut Report,
) -> Fragment {
    let mut lowering = Lowering {
        source,
        file,
        report,
        resolver: Resolver { definitions, namespace: "", uses: SortedMap::new() },
        references: Vec::new(),
        fragment: Fragment::default(),
    };
    lowering.metadata();
    lowering.resolver.namespace = file.namespace.map_or("", |namespace| namespace.text);
    lowering.uses();
    for statement in &file.statements {
        lowering.statement(statement);
    }
    lowering.fragment
}

struct Lowering<'a> {
    source: SourceId,
    file: &'a File<'a>,
    report: &'a mut Report,
    resolver: Resolver<'a>,
    /// The locations at which the current shape refers to other shapes.
    references: Vec<(ShapeId, Location)>,
    fragment: Fragment,
}

impl<'a> Lowering<'a> {
    fn location(&self, offset: u32) -> Location {
        Location { source: self.source, position: Position::Offset(offset) }
    }

    fn error(&mut self, offset: u32, message: impl Into<String>) {
        self.report.push(Diagnostic::error("Model", Place::Offset(self.source, offset), message));
    }

    fn warning(&mut self, id: &'static str, offset: u32, message: impl Into<String>) {
        self.report.push(Diagnostic::warning(id, Place::Offset(self.source, offset), message));
    }

    fn metadata(&mut self) {
        for (key, value) in &self.file.metadata {
            let value = self.node(value);
            let entry = Metadata { key: key.text.clone(), value, location: self.location(key.offset) };
            self.fragment.metadata.push(entry);
        }
    }

    fn uses(&mut self) {
        for used in &self.file.uses {
            let Some(id) = self.id(*used) else { continue };
            let name = used.text.split_once('#').map_or("", |(_, name)| name);
            if let Some(before) = self.resolver.uses.insert(name, id)
                && before.as_str() != used.text
            {
                self.error(used.offset, format!("`{name}` was already imported, as `{before}`"));
            }
        }
    }

    fn statement(&mut self, statement: &'a Statement<'a>) {
        match statement {
            Statement::Shape(shape) => {
                if let Some(used) = self.resolver.uses.get(shape.name.text) {
                    let message = format!("`{}` is already imported, as `{used}`", shape.name.text);
                    self.error(shape.name.offset, message);
                }
                self.shape(shape);
            }
            Statement::Apply { target, traits } => {
                let Some(target) = self.id(*target) else { return };
                for applied in traits {
                    self.apply(&target, applied);
                }
            }
        }
    }

    /// The shape ID that a name refers to.
    fn id(&mut self, name: Name<'_>) -> Option<ShapeId> {
        let id = self.resolver.resolve(name);
        if id.is_none() {
            self.error(name.offset, format!("expected a shape ID, found `{}`", name.text));
        }
        id
    }

    /// The shape ID that a name refers to, recorded as a reference of the current shape.
    fn reference(&mut self, name: Name<'_>) -> Option<ShapeId> {
        let id = self.id(name)?;
        self.references.push((id.clone(), self.location(name.offset)));
        Some(id)
    }

    fn references(&mut self, names: &[Name<'_>]) -> Vec<ShapeId> {
        names.iter().filter_map(|name| self.reference(*name)).collect()
    }

    /// The ID of a shape of this file.
    fn own_id(&mut self, name: &str, offset: u32) -> Option<ShapeId> {
        let id = ShapeId::parse(&format!("{}#{name}", self.resolver.namespace));
        if id.is_none() {
            self.error(offset, format!("invalid shape name `{name}`: expected letters, digits and underscores"));
        }
        id
    }

    /// The traits of a shape or member. A second application of a trait becomes an `apply`, so that the two values are
    /// merged like all others.
    fn traits(&mut self, owner: &ShapeId, applied: &[AppliedTrait<'_>]) -> Traits {
        let mut traits = Traits::default();
        for applied in applied {
            let Some(applied) = self.applied(applied) else { continue };
            if traits.find(applied.id.as_str()).is_some() {
                self.fragment.applies.push(Apply { target: owner.clone(), applied });
            } else {
                traits.insert(applied);
            }
        }
        traits
    }

    fn apply(&mut self, target: &ShapeId, applied: &AppliedTrait<'_>) {
        if let Some(applied) = self.applied(applied) {
            self.fragment.applies.push(Apply { target: target.clone(), applied });
        }
    }

    fn applied(&mut self, applied: &AppliedTrait<'_>) -> Option<Trait> {
        let id = match applied.id {
            TraitName::Written(name) => self.id(name)?,
            TraitName::Prelude(name) => ShapeId::prelude(name),
        };
        let value = match &applied.value {
            Some(value) => self.node(value),
            None => Node::empty_object(),
        };
        Some(Trait { id, value, location: self.location(applied.offset) })
    }
}
