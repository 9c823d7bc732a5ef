//! Drives generated clients for `compare.py`. A driver reads lines of JSON, and writes a line of JSON for each.
//!
//! The first line that it writes has the file of the `model`, and the shape ID of the `protocol`.
//!
//! An input line with `presign` asks for a presigned request of an operation, with its `input`. The output line has its `method`,
//! `uri` and `headers`, or a `failure`; it is `null` if the operation cannot be presigned.
//!
//! Another input line has the name of an `operation`, its `input` by the names of members in the model, the bytes of the `stream`
//! in the input, and the `response` of the service. An output line has the `request` that the client sent, and the outcome:
//! an `output` with its `stream`, an `error` or a `failure`. Blobs are base64. Timestamps are RFC 3339 in input lines and
//! seconds since 1970 in output lines. NaN and infinities are objects such as `{"$double": "NaN"}`.
//!
//! Each client has a separate program, so that they are compiled in parallel.

mod call;
mod document;
mod run;
mod wire;

pub use call::{Call, Find, Outcome, Presign, Table, call, exception, presign};
pub use run::run;

/// Defines `main`, which drives the client of this name.
#[macro_export]
macro_rules! driver {
    ($name:literal) => {
        #[allow(dead_code, unreachable_pub, unused_imports, reason = "a program does not use the whole client")]
        mod client {
            smithereens::include_client!($name);
        }

        #[allow(
            deprecated,
            unused_imports,
            reason = "exceptions may be deprecated, and there is no table without models"
        )]
        fn main() -> std::process::ExitCode {
            use $crate::{Table, call, exception, presign};
            $crate::run(include!(concat!(env!("OUT_DIR"), "/", $name, ".table.rs")))
        }
    };
}
