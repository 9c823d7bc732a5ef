//! The client of the whole of S3.

smithereens::include_client!("s3");
