//! The intended differences in the output of programs with generated clients.
//!
//! `recorded/PROGRAM.differences.txt` has a block for each difference: the heading of a section that the program prints, a
//! line of the reason, the lines of AWS's crates after `- `, and those of ours after `+ `. Differences with smithereens-config
//! in the place of aws-config only are in `recorded/PROGRAM.config.differences.txt`.

use crate::drop_in::error::Error;

#[derive(Debug, Default)]
struct Difference<'t> {
    section: &'t str,
    theirs: Vec<&'t str>,
    ours: Vec<&'t str>,
}

/// The expected output of a program with generated clients, if it printed `theirs` with AWS's.
///
/// # Errors
/// A difference has no reason, or its lines are not in the output.
pub(crate) fn apply(theirs: &str, differences: &str) -> Result<String, Error> {
    let mut lines: Vec<&str> = theirs.lines().collect();
    for block in differences.split("\n\n") {
        let difference = parse(block)?;
        let found = place(&lines, &difference);
        let start =
            found.ok_or_else(|| Error::new(format!("AWS's client does not print what this changes:\n{block}")))?;
        lines.splice(start..start + difference.theirs.len(), difference.ours);
    }
    Ok(lines.iter().flat_map(|line| [line, "\n"]).collect())
}

fn parse(block: &str) -> Result<Difference<'_>, Error> {
    let mut difference = Difference::default();
    let mut has_reason = false;
    for line in block.lines() {
        match line.split_once(' ').unwrap_or((line, "")) {
            ("==", _) => difference.section = line,
            ("-", line) => difference.theirs.push(line),
            ("+", line) => difference.ours.push(line),
            ("why:", reason) => has_reason = !reason.is_empty(),
            _ => {
                return Err(Error::new(format!(
                    "invalid line `{line}` of a difference: expected `why: `, `- ` or `+ `"
                )));
            }
        }
    }
    match has_reason && !difference.section.is_empty() && !difference.theirs.is_empty() {
        true => Ok(difference),
        false => Err(Error::new(format!("a section, a reason or a line of AWS's client is missing:\n{block}"))),
    }
}

/// The index of the first changed line, in its section.
fn place(lines: &[&str], difference: &Difference<'_>) -> Option<usize> {
    let start = lines.iter().position(|line| *line == difference.section)?;
    let end =
        lines[start + 1..].iter().position(|line| line.starts_with("== ")).map_or(lines.len(), |end| start + 1 + end);
    let length = difference.theirs.len();
    lines[start..end].windows(length).position(|window| window == difference.theirs).map(|found| start + found)
}

#[cfg(test)]
mod tests {
    use super::apply;

    const PRINTED: &str = "== one\nred\nblue\n== two\nred\n";

    #[test]
    fn lines_change_in_their_section() {
        let ours = apply(PRINTED, "== two\nwhy: taste\n- red\n+ green\n+ grey\n").expect("it is there");
        assert_eq!(ours, "== one\nred\nblue\n== two\ngreen\ngrey\n");
    }

    #[test]
    fn a_difference_that_does_not_exist_is_an_error() {
        let error = apply(PRINTED, "== two\nwhy: taste\n- blue\n+ green").expect_err("it is in the other section");
        assert!(error.to_string().contains("- blue"), "{error}");
    }

    #[test]
    fn a_difference_without_a_reason_is_an_error() {
        assert!(apply(PRINTED, "== two\n- red\n+ green").is_err());
        assert!(apply(PRINTED, "== two\nwhy: \n- red\n+ green").is_err());
    }
}
