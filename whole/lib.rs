//! Clients of whole services, generated from the models that AWS publishes, to see that they compile without a warning.
//!
//! Each is a crate of its own, in `clients/`, so that they compile side by side: `cargo clippy --examples`. Where their
//! models come from, and that the crates are empty without them, the build script says.
