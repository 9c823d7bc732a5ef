//! Programs that were written for AWS's crates print the same with generated clients, also if `smithereens adopt` replaces
//! AWS's crates.
//!
//! `recorded/` contains the output with AWS's crates, written by `cargo run -p smithereens-checks-aws-sdk --bin drop-in --
//! --official --record`, and the intended differences.

use smithereens_checks_aws_sdk::drop_in::{Build, Moto, compare, recorded};
use smithereens_checks_support::Resource;
use std::error::Error;
use std::path::Path;

#[test]
#[ignore = "needs SMITHY_MODELS and MOTO_ENDPOINT, and builds for minutes: see CONTRIBUTING.md"]
fn programs_print_the_same_with_generated_clients_and_smithereens_config_as_with_crates_of_aws()
-> Result<(), Box<dyn Error>> {
    let (models, moto) = (Resource::SmithyModels.folder()?, Moto::new(Resource::Moto.url()?));
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("drop-in");
    let build = Build::ours(&folder, &models)?;
    assert_prints_the_same(&moto, &build);
    assert_prints_the_same(&moto, &build.with_config()?);
    let adopted = Build::adopted(&folder, &models)?;
    assert_prints_the_same(&moto, &adopted);
    adopted.undo()?;
    Ok(())
}

fn assert_prints_the_same(moto: &Moto, build: &Build) {
    build.programs().unwrap_or_else(|error| panic!("{error}"));
    for compared in compare(moto, build, recorded::read) {
        let (program, difference) = compared.unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(difference, None, "{program}, {build:?}");
    }
}
