use super::applied::Applied;
use super::conversion::Conversion;
use crate::model::{Node, Object, ShapeKind};

impl Conversion<'_, '_> {
    /// Applies [constraint traits](https://smithy.io/2.0/spec/constraint-traits.html), and `sparse` to collections that
    /// can hold null.
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
        // An enum lists its values; a pattern cannot narrow them.
        if matches!(kind, ShapeKind::String)
            && let Some(pattern) = self.reader.text(shape, "pattern")
        {
            traits.set_text("pattern", anchored(pattern));
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
                let message = format!("unknown timestamp format `{other}`");
                self.reader.within("timestampFormat", |reader| reader.error(message));
            }
        }
    }
}

/// Converts a pattern. In botocore a pattern must match the whole text, in Smithy it can match a part. The anchors are
/// where AWS's own models have them: before the first and after the last alternative.
/// <https://smithy.io/2.0/spec/constraint-traits.html#pattern-trait>
fn anchored(pattern: &str) -> String {
    if pattern == ".*" {
        return pattern.to_owned();
    }
    let start = if pattern.starts_with('^') { "" } else { "^" };
    let end = if pattern.ends_with('$') && !pattern.ends_with("\\$") { "" } else { "$" };
    format!("{start}{pattern}{end}")
}

#[cfg(test)]
mod tests {
    use super::anchored;

    #[test]
    fn a_pattern_matches_the_whole_text() {
        for (botocore, smithy) in [
            ("[a-z]+", "^[a-z]+$"),
            ("a|b", "^a|b$"),
            ("^[a-z]+$", "^[a-z]+$"),
            ("price in \\$", "^price in \\$$"),
            (".*", ".*"),
        ] {
            assert_eq!(anchored(botocore), smithy);
        }
    }
}
