//! The recorded output of the programs with AWS's crates.

use crate::drop_in::differences;
use crate::drop_in::error::Error;
use std::path::PathBuf;
use std::{fs, io};

/// The programs, by the names of their files in `programs/`.
pub(crate) const PROGRAMS: [&str; 7] = ["api_gateway", "dynamodb", "failures", "kms", "s3", "sqs", "sts"];

/// The recorded output of a program with AWS's crates.
///
/// # Errors
/// The output was not recorded.
pub fn read(program: &str) -> Result<String, Error> {
    let path = path(program);
    fs::read_to_string(&path).map_err(Error::of(path.display()))
}

/// Records the output of a program with AWS's crates.
///
/// # Errors
/// The file cannot be written.
pub fn write(program: &str, printed: &str) -> Result<(), Error> {
    let path = path(program);
    fs::write(&path, printed).map_err(Error::of(path.display()))
}

/// The expected output of a program with our crates: that with AWS's crates, apart from the intended differences in files
/// with these extensions.
///
/// # Errors
/// An intended difference does not exist.
pub(crate) fn expected(program: &str, theirs: String, extensions: &[&str]) -> Result<String, Error> {
    extensions.iter().try_fold(theirs, |expected, extension| {
        let path = path(program).with_extension(extension);
        match fs::read_to_string(&path) {
            Ok(differences) => differences::apply(&expected, &differences).map_err(Error::of(path.display())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(expected),
            Err(error) => Err(Error::of(path.display())(error)),
        }
    })
}

fn path(program: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("recorded").join(program).with_extension("txt")
}

/// The first lines that differ, if any.
pub(crate) fn difference(theirs: &str, ours: &str) -> Option<String> {
    let (mut left, mut right) = (theirs.lines(), ours.lines());
    loop {
        match (left.next(), right.next()) {
            (None, None) => return None,
            (left, right) if left == right => {}
            (left, right) => {
                let line = |line: Option<&str>| line.unwrap_or("(nothing more)").to_owned();
                return Some(format!("    AWS's: {}\n    ours:  {}\n", line(left), line(right)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::difference;

    #[test]
    fn finds_the_first_different_or_missing_line() {
        assert_eq!(difference("a\nb\n", "a\nb\n"), None);
        assert_eq!(difference("a\nb\n", "a\nc\n"), Some("    AWS's: b\n    ours:  c\n".to_owned()));
        assert_eq!(difference("a\n", "a\nc\n"), Some("    AWS's: (nothing more)\n    ours:  c\n".to_owned()));
    }
}
