use super::applied::Applied;
use super::conversion::Conversion;
use super::uses::Role;
use crate::model::{Object, ShapeKind};

impl<'n> Conversion<'n, '_> {
    /// Converts the shapes.
    pub(super) fn shapes(&mut self) {
        let shapes = &self.description.shapes;
        self.within("shapes", |conversion| {
            for (name, shape) in shapes {
                conversion.within(name, |conversion| conversion.shape(name, shape));
            }
        });
    }

    fn shape(&mut self, name: &'n str, shape: &'n Object) {
        let Some(id) = self.names.shape(name).filter(|id| id.namespace() != "smithy.api").cloned() else { return };
        let mut traits = self.applied();
        let Some(kind) = self.kind(name, shape, &mut traits) else { return };
        self.describe(shape, &mut traits);
        self.constraints(shape, &kind, &mut traits);
        if let Some(default) = super::defaults::of_shape(name, shape) {
            traits.set("default", default);
        }
        self.define(id, kind, traits.traits());
    }

    fn kind(&mut self, name: &'n str, shape: &'n Object, traits: &mut Applied) -> Option<ShapeKind> {
        let Some(shape_type) = self.reader.text(shape, "type") else {
            if shape.get("type").is_none() {
                self.reader.error("expected a member `type`, found none");
            }
            return None;
        };
        Some(match shape_type {
            "string" | "character" if shape.get("enum").is_some() => ShapeKind::Enum(self.enum_members(shape)),
            "string" | "character" => ShapeKind::String,
            "boolean" | "byte" | "short" | "integer" | "long" | "float" | "double" => ShapeKind::simple(shape_type)?,
            "bigdecimal" => ShapeKind::BigDecimal,
            "biginteger" => ShapeKind::BigInteger,
            "timestamp" => {
                self.timestamp_format(shape, traits);
                ShapeKind::Timestamp
            }
            "blob" => {
                self.blob(name, shape, traits);
                ShapeKind::Blob
            }
            "list" => ShapeKind::List(self.element(shape, "member")?),
            "map" => ShapeKind::Map { key: self.element(shape, "key")?, value: self.element(shape, "value")? },
            "structure" => return self.structure_kind(name, shape, traits),
            other => {
                let message = format!("unknown shape type `{other}`");
                self.reader.within("type", |reader| reader.error(message));
                return None;
            }
        })
    }

    fn structure_kind(&mut self, name: &'n str, shape: &'n Object, traits: &mut Applied) -> Option<ShapeKind> {
        if self.reader.flag(shape, "document") {
            return Some(ShapeKind::Document);
        }
        let event_stream = self.reader.flag(shape, "eventstream");
        let union = event_stream || self.reader.flag(shape, "union");
        let members = self.structure_members(shape, union);
        if event_stream {
            traits.annotate("streaming");
        }
        if union {
            return Some(ShapeKind::Union(members));
        }
        if self.reader.flag(shape, "exception") {
            self.error(shape, traits);
        }
        match self.uses.role(name).filter(|_| self.uses.once(name)) {
            Some((Role::Input, _)) => traits.annotate("input"),
            // AWS's models mark only outputs with such a name, and no structures of the service that an operation
            // returns.
            Some((Role::Output, _)) if ["Response", "Result", "Output"].iter().any(|end| name.ends_with(end)) => {
                traits.annotate("output");
            }
            _ => {}
        }
        if self.protocols.xml() {
            self.structure_xml(name, shape, traits);
        }
        Some(ShapeKind::Structure(members))
    }

    fn blob(&mut self, name: &str, shape: &Object, traits: &mut Applied) {
        if self.reader.flag(shape, "streaming") || self.uses.always_streaming(name) {
            traits.annotate("streaming");
        }
        if self.reader.flag(shape, "requiresLength") {
            traits.annotate("requiresLength");
        }
    }
}
