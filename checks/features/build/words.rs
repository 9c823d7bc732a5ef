//! The words that the names of the model `names` are made of.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

/// The number of generated clients that have a word, if it is a word of generated code rather than of a model.
const COMMON: usize = 3;

/// The keywords of Rust, and names that code uses without importing them.
const RUST: &str = "abstract as async await become box break const continue crate do dyn else enum extern false final fn for \
    gen if impl in let loop macro match mod move mut override priv pub ref return self Self static struct super trait true \
    try type typeof union unsafe unsized use virtual where while yield macro_rules raw safe auto default \
    AsMut AsRef Box Clone Copy Debug Default Display DoubleEndedIterator Drop Eq Err Error ExactSizeIterator Extend Fn FnMut \
    FnOnce From FromIterator FromStr Future Hash Into IntoFuture IntoIterator Iterator None Ok Option Ord PartialEq \
    PartialOrd Result Send Sized Some String Sync ToOwned ToString TryFrom TryInto Unpin Vec \
    alloc bool char clone cmp core drop eq f32 f64 fmt format from hash i16 i32 i64 i8 into isize len matches ne panic std \
    str u16 u32 u64 u8 usize vec write \
    Client Config Builder Params Unknown UnknownValue Unhandled SelfValue Empty Meta Message Sdk New Wait Send Build";

/// Words of Rust and of the client's interface, of the code that several clients have in common, and of the runtime's
/// macros.
pub(crate) fn words<'t>(clients: &'t [BTreeSet<String>], runtime: &Path) -> io::Result<Vec<String>> {
    let mut counts: BTreeMap<&'t str, usize> = BTreeMap::new();
    for word in clients.iter().flatten() {
        *counts.entry(word).or_default() += 1;
    }
    let common = counts.into_iter().filter(|(_, count)| *count >= COMMON).map(|(word, _)| word.to_owned());
    let mut words: BTreeSet<String> = common.chain(identifiers(RUST)).collect();
    macros(runtime, &mut words)?;
    Ok(words.into_iter().collect())
}

/// The identifiers in a text, except those in documentation.
pub(crate) fn identifiers(text: &str) -> BTreeSet<String> {
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let words = code.flat_map(|line| line.split(|c: char| !c.is_ascii_alphanumeric() && c != '_'));
    let is_identifier = |word: &&str| {
        !word.starts_with(|c: char| c.is_ascii_digit()) && word.contains(|c: char| c.is_ascii_alphanumeric())
    };
    words.filter(is_identifier).map(str::to_owned).collect()
}

/// Adds the identifiers of the files that define macros for generated code.
fn macros(folder: &Path, words: &mut BTreeSet<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            macros(&path, words)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            let text = fs::read_to_string(&path)?;
            if let Some((_, definitions)) = text.split_once("#[macro_export]") {
                words.extend(identifiers(definitions));
            }
        }
    }
    Ok(())
}
