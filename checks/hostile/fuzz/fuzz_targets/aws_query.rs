#![no_main]

use smithereens_checks_hostile::Protocol;

libfuzzer_sys::fuzz_target!(|response: &[u8]| smithereens_checks_hostile_fuzz::check(Protocol::AwsQuery, response));
