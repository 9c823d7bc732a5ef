//! Reads models from files.
//!
//! [`load`] reads files and folders; a [`Loader`] also reads texts that are not in files. The formats are the
//! [Smithy IDL](https://smithy.io/2.0/spec/idl.html), the [JSON AST](https://smithy.io/2.0/spec/json-ast.html) and the
//! service descriptions of [botocore](https://github.com/boto/botocore). A [`Model`](crate::model::Model) does not depend
//! on the format that it was read from.

mod assemble;
#[cfg(feature = "botocore")]
mod botocore;
mod descriptions;
mod file;
mod fragment;
mod gzip;
mod idl;
mod json;
mod loader;
mod paths;
mod prelude;
mod published;
#[cfg(not(feature = "botocore"))]
mod without_botocore;

pub use loader::{Loaded, Loader, load};
