//! Amazon Timestream.

pub mod endpoint_discovery;
