//! The compiler, measured for each crate.
//!
//! Cargo runs the program that `RUSTC_WRAPPER` names instead of rustc, with rustc's path and arguments. This program names
//! itself there when it starts a build ([`measure`]), and runs rustc when cargo has started it in place of rustc
//! ([`stand_in`]).

use crate::process::Cost;
use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, fs, io};

/// The variable that names the folder for what is measured.
const FOLDER: &str = "SMITHEREENS_METER";

/// Lets cargo start this program in the place of rustc, and lets that write to a folder what each crate costs.
///
/// # Errors
/// That the folder cannot be made, or that the system does not say where this program is.
pub(crate) fn measure<'c>(cargo: &'c mut Command, folder: &Path) -> io::Result<&'c mut Command> {
    fs::create_dir_all(folder)?;
    Ok(cargo.env("RUSTC_WRAPPER", env::current_exe()?).env(FOLDER, folder.canonicalize()?))
}

/// What a crate cost when it was last compiled while a build was measured, by the name that rustc knows it by, with `_`.
///
/// # Errors
/// That it was never compiled so, or that this cannot be read.
pub(crate) fn cost(folder: &Path, name: &str) -> io::Result<Cost> {
    fs::read_to_string(folder.join(name))?.parse().map_err(io::Error::other)
}

/// Runs rustc, if cargo started this program in its place, and returns how this program is to end then.
pub(crate) fn stand_in() -> Option<ExitCode> {
    let folder = env::var_os(FOLDER)?;
    let mut arguments = env::args_os().skip(1);
    let compiler = arguments.next()?;
    let arguments: Vec<OsString> = arguments.collect();
    let code = match run(&compiler, &arguments, Path::new(&folder)) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("rustc cannot be measured: {error}");
            ExitCode::FAILURE
        }
    };
    Some(code)
}

fn run(compiler: &OsString, arguments: &[OsString], folder: &Path) -> io::Result<ExitCode> {
    let (status, cost) = Cost::of(Command::new(compiler).args(arguments))?;
    if !status.success() {
        return Ok(ExitCode::from(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1)));
    }
    if let Some(name) = crate_name(arguments) {
        fs::write(folder.join(name), cost.to_string())?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The crate that is compiled. Cargo also asks the compiler what it can do, then with a name that is none.
fn crate_name(arguments: &[OsString]) -> Option<&str> {
    let name = arguments.iter().skip_while(|argument| *argument != "--crate-name").nth(1)?;
    name.to_str().filter(|name| *name != "___")
}

#[cfg(test)]
mod tests {
    use super::crate_name;
    use std::ffi::OsString;

    #[test]
    fn a_crate_has_a_name_and_a_question_of_cargo_has_none() {
        let arguments = |text: &str| text.split(' ').map(OsString::from).collect::<Vec<_>>();
        assert_eq!(crate_name(&arguments("--crate-name aws_sdk_s3 --edition=2024 lib.rs")), Some("aws_sdk_s3"));
        assert_eq!(crate_name(&arguments("- --crate-name ___ --print=file-names")), None);
        assert_eq!(crate_name(&arguments("-vV")), None);
    }
}
