//! The client of the whole of SNS.

smithereens::include_client!("sns");
