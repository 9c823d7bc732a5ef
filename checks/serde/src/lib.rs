//! Clients whose types implement the traits of serde. The tests write and read them in several formats.

include!(concat!(env!("OUT_DIR"), "/clients.rs"));
