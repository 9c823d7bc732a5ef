//! Programs that were written for AWS's crates print with generated clients what they printed with AWS's.
//!
//! `recorded/` holds what they printed, which `cargo run -p drop-in -- --official --record` writes, and what
//! differs on purpose.

use smithereens_checks_aws_sdk::drop_in::{Build, Moto, compare, recorded};
use std::path::Path;

#[test]
fn programs_print_with_generated_clients_what_they_printed_with_those_of_aws() {
    let variable = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    let (Some(models), Some(moto)) = (variable("SMITHY_MODELS"), variable("MOTO_ENDPOINT")) else {
        println!("skipped: SMITHY_MODELS or MOTO_ENDPOINT is not set; `cargo run -p drop-in -- --help` says how");
        return;
    };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("drop-in");
    let build = Build::ours(&folder, Path::new(&models)).expect("the clients are generated");
    build.programs().unwrap_or_else(|error| panic!("{error}"));
    let moto = Moto::new(moto);
    for compared in compare(&moto, &build, recorded::read) {
        let (program, difference) = compared.unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(difference, None, "{program}");
    }
}
