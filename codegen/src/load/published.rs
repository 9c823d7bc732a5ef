use crate::model::ShapeId;

/// Whether a shape is in one of the trait packages that Smithy publishes besides the prelude. Models refer to these
/// packages without including them.
pub(super) fn is_published_by_smithy(id: &ShapeId) -> bool {
    let namespace = id.namespace();
    ["aws.", "smithy."].iter().any(|prefix| namespace.starts_with(prefix)) && namespace != "smithy.api"
}
