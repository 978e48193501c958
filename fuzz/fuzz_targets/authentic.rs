#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| sealform_fuzz::authentic::check(data));
