//! Files of one folder that import each other, directly or through others of the folder.

use crate::imports::Import;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// An import that is part of a circle.
pub(crate) struct Circle<'i> {
    /// A file of the folder, or a folder in it.
    pub(crate) from: &'i str,
    pub(crate) to: &'i str,
    /// The way back: from `to` to `from`.
    pub(crate) back: Vec<&'i str>,
    pub(crate) import: &'i Import,
}

/// The imports between the files and folders of one folder.
type Folder<'i> = BTreeMap<&'i str, BTreeMap<&'i str, Vec<&'i Import>>>;

pub(crate) fn circles(imports: &[Import]) -> Vec<Circle<'_>> {
    let mut folders: BTreeMap<&[String], Folder<'_>> = BTreeMap::new();
    for import in imports {
        let common = import.from.iter().zip(&import.to).take_while(|(from, to)| from == to).count();
        // Without one of them, the import is between a `mod.rs` and a file in its folder.
        let (Some(from), Some(to)) = (import.from.get(common), import.to.get(common)) else { continue };
        let folder = folders.entry(&import.from[..common]).or_default();
        folder.entry(from).or_default().entry(to).or_default().push(import);
    }
    let mut circles = Vec::new();
    for folder in folders.values() {
        for (from, imported) in folder {
            for (to, imports) in imported {
                let Some(back) = way(folder, to, from) else { continue };
                circles.extend(imports.iter().map(|import| Circle { from, to, back: back.clone(), import }));
            }
        }
    }
    circles
}

/// The shortest way between two entries of a folder.
fn way<'i>(folder: &Folder<'i>, from: &'i str, to: &str) -> Option<Vec<&'i str>> {
    let mut seen = BTreeSet::from([from]);
    let mut ways = VecDeque::from([vec![from]]);
    while let Some(way) = ways.pop_front() {
        let last = *way.last()?;
        if last == to {
            return Some(way);
        }
        for next in folder.get(last).into_iter().flat_map(BTreeMap::keys).copied().filter(|next| seen.insert(next)) {
            ways.push_back([way.as_slice(), &[next]].concat());
        }
    }
    None
}
