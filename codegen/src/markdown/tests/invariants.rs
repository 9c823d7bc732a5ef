//! Rules for all Markdown that is written.

use super::super::{is_html, unescaped};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// The events that rustdoc reads, without its typography.
fn events(markdown: &str) -> impl Iterator<Item = Event<'_>> {
    let options =
        Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS;
    Parser::new_ext(markdown, options)
}

/// The rule that Markdown written from this documentation violates, if any.
pub(super) fn violation(documentation: &str, markdown: &str) -> Option<String> {
    form_or_structure(markdown).map(str::to_owned).or_else(|| {
        let is_html = is_html(&unescaped(documentation));
        let expected = if is_html { shown_by_html(&unescaped(documentation)) } else { shown(documentation) };
        let (expected, found) = (comparable(&expected), comparable(&shown(markdown)));
        (expected != found).then(|| format!("the text changed:\n{expected}\n{found}"))
    })
}

/// The rule that Markdown violates by itself, if any.
pub(super) fn form_or_structure(markdown: &str) -> Option<&'static str> {
    form(markdown).or_else(|| structure(markdown))
}

fn form(markdown: &str) -> Option<&'static str> {
    let lines = || markdown.split('\n');
    let in_text = |line: &str| line.chars().any(|character| character.is_control());
    let rules = [
        ("a line ends with a space", lines().any(|line| line.ends_with(char::is_whitespace))),
        ("a control character", lines().any(in_text)),
        ("newlines around the text", markdown != markdown.trim_matches('\n')),
        ("a run of blank lines outside of code", !markdown.contains("```") && markdown.contains("\n\n\n")),
    ];
    rules.into_iter().find(|(_, is_broken)| *is_broken).map(|(rule, _)| rule)
}

fn structure(markdown: &str) -> Option<&'static str> {
    let mut exempt = 0;
    for event in events(markdown) {
        match event {
            Event::Html(_) | Event::InlineHtml(_) => return Some("HTML"),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => return Some("an indented code block"),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) if &*language != "text" => {
                return Some("a code block that is not text");
            }
            Event::Start(Tag::CodeBlock(_)) => exempt += 1,
            Event::Start(Tag::Strikethrough | Tag::FootnoteDefinition(_) | Tag::Image { .. })
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::Rule => return Some("Markdown that is not in the documentation"),
            Event::Start(Tag::Link { dest_url, .. }) => {
                exempt += 1;
                if !dest_url.contains(':') {
                    return Some("a link with an invalid URL");
                }
            }
            Event::End(TagEnd::Link | TagEnd::CodeBlock) => exempt -= 1,
            Event::Text(text) if exempt == 0 && has_bare_url(&text) => return Some("a bare URL"),
            _ => {}
        }
    }
    None
}

/// Rustdoc's rule: a scheme and a host with a dot.
fn has_bare_url(text: &str) -> bool {
    ["http://", "https://"].iter().flat_map(|scheme| text.split(scheme).skip(1)).any(|rest| {
        let host = rest.split(|character: char| !character.is_ascii_alphanumeric() && character != '-').next();
        host.is_some_and(|host| host.len() > 1 && rest.get(host.len()..).is_some_and(|rest| rest.starts_with('.')))
    })
}

/// The text that Markdown shows.
pub(super) fn shown(markdown: &str) -> String {
    let mut shown = String::new();
    for event in events(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) => shown.push_str(&text),
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell) => shown.push(' '),
            _ => {}
        }
    }
    shown
}

/// The text that HTML shows, found in the simplest way: tags are removed, and then references are replaced.
fn shown_by_html(html: &str) -> String {
    let mut shown = without_tags(html);
    for (reference, character) in [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&apos;", "'"),
        ("&#x2028;", " "),
        ("&#x96;", "–"),
        ("&#150;", "–"),
        ("&amp;", "&"),
    ] {
        shown = shown.replace(reference, character);
    }
    shown
}

fn without_tags(html: &str) -> String {
    let mut shown = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('<') {
        shown.push_str(before);
        let name = after.strip_prefix('/').unwrap_or(after);
        let end = name.find(['<', '>']).filter(|end| name.as_bytes()[*end] == b'>');
        match end.filter(|_| name.starts_with(|character: char| character.is_ascii_alphabetic())) {
            Some(end) => rest = &name[end + 1..],
            None => {
                shown.push('<');
                rest = after;
            }
        }
    }
    shown + rest
}

/// A text without the parts that may differ: white space, tags (placeholders that look like tags stay in one text only), the
/// labels of notes, backticks, invisible characters, and the marks of CDATA sections.
fn comparable(text: &str) -> String {
    // Twice, because a tag can contain a placeholder.
    let mut text = without_tags(&without_tags(&text.replace("<![CDATA[", "").replace("]]>", "")));
    text.retain(|character| !character.is_whitespace() && !"`\u{200b}\u{2060}".contains(character));
    text.replace("Note:", "").replace("Important:", "")
}
