//! The client of the whole of Lambda.

smithereens::include_client!("lambda");
