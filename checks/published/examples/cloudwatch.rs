//! The client of the whole of CloudWatch.

smithereens::include_client!("cloudwatch");
