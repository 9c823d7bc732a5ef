//! Writes the spans of a paragraph as Markdown.

use super::characters::is_space;
use super::escape::{code, escape, is_boundary};
use super::place::Place;
use super::tree::{Span, Style, append};
use super::url::bare;

/// The styles, from the outermost to the innermost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Strong,
    Emphasis,
    Link,
    Text,
}

/// A paragraph on one line.
pub(super) fn line(spans: &[Span], place: Place) -> String {
    let spans = move_spaces_out(spans);
    let mut writer = Writer { out: String::new(), place };
    writer.strong(&spans);
    writer.out.truncate(writer.out.trim_end().len());
    writer.out
}

/// Moves spaces at the start and end of a style out of it, because `** a**` is not emphasis. Spaces before punctuation are
/// removed.
fn move_spaces_out(spans: &[Span]) -> Vec<Span> {
    let mut moved: Vec<Span> = Vec::new();
    let mut previous = Style::default();
    for (at, span) in spans.iter().enumerate() {
        let next = spans.get(at + 1).map(|next| next.style.clone()).unwrap_or_default();
        let core = span.text.trim();
        let (lead, trail) = (span.text.starts_with(' '), span.text.ends_with(' '));
        if core.is_empty() {
            append(&mut moved, " ", &span.style.common(&previous).common(&next));
            continue;
        }
        append(&mut moved, if lead { " " } else { "" }, &span.style.common(&previous));
        append(&mut moved, core, &span.style);
        let is_before_punctuation =
            spans.get(at + 1).is_some_and(|next| next.text.starts_with([',', '.', ';', ':', ')']));
        if trail && !(is_before_punctuation && span.style != Style::default()) {
            append(&mut moved, " ", &span.style.common(&next));
        }
        previous = span.style.clone();
    }
    if let Some(first) = moved.first_mut() {
        first.text.drain(..first.text.len() - first.text.trim_start().len());
    }
    moved.retain(|span| !span.text.is_empty());
    moved
}

struct Writer {
    out: String,
    place: Place,
}

impl Writer {
    fn strong(&mut self, spans: &[Span]) {
        let mut groups = spans.chunk_by(|one, other| one.style.strong == other.style.strong).peekable();
        while let Some(group) = groups.next() {
            let next = groups.peek().and_then(|group| group.first()).and_then(|span| first(span, Level::Strong));
            let is_strong = group.first().is_some_and(|span| span.style.strong);
            if is_strong && self.can_mark(group, Level::Emphasis, next) {
                self.out.push_str("**");
                self.emphasis(group, Some('*'));
                self.out.push_str("**");
            } else {
                self.emphasis(group, next);
            }
        }
    }

    fn emphasis(&mut self, spans: &[Span], after: Option<char>) {
        let mut groups = spans.chunk_by(|one, other| one.style.emphasis == other.style.emphasis).peekable();
        while let Some(group) = groups.next() {
            let next = groups.peek().and_then(|group| group.first());
            let next = next.map_or(after, |span| first(span, Level::Emphasis));
            let mark = self.emphasis_mark(group, next);
            self.out.push_str(mark);
            self.links(group);
            self.out.push_str(mark);
        }
    }

    fn links(&mut self, spans: &[Span]) {
        for group in spans.chunk_by(|one, other| one.style.link == other.style.link) {
            match group.first().and_then(|span| span.style.link.clone()) {
                Some(url) if *url == *plain(group) => self.out.extend(["<", &*url, ">"]),
                Some(url) => {
                    if self.out.ends_with('!') {
                        self.out.insert(self.out.len() - 1, '\\'); // `![` would begin an image.
                    }
                    self.out.push('[');
                    self.text(group, true);
                    self.out.extend(["](", &*url, ")"]);
                }
                None => self.text(group, false),
            }
        }
    }

    /// The mark of emphasis: `_` if possible, `*` in a word, or none if `*` would be next to another one.
    fn emphasis_mark(&self, group: &[Span], next: Option<char>) -> &'static str {
        let previous = self.out.chars().next_back();
        if !group.first().is_some_and(|span| span.style.emphasis) {
            ""
        } else if is_boundary(previous) && is_boundary(next) {
            "_"
        } else if self.can_mark(group, Level::Link, next) && previous != Some('*') && next != Some('*') {
            "*"
        } else {
            ""
        }
    }

    /// Whether [delimiter runs](https://spec.commonmark.org/0.31.2/#delimiter-run) of `*` around a group, which does not
    /// begin or end with a space, open and close emphasis.
    fn can_mark(&self, group: &[Span], level: Level, next: Option<char>) -> bool {
        let is_word = |character: Option<char>| character.is_some_and(char::is_alphanumeric);
        let begins = group.first().and_then(|span| first(span, level));
        let ends = group.last().and_then(|span| last(span, level));
        (is_word(begins) || is_boundary(self.out.chars().next_back())) && (is_word(ends) || is_boundary(next))
    }

    fn text(&mut self, spans: &[Span], is_link: bool) {
        for span in spans {
            if span.style.code {
                code(&span.text, &mut self.out, self.place);
            } else {
                escape(&span.text, &mut self.out, self.place, is_link);
            }
        }
    }
}

fn plain(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}

/// The mark that a span begins with at this level or a deeper one, if any.
fn mark(span: &Span, level: Level) -> Option<char> {
    let style = &span.style;
    let marks = [
        (Level::Strong, style.strong, '*'),
        (Level::Emphasis, style.emphasis, '_'),
        (Level::Link, style.link.is_some(), '['),
        (Level::Text, style.code, '`'),
    ];
    marks.into_iter().find(|(at, is_written, _)| *at >= level && *is_written).map(|(_, _, mark)| mark)
}

fn first(span: &Span, level: Level) -> Option<char> {
    mark(span, level).or_else(|| if bare(&span.text).is_some() { Some('<') } else { span.text.chars().next() })
}

fn last(span: &Span, level: Level) -> Option<char> {
    let word = || span.text.rsplit(is_space).next().unwrap_or_default();
    mark(span, level).or_else(|| if word().contains("://") { Some('>') } else { span.text.chars().next_back() })
}
