//! Drives generated clients for `compare.py`. A driver reads lines of JSON, and writes a line of JSON for each.
//!
//! A line that it reads has the name of an `operation`, its `input` by the names of members in the model, the bytes of the
//! `stream` in the input, and the `response` of the service. A line that it writes has the `request` that the client sent, and
//! its outcome: an `output` with its `stream`, an `error` or a `failure`. Blobs are base64, timestamps are RFC 3339 in what it
//! reads and seconds since 1970 in what it writes, and numbers that JSON lacks are `{"$double": "NaN"}`.
//!
//! Each client has a program of its own, so that they are compiled side by side.

mod call;
mod document;
mod run;
mod wire;

pub use call::{Call, Find, Outcome, Table, call, exception};
pub use run::run;

/// Defines `main`, which drives the client of this name.
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
