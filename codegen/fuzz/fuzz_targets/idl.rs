#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| smithereens_fuzz::check("model.smithy", text));
