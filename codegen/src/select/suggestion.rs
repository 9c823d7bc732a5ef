use super::list;
use crate::sorted::SortedSet;

/// Suggests the most similar names to one that does not exist.
pub(crate) fn suggestion<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> String {
    let distance = |other: &str| edits(&name.to_lowercase(), &other.to_lowercase());
    let ranked: SortedSet<(usize, &str)> = known.map(|other| (distance(other), other)).collect();
    let nearest = ranked.iter().next().map_or(0, |(distance, _)| *distance);
    let is_near = |distance: usize| distance <= 2 + name.len() / 3 && distance <= nearest + 1;
    let near: Vec<&str> = ranked.iter().filter(|(d, _)| is_near(*d)).take(3).map(|(_, other)| *other).collect();
    match near.as_slice() {
        [] => format!("the service has {} operations, none with a similar name", ranked.len()),
        near => format!("did you mean {}?", list(near.iter().copied())),
    }
}

/// The number of characters to insert, remove, replace, or swap with their neighbour, to get from one word to another: the
/// [distance of Damerau and Levenshtein](https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance), in its form where
/// no character is edited twice.
pub(crate) fn edits(from: &str, to: &str) -> usize {
    let to: Vec<char> = to.chars().collect();
    // The numbers for the beginnings of both words: a row for each of the last characters of `from`.
    let mut rows: [Vec<usize>; 3] = [Vec::new(), Vec::new(), (0..=to.len()).collect()];
    let mut previous = None;
    for (index, one) in from.chars().enumerate() {
        rows.rotate_left(1);
        let [before, last, row] = &mut rows;
        row.clear();
        row.push(index + 1);
        for (column, &other) in to.iter().enumerate() {
            let replaced = last[column] + usize::from(one != other);
            let mut least = replaced.min(last[column + 1] + 1).min(row[column] + 1);
            if column > 0 && previous == Some(other) && to[column - 1] == one {
                least = least.min(before[column - 1] + 1);
            }
            row.push(least);
        }
        previous = Some(one);
    }
    rows[2][to.len()]
}

#[cfg(test)]
mod tests {
    use super::edits;

    #[test]
    fn edits_are_insertions_removals_replacements_and_swaps() {
        for (from, to, expected) in [
            ("", "", 0),
            ("", "abc", 3),
            ("abc", "", 3),
            ("kitten", "sitting", 3),
            ("get_itme", "get_item", 1),
            ("ab", "ba", 1),
            ("ca", "abc", 3),
            ("caf\u{e9}", "cafe", 1),
        ] {
            assert_eq!((edits(from, to), edits(to, from)), (expected, expected), "{from:?} {to:?}");
        }
    }
}
