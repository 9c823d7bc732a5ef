//! Drives the client of CloudWatch, by rpcv2Cbor.

smithereens_differential::driver!("cloudwatch-cbor");
