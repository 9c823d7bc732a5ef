use crate::drop_in::build::Build;
use crate::drop_in::error::Error;
use crate::drop_in::moto::Moto;
use crate::drop_in::recorded;

/// Runs each program with generated clients, and returns how its output differs from the output with AWS's crates, apart from
/// intended differences.
///
/// # Errors
/// A program is not recorded or cannot be run, or an intended difference does not exist.
pub fn compare(
    moto: &Moto,
    ours: &Build,
    theirs: impl Fn(&str) -> Result<String, Error>,
) -> impl Iterator<Item = Result<(&'static str, Option<String>), Error>> {
    recorded::PROGRAMS.into_iter().map(move |program| {
        let expected = recorded::expected(program, theirs(program)?, ours.differences())?;
        let printed = moto.run(&ours.executable(program))?;
        Ok((program, recorded::difference(&expected, &printed)))
    })
}
