//! Packages that hold generated clients, as cargo builds them.
//!
//! Each test builds a package of its own in a temporary folder. What they depend on is compiled once, into a folder in
//! the target directory of this workspace, and nothing is downloaded: the packages are those that this workspace was
//! built with.

mod cargo;
mod package;
mod regeneration;
mod whole_crate;
