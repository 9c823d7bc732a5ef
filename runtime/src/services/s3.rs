//! S3.

pub use crate::extended_request_id::RequestIdExt;
