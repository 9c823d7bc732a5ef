//! Lock files, which contain the version of each package.

use std::collections::BTreeSet;

const PACKAGE: &str = "[[package]]\n";

/// The version of a package in a lock file.
pub(crate) fn version<'l>(lock: &'l str, package: &str) -> Option<&'l str> {
    packages(lock).find(|entry| field(entry, "name") == Some(package)).and_then(|entry| field(entry, "version"))
}

/// Adds the packages of a second lock file that are not in the first, for the dependencies of generated crates. Cargo removes
/// unused packages.
pub(crate) fn with_packages_of(lock: &str, other: &str) -> String {
    let key = |entry: &'_ str| (field(entry, "name").map(str::to_owned), field(entry, "version").map(str::to_owned));
    let known: BTreeSet<_> = packages(lock).map(key).collect();
    let missing = packages(other).filter(|entry| !known.contains(&key(entry)));
    let missing: String = missing.map(|entry| format!("\n{PACKAGE}{}\n", entry.trim_end())).collect();
    format!("{lock}{missing}")
}

fn packages(lock: &str) -> impl Iterator<Item = &str> {
    lock.split(PACKAGE).skip(1)
}

fn field<'l>(entry: &'l str, name: &str) -> Option<&'l str> {
    let line = entry.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(" = "))?;
    Some(line.trim_matches('"'))
}

#[cfg(test)]
mod tests {
    use super::{version, with_packages_of};

    const LOCK: &str = "version = 4\n\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\n";

    #[test]
    fn packages_that_are_missing_are_added_once() {
        let other = "version = 4\n\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\ndependencies = [\n \"b\",\n]\n\n\
            [[package]]\nname = \"a\"\nversion = \"2.0.0\"\n";
        let merged = with_packages_of(LOCK, other);
        assert_eq!(merged, format!("{LOCK}\n[[package]]\nname = \"a\"\nversion = \"2.0.0\"\n"));
        assert_eq!(version(&merged, "a"), Some("1.0.0"));
        assert_eq!(version(&merged, "b"), None);
    }
}
