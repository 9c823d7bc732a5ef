#![no_main]

use smithereens_decoders::Protocol;

libfuzzer_sys::fuzz_target!(|answer: &[u8]| smithereens_decoders_fuzz::check(Protocol::RestXml, answer));
