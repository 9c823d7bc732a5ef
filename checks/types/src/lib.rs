//! The types of each fixture model of the generator, without clients. Compiling this crate checks that they need nothing else
//! of the runtime, and cause no warnings.

include!(concat!(env!("OUT_DIR"), "/clients.rs"));
