//! Runs the commands in the shell blocks of the README and the book. The models that they name do not exist, so they fail;
//! they must fail for that reason, and not because of their command line.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The exit code for a wrong command line.
const USAGE: i32 = 2;

/// The README and the chapters.
fn pages() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let chapters = fs::read_dir(root.join("docs/src")).expect("the folder of the book");
    let chapters = chapters.map(|entry| entry.expect("an entry").path());
    chapters.chain([root.join("README.md")]).collect()
}

/// The commands in the shell blocks of a page that start with `smithereens`, without redirections.
fn commands(page: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(page).unwrap_or_else(|error| panic!("{}: {error}", page.display()));
    let blocks = text.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    let joined = blocks.map(|block| block.replace("\\\n", " ")).collect::<String>();
    let words = |line: &str| line.split_whitespace().take_while(|word| *word != ">").map(str::to_owned).collect();
    joined.lines().filter_map(|line| line.strip_prefix("smithereens ")).map(words).collect()
}

#[test]
fn the_command_lines_in_the_book_are_valid() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut tried = 0;
    for page in pages() {
        for arguments in commands(&page) {
            let mut command = Command::new(env!("CARGO_BIN_EXE_smithereens"));
            let output = command.args(&arguments).current_dir(&folder).output().expect("the command starts");
            let errors = String::from_utf8_lossy(&output.stderr);
            assert_ne!(output.status.code(), Some(USAGE), "{}: {arguments:?}\n{errors}", page.display());
            tried += 1;
        }
    }
    assert!(tried >= 6, "the book has {tried} commands");
}
