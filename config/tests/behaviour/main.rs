//! What the providers and the loader do, against servers that the tests play.

mod chain;
mod container;
mod imds;
mod loader;
mod login;
#[path = "../support/logs.rs"]
mod logs;
mod profile;
mod secrets;
mod sso;
