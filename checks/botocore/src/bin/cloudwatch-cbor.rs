//! Drives the client of CloudWatch, by rpcv2Cbor.

smithereens_checks_botocore::driver!("cloudwatch-cbor");
