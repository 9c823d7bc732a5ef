use super::conversion::Conversion;
use crate::model::{Node, Object, ShapeId, ShapeKind};

impl Conversion<'_, '_> {
    /// A string that holds JSON, in place of the string that a member targets.
    /// <https://smithy.io/2.0/spec/protocol-traits.html#mediatype-trait>
    pub(super) fn json_value(&mut self, target: ShapeId, name: &str, shape: &Object) -> ShapeId {
        // botocore writes JSON only to strings, and ignores `jsonvalue` elsewhere.
        if shape.get("type").and_then(Node::as_str) != Some("string") || shape.get("enum").is_some() {
            return target;
        }
        if let Some(id) = self.synthesized.json_values.get(name) {
            return id.clone();
        }
        let Some(id) = self.names.claim(&format!("SynthesizedJson{name}")) else { return target };
        let mut traits = self.applied();
        traits.set_text("mediaType", "application/json");
        self.describe(shape, &mut traits);
        self.constraints(shape, &ShapeKind::String, &mut traits);
        self.define(id.clone(), ShapeKind::String, traits.traits());
        self.synthesized.json_values.insert(name.to_owned(), id.clone());
        id
    }

    /// A streaming blob, in place of a blob that is streaming in this member only.
    /// <https://smithy.io/2.0/spec/streaming.html#streaming-trait>
    pub(super) fn streaming_blob(&mut self, target: ShapeId, shape: &Object) -> ShapeId {
        if shape.get("type").and_then(Node::as_str) != Some("blob") || self.reader.flag(shape, "streaming") {
            return target;
        }
        let requires_length = self.reader.flag(shape, "requiresLength");
        if let Some(id) = self.synthesized.streaming_blobs.get(&requires_length) {
            return id.clone();
        }
        let Some(id) = self.names.claim("StreamingBlob") else { return target };
        let mut traits = self.applied();
        traits.annotate("streaming");
        if requires_length {
            traits.annotate("requiresLength");
        }
        self.define(id.clone(), ShapeKind::Blob, traits.traits());
        self.synthesized.streaming_blobs.insert(requires_length, id.clone());
        id
    }
}
