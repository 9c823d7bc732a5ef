//! Descriptions of services in botocore's format.

mod conversion;
mod differences;
mod installed;
mod notation;
mod table;
