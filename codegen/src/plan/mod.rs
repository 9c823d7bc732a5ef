//! Every decision about the Rust code that is generated, in Rust's terms.

pub(crate) mod docs;
