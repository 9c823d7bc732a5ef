//! The table of known differences and their causes.

/// The rows of a Markdown table: a service, a pattern in which `*` matches any text, the number of differences, and their
/// cause.
pub(crate) struct Table(Vec<Row>);

struct Row {
    pattern: String,
    expected: usize,
    found: usize,
}

impl Table {
    pub(crate) fn parse(markdown: &str) -> Self {
        let rows = markdown.lines().filter_map(|line| {
            let cells: Vec<_> = line.strip_prefix('|')?.split('|').map(str::trim).collect();
            let [service, difference, count, cause, _] = cells[..] else { return None };
            let expected = count.parse().ok()?;
            assert!(!cause.is_empty(), "a difference must have a cause: {line}");
            Some(Row { pattern: format!("{service} {}", difference.trim_matches('`')), expected, found: 0 })
        });
        Self(rows.collect())
    }

    /// Whether a difference is in the table. The first row that fits counts it.
    pub(crate) fn lists(&mut self, difference: &str) -> bool {
        let row = self.0.iter_mut().find(|row| fits(&row.pattern, difference));
        row.is_some_and(|row| {
            row.found += 1;
            true
        })
    }

    /// The rows whose number differs from the number of differences that were found.
    pub(crate) fn miscounted(&self) -> Vec<String> {
        let miscounted = self.0.iter().filter(|row| row.found != row.expected);
        miscounted.map(|row| format!("{}: {} found, {} listed", row.pattern, row.found, row.expected)).collect()
    }
}

fn fits(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((start, rest)) => text
            .strip_prefix(start)
            .is_some_and(|text| (0..=text.len()).filter_map(|end| text.get(end..)).any(|text| fits(rest, text))),
    }
}

#[test]
fn a_star_matches_any_text() {
    for (pattern, text, expected) in [
        ("a *c", "a bc", true),
        ("a *c", "a c", true),
        ("a *c", "a cd", false),
        ("*b*", "abc", true),
        ("a", "ab", false),
    ] {
        assert_eq!(fits(pattern, text), expected, "{pattern} {text}");
    }
}
