//! The client of the whole of SQS.

smithereens::include_client!("sqs");
