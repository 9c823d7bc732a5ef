//! Descriptions of services in botocore's format.

mod conversion;
mod description;
mod differences;
mod installed;
mod table;
