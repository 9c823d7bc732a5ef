#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| smithereens_fuzz::check("service-2.json", text));
