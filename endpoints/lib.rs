//! The endpoint tests of the models in the folder `SMITHY_MODELS`: `cargo test -p smithereens-endpoints` runs all of them,
//! and counts them against the models. Everything is in `tests/`.
