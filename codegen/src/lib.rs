//! Generates Rust clients for AWS, and for any service with a [Smithy](https://smithy.io) model, in a build script.
//!
//! A client has only the operations that a program uses, with the interface of AWS's own crates.
//!
//! # A client in four steps
//! 1. Add the model of the service to the package, for example as `model/api-gateway.json`. It can be in Smithy's JSON AST,
//!    in the Smithy IDL, or in botocore's format (`service-2.json`).
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
//! # How it works
//! ```text
//! model file ──load──▶ Model ──select──▶ slice ──plan──▶ plan ──emit──▶ tokens ──output──▶ OUT_DIR
//! ```
//! Each step is a module. [`load`] and [`model`] are public for tools that read models, and [`diagnostic`] has the types of
//! errors and warnings.

pub mod ast;
mod check;
mod configure;
pub mod diagnostic;
mod emit;
mod error;
mod features;
mod generate;
mod jmespath;
pub mod load;
mod markdown;
pub mod model;
mod output;
mod package;
mod plan;
mod runtime;
mod select;
mod selector;
pub mod source;
mod usage;
mod validate;

pub use check::{check, validate};
pub use configure::{Builder, configure};
pub use error::Error;
pub use generate::Generated;
pub use package::Package;
pub use runtime::Runtime;
