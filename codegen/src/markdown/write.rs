//! Writes a tree as Markdown.

use super::inline::line;
use super::place::Place;
use super::tree::{Block, Element, Span, Style, append, flatten};

/// The largest number of an item, which CommonMark limits to nine digits.
const MAX_NUMBER: u64 = 999_999_999;

/// Writes blocks, with a blank line between them.
pub(super) fn blocks(blocks: &[Block]) -> String {
    let written: Vec<String> = blocks.iter().map(block).filter(|block| !block.is_empty()).collect();
    written.join("\n\n")
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(spans) => line(spans, Place::Paragraph),
        Block::Preformatted(text) => preformatted(text),
        Block::Container(element, children) => match element {
            Element::Heading(level) => heading(*level, children),
            Element::List(first) => list(*first, children),
            Element::Quote(label) => quote(*label, children),
            Element::Table => table(children),
            Element::Document | Element::Item | Element::Row | Element::Cell => blocks(children),
        },
    }
}

/// Writes preformatted text. It is marked as `text`, because rustdoc compiles and runs a block without a language.
fn preformatted(text: &str) -> String {
    let mut fence = "```".to_owned();
    while text.contains(&fence) {
        let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or_default();
        fence = "`".repeat(longest + 1);
    }
    format!("{fence}text\n{text}\n{fence}")
}

fn heading(level: u8, children: &[Block]) -> String {
    format!("{} {}", "#".repeat(usize::from(level)), line(&flatten(children), Place::Heading))
}

fn quote(label: Option<&str>, children: &[Block]) -> String {
    let mut content = blocks(children);
    if let Some(label) = label.filter(|label| !content.trim_start_matches('*').starts_with(label)) {
        let is_text = matches!(children.first(), Some(Block::Paragraph(_)));
        let separator = if is_text { " " } else { "\n\n" };
        content.insert_str(0, &format!("**{label}:**{separator}"));
    }
    indent(&content, "> ", "> ")
}

/// Indents the first line with one prefix, and the other lines with another one.
fn indent(text: &str, first: &str, rest: &str) -> String {
    let mut indented = String::with_capacity(text.len() + first.len());
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            indented.push('\n');
        }
        let prefix = if at == 0 { first } else { rest };
        indented.push_str(if line.is_empty() { prefix.trim_end() } else { prefix });
        indented.push_str(line);
    }
    indented
}

fn list(first: Option<u64>, children: &[Block]) -> String {
    let items = items(children);
    let is_tight = items.iter().all(|item| is_tight(item));
    let separator = if is_tight { "\n" } else { "\n\n" };
    let mut number = first;
    let mut written = Vec::with_capacity(items.len());
    for item in items {
        let marker = number.map_or_else(|| "- ".to_owned(), |number| format!("{}. ", number.min(MAX_NUMBER)));
        number = number.map(|number| number.saturating_add(1));
        let content: Vec<String> = item.into_iter().map(in_item).collect();
        written.push(indent(&content.join(separator), &marker, &" ".repeat(marker.len())));
    }
    written.join(separator)
}

/// The blocks of each item. A block between items belongs to the item before it.
fn items(children: &[Block]) -> Vec<Vec<&Block>> {
    let mut items: Vec<Vec<&Block>> = Vec::new();
    for child in children {
        match (child, items.last_mut()) {
            (Block::Container(Element::Item, blocks), _) => items.push(blocks.iter().collect()),
            (stray, Some(last)) => last.push(stray),
            (stray, None) => items.push(vec![stray]),
        }
    }
    items
}

/// Whether an item needs no blank lines around it: it is one line, or one line and a list.
fn is_tight(item: &[&Block]) -> bool {
    match item {
        [Block::Paragraph(_)] => true,
        // An ordered list can follow a paragraph without a blank line only if it begins with 1.
        [Block::Paragraph(_), Block::Container(Element::List(first), _)] => matches!(first, None | Some(1)),
        _ => false,
    }
}

/// A block in an item. A heading becomes a bold paragraph.
fn in_item(child: &Block) -> String {
    match child {
        Block::Container(Element::Heading(_), children) => line(&strong(&flatten(children)), Place::Paragraph),
        child => block(child),
    }
}

fn strong(spans: &[Span]) -> Vec<Span> {
    let mut strong = Vec::with_capacity(spans.len());
    for span in spans {
        append(&mut strong, &span.text, &Style { strong: true, ..span.style.clone() });
    }
    strong
}

/// Writes a table in the syntax of [GitHub's Markdown](https://github.github.com/gfm/#tables-extension-), which rustdoc
/// supports. The first row is the header, and each cell is one line.
fn table(children: &[Block]) -> String {
    let is_row = |child: &&Block| matches!(child, Block::Container(Element::Row, _));
    let rows: Vec<Vec<String>> = children.iter().filter(is_row).map(cells).collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let stray: Vec<String> = children.iter().filter(|child| !is_row(child)).map(block).collect();
    let mut lines = Vec::with_capacity(rows.len() + 1);
    for (at, mut row) in rows.into_iter().enumerate() {
        if at == 0 {
            row.resize(columns, String::new());
        }
        lines.push(format!("| {} |", row.join(" | ")));
        if at == 0 {
            lines.push(format!("|{}", " --- |".repeat(columns)));
        }
    }
    let table = lines.join("\n");
    stray.into_iter().chain((!table.is_empty()).then_some(table)).collect::<Vec<_>>().join("\n\n")
}

fn cells(row: &Block) -> Vec<String> {
    let Block::Container(_, cells) = row else { return Vec::new() };
    cells.iter().map(|cell| line(&flatten(std::slice::from_ref(cell)), Place::Cell)).collect()
}
