/// A model file, by its number in the order of reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(pub(crate) u32);

/// Where something is written in a model file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Location {
    /// The file.
    pub source: SourceId,
    /// The position in the file.
    pub position: Position,
}

/// The position of a shape, member or trait in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Position {
    /// A byte offset.
    Offset(u32),
    /// A position in a JSON file, which follows from the shape ID. The byte offset is looked up only when a diagnostic
    /// needs it, so that loading does not pay for it.
    Json,
}
