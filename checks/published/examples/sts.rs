//! The client of the whole of STS.

smithereens::include_client!("sts");
