//! Generates Rust clients for AWS, and for any service with a [Smithy](https://smithy.io) model, in a build script.
//!
//! A client holds only the operations that a program uses, and has the interface of AWS's own crates.
//!
//! # A client in four steps
//! 1. Put the service's model into the package, say as `model/api-gateway.json`: Smithy's JSON AST, the Smithy IDL, or
//!    botocore's `service-2.json`.
//! 2. Depend on the runtime, and on this crate for the build:
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
//!            .operations(["GetGatewayResponse", "PutGatewayResponse"])
//!            .compile()
//!    }
//!    ```
//! 4. Mount the client in any module:
//!    ```ignore
//!    mod apigateway {
//!        smithereens::include_client!("apigateway");
//!    }
//!    ```
//!
//! The build script runs again when a model has changed, and not otherwise.
//!
//! # How it works
//! ```text
//! model file ──load──▶ Model ──select──▶ slice ──plan──▶ plan ──emit──▶ tokens ──output──▶ OUT_DIR
//! ```
//! Each step is a module. [`load`] and [`model`] are public for tools that read models.

pub mod ast;
mod configure;
pub mod diagnostic;
mod emit;
mod error;
mod generate;
mod jmespath;
pub mod load;
mod markdown;
pub mod model;
mod output;
mod package;
mod plan;
mod select;
pub mod source;

pub use configure::{Builder, configure};
pub use error::Error;
pub use generate::{Generated, Module};
pub use package::Package;
