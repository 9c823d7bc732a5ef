//! The text of model files, and places in it.

mod location;
mod place;
mod sources;

pub use location::{Location, Position, SourceId};
pub use place::FilePosition;
pub(crate) use place::Place;
pub(crate) use sources::Sources;
