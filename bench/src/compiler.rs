//! Measures the compiler for each crate.
//!
//! Cargo runs the program in `RUSTC_WRAPPER` instead of rustc, with rustc's path and arguments. [`measure`] sets the variable
//! to this program for a build, and [`stand_in`] runs rustc when cargo starts this program.

use crate::process::Cost;
use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, ExitCode};
use std::{env, fs, io};

/// The variable with the folder for the measured costs.
const FOLDER: &str = "SMITHEREENS_METER";

/// Makes cargo start this program instead of rustc, and write the cost of each crate to a folder.
///
/// # Errors
/// The folder cannot be created, or the path of this program is unknown.
pub(crate) fn measure<'c>(cargo: &'c mut Command, folder: &Path) -> io::Result<&'c mut Command> {
    fs::create_dir_all(folder)?;
    Ok(cargo.env("RUSTC_WRAPPER", env::current_exe()?).env(FOLDER, folder.canonicalize()?))
}

/// The cost of a crate when it was last compiled in a measured build, by its name in rustc, with `_`, or by the hash that
/// cargo appends to the name of the file.
///
/// # Errors
/// The crate was not compiled in a measured build, or the cost cannot be read.
pub(crate) fn cost(folder: &Path, name: &str) -> io::Result<Cost> {
    fs::read_to_string(folder.join(name))?.parse().map_err(io::Error::other)
}

/// The hash that cargo appended to the name of a compiled file, or of the folder of a build script.
pub(crate) fn hash(path: &str) -> Option<&str> {
    let is_hash = |text: &&str| text.len() == 16 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    path.rsplit('/').filter_map(|part| part.split('.').next()?.rsplit('-').next()).find(is_hash)
}

/// Runs rustc if cargo started this program instead of it, and returns the exit code of this program.
pub(crate) fn stand_in() -> Option<ExitCode> {
    let folder = env::var_os(FOLDER)?;
    let mut arguments = env::args_os().skip(1);
    let compiler = arguments.next()?;
    let arguments: Vec<OsString> = arguments.collect();
    let code = match run(&compiler, &arguments, Path::new(&folder)) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("cannot measure rustc: {error}");
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
    let hash = arguments.iter().find_map(|argument| argument.to_str()?.strip_prefix("extra-filename=-"));
    for name in crate_name(arguments).into_iter().chain(hash) {
        fs::write(folder.join(name), cost.to_string())?;
    }
    Ok(ExitCode::SUCCESS)
}

/// The crate that is compiled. `None` if cargo only queries the compiler's capabilities, with a placeholder as the name.
fn crate_name(arguments: &[OsString]) -> Option<&str> {
    let name = arguments.iter().skip_while(|argument| *argument != "--crate-name").nth(1)?;
    name.to_str().filter(|name| *name != "___")
}

#[cfg(test)]
mod tests {
    use super::{crate_name, hash};
    use std::ffi::OsString;

    #[test]
    fn a_crate_has_a_name_and_a_query_of_cargo_has_none() {
        let arguments = |text: &str| text.split(' ').map(OsString::from).collect::<Vec<_>>();
        assert_eq!(crate_name(&arguments("--crate-name aws_sdk_s3 --edition=2024 lib.rs")), Some("aws_sdk_s3"));
        assert_eq!(crate_name(&arguments("- --crate-name ___ --print=file-names")), None);
        assert_eq!(crate_name(&arguments("-vV")), None);
    }

    #[test]
    fn files_and_folders_of_build_scripts_have_hashes() {
        assert_eq!(hash("/target/debug/deps/libaws_sdk_s3-0123456789abcdef.rlib"), Some("0123456789abcdef"));
        assert_eq!(hash("/target/debug/build/s3-client-0123456789abcdef/build-script-build"), Some("0123456789abcdef"));
        assert_eq!(hash("/target/debug/libclient.rlib"), None);
    }
}
