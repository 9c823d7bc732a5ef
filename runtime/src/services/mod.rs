//! Types of single services that AWS's clients have beyond what the models describe. The clients of these services
//! re-export them.

pub mod auth_token;
pub mod s3;
pub mod timestream;
