//! Drives the client of Glacier.

smithereens_checks_botocore::driver!("glacier");
