//! Malformed documentation.

use super::super::{commonmark, convert, summary, write};
use super::invariants::{form_or_structure, shown};
use std::time::{Duration, Instant};

/// Combines pieces of documentation in a pseudo-random order, which is the same in each run.
#[test]
fn malformed_documentation_becomes_clean_markdown() {
    const PIECES: &[&str] = &[
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<i>",
        "</i>",
        "<code>",
        "</code>",
        "<ul>",
        "</ul>",
        "<ol>",
        "<li>",
        "</li>",
        "<dl>",
        "<dt>",
        "<dd>",
        "</dl>",
        "<note>",
        "</note>",
        "<pre>",
        "</pre>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<br>",
        "<a href=\"https://a.example/?a=(b)\">",
        "<a>",
        "</a>",
        "<h2>",
        "</h2>",
        "<name>",
        "<",
        ">",
        "&",
        "&lt;",
        "&#96;",
        "`",
        "``",
        "*",
        "**",
        "_",
        "__",
        "~",
        "[",
        "]",
        "(",
        ")",
        "!",
        "|",
        "\\",
        "#",
        "-",
        "--",
        "+",
        "1.",
        "2)",
        "=",
        ":",
        " ",
        "\n",
        "\n\n",
        "    ",
        "\t",
        "word",
        "a",
        "é",
        "™",
        "https://a.example/b",
        "http://",
        "{x}",
        "<!--",
        "-->",
        "\u{0}",
        "\"",
        "'",
        ".",
        "<a href='",
        "```",
    ];
    let mut state: u64 = 1;
    for round in 0..20_000 {
        let mut documentation = String::from(if round % 2 == 0 { "<p>" } else { "" });
        for _ in 0..=round % 17 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let piece = usize::try_from(state >> 33).expect("31 bits fit") % PIECES.len();
            documentation.push_str(PIECES[piece]);
        }
        let markdown = convert(&documentation);
        assert_eq!(form_or_structure(&markdown), None, "from {documentation:?}\n{markdown}");
        let again = write::blocks(&commonmark::read(&markdown));
        assert_eq!(words(&again), words(&markdown), "from {documentation:?}\n{markdown}");
    }
}

fn words(markdown: &str) -> String {
    shown(markdown).split_whitespace().collect()
}

#[test]
fn time_and_depth_are_bounded_for_any_text() {
    let begin = Instant::now();
    for piece in [
        "<",
        "<a \"",
        "<a '<a \"",
        "<!--",
        "<![CDATA[",
        "&",
        "&#",
        "`",
        "` `` ",
        "[",
        "*a",
        "_",
        "**",
        "\\",
        "http://\"",
        "h",
        "<ul><li>",
        "<note>",
        "<b>",
        "<table><tr><td>",
        "<dl><dd>",
        "</p>",
        "- ",
        "> ",
        "a.",
        "a. ",
        "<code>`",
        "-",
        "<a>x",
        "<a href=\"https://a.example/\">x<b>y</b>",
        "1. ",
        "<pre>",
        "~",
        "<p>a",
        "<br>",
        "<h1>",
        "\u{200b}",
        "é",
    ] {
        for start in ["", "<p>"] {
            let documentation = format!("{start}{}", piece.repeat(100_000 / piece.len()));
            convert(&documentation);
            summary(&documentation);
        }
    }
    assert!(begin.elapsed() < Duration::from_secs(30), "took {:?}", begin.elapsed());
}
