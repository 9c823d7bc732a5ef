//! Generated code compiles, whatever the names in the model are: the client in this file has names that are drawn from
//! generated code, from the runtime's macros and from Rust. `NAMES_SEED` draws other names, and `NAMES_WORDS` sets the
//! number of words that they are made of.

#![allow(clippy::all, reason = "names drawn from generated code break conventions of Rust")]

include!(concat!(env!("OUT_DIR"), "/names.rs"));

#[test]
fn a_client_with_hundreds_of_names_of_generated_code_compiles() {
    assert!(NAMES > 600, "the model has only {NAMES} names");
    let config = names::Config::builder().build();
    let client = names::Client::from_conf(config);
    assert!(client.config().region().is_none());
}
