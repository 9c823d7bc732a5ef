//! Drives generated clients for `compare.py`, which says what each shall send and be answered: lines of JSON come in, lines
//! of JSON go out.
//!
//! A line in holds the name of an `operation`, its `input` by the names of members in the model, the bytes of the `stream` in
//! it, and the `response` that the service shall give. A line out holds the `request` that was sent, and the `output` with its
//! `stream`, `error` or `failure` that came of the response. Blobs are base64, timestamps RFC 3339 on the way in and seconds since 1970 on the way out, and numbers that JSON
//! lacks are `{"$double": "NaN"}`.
//!
//! There is one program for each client, so that a change to one is no wait for all.

mod call;
mod document;
mod run;
mod wire;

pub use call::{Call, Find, Outcome, Table, call, exception};
pub use run::run;

/// The program that drives the client of this name.
#[macro_export]
macro_rules! driver {
    ($name:literal) => {
        #[allow(dead_code, unreachable_pub, unused_imports, reason = "a program does not use all of a client")]
        mod client {
            smithereens::include_client!($name);
        }

        #[allow(
            deprecated,
            unused_imports,
            reason = "exceptions may be deprecated, and the table is not there without models"
        )]
        fn main() -> std::process::ExitCode {
            use $crate::{Table, call, exception};
            $crate::run(include!(concat!(env!("OUT_DIR"), "/", $name, ".table.rs")))
        }
    };
}
