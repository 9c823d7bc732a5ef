use super::applied::Applied;
use super::conversion::Conversion;
use crate::model::{Node, Object, ShapeKind};

impl Conversion<'_, '_> {
    /// Applies [constraint traits](https://smithy.io/2.0/spec/constraint-traits.html), and whether a collection may hold
    /// null.
    pub(super) fn constraints(&mut self, shape: &Object, kind: &ShapeKind, traits: &mut Applied) {
        let limit = |name| shape.get(name).filter(|node: &&Node| node.as_number().is_some()).cloned();
        let limits = [("min", limit("min")), ("max", limit("max"))];
        if limits.iter().any(|(_, limit)| limit.is_some()) {
            match kind {
                ShapeKind::String
                | ShapeKind::Enum(_)
                | ShapeKind::Blob
                | ShapeKind::List(_)
                | ShapeKind::Map { .. } => traits.set_object("length", limits),
                ShapeKind::Byte
                | ShapeKind::Short
                | ShapeKind::Integer
                | ShapeKind::Long
                | ShapeKind::Float
                | ShapeKind::Double => traits.set_object("range", limits),
                _ => {}
            }
        }
        // An enum says what its values are, which no pattern can narrow.
        if matches!(kind, ShapeKind::String)
            && let Some(pattern) = self.reader.text(shape, "pattern")
        {
            traits.set_text("pattern", pattern);
        }
        if self.reader.flag(shape, "sparse") {
            traits.annotate("sparse");
        }
    }

    /// <https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait>
    pub(super) fn timestamp_format(&mut self, node: &Object, traits: &mut Applied) {
        let Some(format) = self.reader.text(node, "timestampFormat") else { return };
        match format {
            "iso8601" => traits.set_text("timestampFormat", "date-time"),
            "rfc822" => traits.set_text("timestampFormat", "http-date"),
            "unixTimestamp" => traits.set_text("timestampFormat", "epoch-seconds"),
            other => {
                let message = format!("`{other}` is not a timestamp format that is known");
                self.reader.within("timestampFormat", |reader| reader.error(message));
            }
        }
    }
}
