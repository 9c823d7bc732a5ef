//! Generates Rust clients for AWS, and for any service with a [Smithy](https://smithy.io) model, in a build script.
//!
//! A client has only the operations that a program uses, with the interface of AWS's own crates.
//!
//! # A client in four steps
//! 1. Add the model of the service to the package, for example as `model/api-gateway.json`. It can be in Smithy's JSON AST,
//!    in the Smithy IDL, or, with the feature `botocore`, in botocore's format (`service-2.json`).
//! 2. Add the runtime and this crate to `Cargo.toml`:
//!    ```toml
//!    [dependencies]
//!    smithereens = "0.1"
//!
//!    [build-dependencies]
//!    smithereens-codegen = "0.1"
//!    ```
//! 3. Generate in `build.rs`:
//!    ```no_run
//!    fn main() -> Result<(), smithereens_codegen::Error> {
//!        smithereens_codegen::configure()
//!            .model("model/api-gateway.json")
//!            .operations_used_in(["src"])
//!            .compile()
//!    }
//!    ```
//! 4. Include the client in any module:
//!    ```ignore
//!    mod apigateway {
//!        smithereens::include_client!("apigateway");
//!    }
//!    ```
//!
//! The build script runs again only if the model, the sources or the build script change.
//!
//! # Features
//! | feature | adds |
//! | --- | --- |
//! | `botocore` | models in botocore's format |
//! | `commonmark` | lists, links and emphasis of documentation in CommonMark; that of AWS's services is HTML |
//! | `examples` | [`Builder::examples`] |
//! | `generated-tests` | [`Builder::protocol_tests`], [`Builder::endpoint_tests`] and [`Builder::smoke_tests`] |
//! | `gzip` | models that are gzipped |
//! | `tools` | `ast`, `check`, `diff`, `policy`, `validate`, `Package` and `Builder::extract_from`, for tools |
//!
//! None is a default. What needs a feature that is not enabled is an error that names it, or a warning if only documentation
//! needs it.
//!
//! # How it works
//! ```text
//! model file ──load──▶ Model ──select──▶ slice ──plan──▶ plan ──emit──▶ tokens ──output──▶ OUT_DIR
//! ```
//! Each step is a module. [`load`] and [`model`] are public for tools that read models, and [`diagnostic`] has the types of
//! errors and warnings.

#[cfg(feature = "tools")]
pub mod ast;
#[cfg(feature = "tools")]
mod check;
mod configure;
pub mod diagnostic;
#[cfg(feature = "tools")]
pub mod diff;
mod emit;
mod error;
#[cfg(feature = "tools")]
mod extract;
mod features;
mod generate;
mod jmespath;
mod json;
pub mod load;
mod markdown;
pub mod model;
mod output;
#[cfg(feature = "tools")]
mod package;
mod plan;
#[cfg(feature = "tools")]
pub mod policy;
#[cfg(feature = "tools")]
mod runtime;
mod select;
#[cfg_attr(not(feature = "tools"), allow(dead_code, unused_imports))] // what only the rules for tools use
mod selector;
mod sorted;
pub mod source;
mod syntax_error;
mod usage;
#[cfg_attr(not(feature = "tools"), allow(dead_code, unused_imports))] // what only the rules for tools use
mod validate;

#[cfg(feature = "tools")]
pub use check::{check, validate};
pub use configure::{Builder, configure};
pub use error::Error;
#[cfg(feature = "tools")]
pub use extract::Documentation;
pub use generate::Generated;
#[cfg(feature = "tools")]
pub use package::Package;
#[cfg(feature = "tools")]
pub use runtime::Runtime;
