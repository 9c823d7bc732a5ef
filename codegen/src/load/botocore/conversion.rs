use super::applied::Applied;
use super::description::Description;
use super::names::Names;
use super::protocols::Protocols;
use super::reader::Reader;
use super::uses::Uses;
use super::xml_namespace;
use crate::load::fragment::Fragment;
use crate::model::{Object, Shape, ShapeId, ShapeKind, Traits};
use std::collections::HashMap;

/// Shapes that are not in the description: traits that botocore applies to a member, but Smithy to its target, need
/// targets of their own.
#[derive(Default)]
pub(super) struct Synthesized {
    /// Strings that hold JSON, by the name of the string shape.
    pub(super) json_values: HashMap<String, ShapeId>,
    /// Streaming blobs, by whether they require a length.
    pub(super) streaming_blobs: HashMap<bool, ShapeId>,
}

/// The conversion of a description to a model. Each file of this module converts one part.
pub(super) struct Conversion<'n, 'r> {
    pub(super) description: &'n Description<'n>,
    pub(super) protocols: &'n Protocols,
    pub(super) names: Names<'n>,
    pub(super) uses: Uses<'n>,
    pub(super) reader: Reader<'r>,
    pub(super) synthesized: Synthesized,
    /// The members that the labels of a URI are bound to, by the name of the input and the label.
    pub(super) labels: HashMap<&'n str, HashMap<&'n str, &'n str>>,
    /// The XML namespace of the service.
    pub(super) namespace: Option<&'n str>,
    pub(super) fragment: Fragment,
}

impl<'n, 'r> Conversion<'n, 'r> {
    pub(super) fn new(
        description: &'n Description<'n>,
        protocols: &'n Protocols,
        names: Names<'n>,
        uses: Uses<'n>,
        reader: Reader<'r>,
    ) -> Self {
        let namespace = xml_namespace::of_service(description);
        Self {
            description,
            protocols,
            names,
            uses,
            reader,
            synthesized: Synthesized::default(),
            labels: HashMap::new(),
            namespace,
            fragment: Fragment::default(),
        }
    }

    /// Runs `convert` with one more step on the current path.
    pub(super) fn within<T>(&mut self, step: &str, convert: impl FnOnce(&mut Self) -> T) -> T {
        self.reader.enter(step);
        let result = convert(self);
        self.reader.leave();
        result
    }

    pub(super) fn applied(&self) -> Applied {
        Applied::at(self.reader.location())
    }

    pub(super) fn define(&mut self, id: ShapeId, kind: ShapeKind, traits: Traits) {
        let location = self.reader.location();
        self.fragment.shapes.push(Shape { id, kind, traits, mixins: Vec::new(), location }.into());
    }

    /// The shape that a reference targets. A shape that does not exist is an error.
    pub(super) fn target(&mut self, reference: &'n Object) -> Option<(&'n str, ShapeId)> {
        let Some(name) = self.reader.text(reference, "shape") else {
            if reference.get("shape").is_none() {
                self.reader.error("expected a member `shape`, found none");
            }
            return None;
        };
        let id = self.names.shape(name).cloned();
        if id.is_none() {
            self.reader.within("shape", |reader| reader.error(format!("the shape `{name}` is not in `shapes`")));
        }
        Some((name, id?))
    }

    /// Applies the traits that shapes, members and operations can all have.
    pub(super) fn describe(&mut self, node: &Object, traits: &mut Applied) {
        if let Some(documentation) = self.reader.text(node, "documentation") {
            traits.set_text("documentation", documentation);
        }
        if self.reader.flag(node, "deprecated") {
            let message = self.reader.text(node, "deprecatedMessage").map(super::applied::text);
            let since = self.reader.text(node, "deprecatedSince").map(super::applied::text);
            traits.set_object("deprecated", [("message", message), ("since", since)]);
        }
        if self.reader.flag(node, "sensitive") {
            traits.annotate("sensitive");
        }
    }
}
