//! Drives the client of EC2.

smithereens_differential::driver!("ec2");
