use super::super::{markdown, summary};
use super::invariants::{shown, violation};

#[test]
fn paragraphs_are_lines_with_a_blank_line_between() {
    assert_eq!(markdown("<p>One\n      line.</p>\n<p> Two. </p>"), "One line.\n\nTwo.");
}
