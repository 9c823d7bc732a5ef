//! What is wrong with a model or a request, and where.
//!
//! ```
//! use smithereens_codegen::diagnostic::Severity;
//! use smithereens_codegen::load::Loader;
//!
//! let text = "$version: \"2\"\nnamespace example\nlist Names { member: Nmae }\nstring Name";
//! let error = Loader::new().text("names.smithy", text).load().expect_err("`Nmae` is not in the model");
//! let report = error.report().expect("the model is invalid");
//!
//! let [diagnostic] = report.diagnostics() else { panic!("one diagnostic") };
//! assert_eq!(diagnostic.severity(), Severity::Error);
//! assert_eq!(diagnostic.id(), "Target");
//! assert_eq!(diagnostic.message(), "`example#Names$member` targets `example#Nmae`, which is not in the model");
//! let position = diagnostic.position().expect("the diagnostic is about a file");
//! assert_eq!((position.path().to_str(), position.line(), position.column()), (Some("names.smithy"), 3, 14));
//! ```

mod cycle;
mod message;
mod render;
mod report;

pub use message::{Diagnostic, Severity};
pub use report::{Colored, Report};

pub(crate) use crate::source::Place;
pub(crate) use cycle::path as cycle;
