use super::super::{convert, plain, summary, write};
use super::invariants::violation;

fn check(cases: &[(&str, &str)]) {
    for (documentation, expected) in cases {
        assert_eq!(convert(documentation), *expected, "from {documentation:?}");
        assert_eq!(violation(documentation, expected), None, "from {documentation:?}");
    }
}

#[test]
fn paragraphs_are_lines_with_a_blank_line_between() {
    check(&[
        ("", ""),
        (" <p> </p>\n<note></note>", ""),
        ("<p>One\n\t\tline.</p>\n<p> Two. </p>", "One line.\n\nTwo."),
        ("<p>Not closed<p>Closed</p>after", "Not closed\n\nClosed\n\nafter"),
        ("<p>Before<br/>after</p>", "Before\n\nafter"),
        ("<fullname>Service</fullname><p>Does it.</p>", "**Service**\n\nDoes it."),
        ("<h2>Title</h2>Text", "## Title\n\nText"),
        ("<div><span>Text</span></div><zonbook></zonbook>", "Text"),
        ("&lt;p&gt;Escaped once too often.&lt;/p&gt;", "Escaped once too often."),
    ]);
    assert_eq!(convert("<p>One<!-- <p>not this -->, two"), "One, two");
}

#[test]
fn lists_are_tight_if_each_item_is_a_line_and_indented_by_their_marker() {
    check(&[
        ("<ul> <li> <p>One</p> </li> <li>Two</li> </ul>", "- One\n- Two"),
        ("<p>Of:</p><ol><li>One</li><li>Two</ol><p>After</p>", "Of:\n\n1. One\n2. Two\n\nAfter"),
        ("<ul><li>One<ul><li>Inner</li></ul></li><li>Two</li></ul>", "- One\n  - Inner\n- Two"),
        ("<ol><li><p>One</p><p>More</p></li><li>Two</li></ol>", "1. One\n\n   More\n\n2. Two"),
        ("<ul><li>One</li> stray <li>Two</li></ul>", "- One\n\n  stray\n\n- Two"),
        ("<p>a</p><li>One<li>Two", "a\n\n- One\n- Two"),
        ("<dl><dt>Term</dt><dd><p>Text</p></dd></dl>", "- **Term**\n\n  Text"),
        ("<ul><li>One</li></ul><ul><li>Two</li></ul>", "- One\n- Two"),
        ("<ul><li><note><p>Text</p></note></li></ul>", "- > **Note:** Text"),
        ("<ul><li><h3>Title</h3><p>Text</p></li></ul>", "- **Title**\n\n  Text"),
    ]);
}

#[test]
fn notes_are_quotations_with_a_label() {
    check(&[
        ("<note> <p>One</p> <p>Two</p> </note>", "> **Note:** One\n>\n> Two"),
        ("<important><ul><li>One</li></ul></important>", "> **Important:**\n>\n> - One"),
        ("<note><p><b>Note:</b> labelled</p></note>", "> **Note:** labelled"),
        ("<blockquote>Text</blockquote>", "> Text"),
    ]);
}

#[test]
fn code_is_in_backticks_and_preformatted_text_is_not_rust() {
    check(&[
        ("<p><code> a*b_c[0] </code>, <code>x`y</code> and <code>`</code></p>", "`a*b_c[0]`, ``x`y`` and `` ` ``"),
        ("<p><code>one</code><code>two</code> <code></code></p>", "`onetwo`"),
        ("<p>Is ``null`` or `a<name>`, `</p>", "Is `null` or `a<name>`, \\`"),
        ("<code><i>inner</i> <a>Name</a></code><p>", "`inner Name`"),
        ("<p><code>arn:<region>:&lt;id&gt;</code></p>", "`arn:<region>:<id>`"),
        ("<pre>\n  fn main() {\n      <b>run</b>()  \n  }\n</pre>", "```text\nfn main() {\n    run()\n}\n```"),
        ("<pre>```</pre>", "````text\n```\n````"),
        ("<p>a</p><pre>let x;<p>b</p>", "a\n\n```text\nlet x;\n```\n\nb"),
    ]);
}

#[test]
fn emphasis_is_written_only_where_commonmark_reads_it() {
    check(&[
        ("<p><b>Bold:</b>, <i> slanted </i>and <em>so</em>.</p>", "**Bold:**, _slanted_ and _so_."),
        ("<p><b>a</b><b>b</b> <i>a<b>b</b></i></p>", "**ab** _a_**_b_**"),
        ("<p>in<i>side</i>word and <b>end.</b>word</p>", "in*side*word and end.word"),
        ("<p><b>wrongly <i>nested</b> tags</i></p>", "**wrongly _nested_** tags"),
        ("<p><b>not closed</p><p>after</p>", "**not closed**\n\nafter"),
        ("<p><b><code>Name</code>s</b></p>", "**`Name`s**"),
        ("<ul><li><b> </b>x</li></ul>", "- x"),
    ]);
}

#[test]
fn links_without_a_url_become_text() {
    check(&[
        ("<p><a href=\"https://a.example/b?c=1&amp;d=2\">Text</a>s</p>", "[Text](https://a.example/b?c=1&d=2)s"),
        ("<p><a href='https://a.example/\n   b (c)'>x [y]</a></p>", "[x \\[y\\]](https://a.example/b%20%28c%29)"),
        ("<p><a href=\"https://a.example\">https://a.example</a></p>", "<https://a.example>"),
        ("<p><a href=\"API_Get.html\">Get</a> <a href=\"javascript:x()\">x</a></p>", "Get x"),
        ("<p><a>GetThing</a> or <a>a thing</a></p>", "`GetThing` or a thing"),
        ("<p><a href=\"//a.example\"><code>x</code></a></p>", "[`x`](https://a.example)"),
        (
            "<p>See https://a.example/b_c. Or (http://b.example)!</p>",
            "See <https://a.example/b_c>. Or (<http://b.example>)!",
        ),
        ("<p>https://&lt;bucket>.s3.example/x, http:// too</p>", "`https://<bucket>.s3.example/x`, http:// too"),
        ("<p>Wow!<a href=\"https://a.example\">x</a></p>", "Wow\\![x](https://a.example)"),
    ]);
}

#[test]
fn text_that_looks_like_markdown_is_escaped() {
    check(&[
        (
            "<p>[0-9] [Link] *a* _b_ snake_case a * b ~c~ d~</p>",
            "\\[0-9\\] \\[Link\\] \\*a\\* \\_b\\_ snake_case a * b ~c\\~ d\\~",
        ),
        (
            "<p><bucket-name>/<Key> a < b > c <= d <function name></p>",
            "\\<bucket-name>/\\<Key> a < b > c <= d \\<function name>",
        ),
        (
            "<p># a</p><p>- b</p><p>+ c</p><p>1. d</p><p>> e</p><p>---</p>",
            "\\# a\n\n\\- b\n\n\\+ c\n\n1\\. d\n\n\\> e\n\n\\-\\--",
        ),
        ("<p>2.5 GB</p><p>-1</p><p>--option</p>", "2.5 GB\n\n-1\n\n\\--option"),
        ("<p>&amp;lt; &IAM; &unknown a&b</p>", "\\&lt; \\&IAM; &unknown a&b"),
        ("<p>C:\\dir \\* \\</p>", "C:\\dir \\\\\\* \\\\"),
        ("<p>*/ \" ' |a|</p>", "\\*/ \" ' |a|"),
        ("<h2># a #</h2><p>", "## \\# a \\#"),
    ]);
    assert_eq!(convert("<p>No\u{0}\u{202e}\u{7f}&#0;&#x202e;\u{feff} trace</p>"), "No trace");
}

#[test]
fn tables_are_tables() {
    check(&[
        (
            "<table><tr><th>A</th><th>B|</th></tr><tr><td><p>1</p></td><td><code>a|b</code></td></tr><tr><td>2</table>",
            "| A | B\\| |\n| --- | --- |\n| 1 | `a\\|b` |\n| 2 |",
        ),
        ("<td>no table</td>", "no table"),
    ]);
}

#[test]
fn commonmark_keeps_its_meaning() {
    check(&[
        ("Gets *a* **thing**\nby `name`.\n\nMore.", "Gets _a_ **thing** by `name`.\n\nMore."),
        ("# Title\n\n* one\n* two\n\n  more", "# Title\n\n- one\n\n- two\n\n  more"),
        (
            "See [docs](https://a.example), <https://b.example> and [Shape].",
            "See [docs](https://a.example), <https://b.example> and \\[Shape\\].",
        ),
        ("```rust\npanic!();\n```\n\n    indented();", "```text\npanic!();\n```\n\n```text\nindented();\n```"),
        ("An <b>HTML</b> tag, `<p>`, and <name>.", "An **HTML** tag, `<p>`, and \\<name>."),
        ("| a | b |\n| - | - |\n| 1 | 2 |", "| a | b |\n| --- | --- |\n| 1 | 2 |"),
        ("> quoted\n\n3. three\n4. four", "> quoted\n\n3. three\n4. four"),
    ]);
}

#[test]
fn plain_text_has_paragraphs_and_code_and_keeps_other_marks() {
    for (documentation, expected, needs_commonmark) in [
        ("Gets `a_b`, at https://a.example,\nby <b>name</b>.\n \nMore.", PLAIN, false),
        ("1.5 < x < 2 * y, a - b, snake_case", "1.5 < x < 2 * y, a - b, snake_case", false),
        ("Gets *a* **thing**", "Gets \\*a\\* \\*\\*thing\\*\\*", true),
        ("Of:\n- one\n- two\n  more\n\n2. three", "Of:\n\n\\- one\n\n\\- two more\n\n2\\. three", true),
        ("# Title\nText", "\\# Title Text", true),
        ("See [docs](https://a.example)", "See \\[docs\\](<https://a.example>)", true),
        ("Of\n        1. one", "Of 1. one", false),
        ("<p>1. *a* [b](c)</p>", "1\\. \\*a\\* \\[b\\](c)", false),
    ] {
        assert_eq!(write::blocks(&plain::read(documentation)), expected, "from {documentation:?}");
        assert_eq!(super::super::needs_commonmark(documentation), needs_commonmark, "{documentation:?}");
    }
}

const PLAIN: &str = "Gets `a_b`, at <https://a.example>, by **name**.\n\nMore.";

#[test]
fn a_summary_is_the_first_sentence() {
    for (documentation, expected) in [
        ("", ""),
        (
            "<p>Gets a <code>Thing. Of</code> yours, e.g. this. And more.</p><p>x</p>",
            "Gets a `Thing. Of` yours, e.g. this.",
        ),
        ("<fullname>Service</fullname><p>Does <b>it. Well.</b></p>", "Does **it.**"),
        ("<p>Version 1.2 of it</p>", "Version 1.2 of it"),
        ("<ul><li>One. Two.</li></ul>", "One."),
        ("<note><p>Old. Very.</p></note>", "Old."),
        ("<note><p>Old.</p></note><p>Gets it.</p>", "Gets it."),
    ] {
        assert_eq!(summary(documentation), expected, "from {documentation:?}");
    }
}
