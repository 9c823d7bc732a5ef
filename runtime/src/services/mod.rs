//! Types of single services that are not in their models, as in AWS's clients. The clients of these services re-export them.

pub mod auth_token;
pub mod s3;
pub mod timestream;
