//! The client of the whole of Route 53.

smithereens::include_client!("route53");
