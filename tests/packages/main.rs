//! Packages with generated clients, built by cargo.
//!
//! Each test builds its own package in a temporary folder. Dependencies are compiled once, into a folder in the target
//! directory of this workspace. Nothing is downloaded: the packages use the lock file of this workspace.

mod cargo;
mod client_crate;
mod package;
mod regeneration;
