//! The client of the whole of EC2.

smithereens::include_client!("ec2");
