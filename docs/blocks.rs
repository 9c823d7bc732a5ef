//! Checks the blocks of the README and of the book that are not Rust.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A fenced code block.
#[derive(Debug)]
struct Block {
    /// The file and the line of the opening fence.
    place: String,
    /// The text after the opening fence, up to the first comma.
    language: String,
    text: String,
}

fn book() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The README, and the chapters in the order of their names.
fn pages() -> Vec<PathBuf> {
    let entries = fs::read_dir(book()).expect("the folder of the book");
    let mut pages: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    pages.sort();
    pages.insert(0, Path::new(env!("CARGO_MANIFEST_DIR")).join("../README.md"));
    pages
}

fn blocks(page: &Path) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut is_open = false;
    for (number, line) in read(page).lines().enumerate() {
        match (line.strip_prefix("```"), is_open) {
            (Some(language), false) => {
                let language = language.split(',').next().unwrap_or_default().to_owned();
                blocks.push(Block {
                    place: format!("{}:{}", page.display(), number + 1),
                    language,
                    text: String::new(),
                });
                is_open = true;
            }
            (Some(_), true) => is_open = false,
            (None, true) => {
                let block = blocks.last_mut().expect("a block that was opened");
                block.text += line;
                block.text.push('\n');
            }
            (None, false) => {}
        }
    }
    assert!(!is_open, "{}: a code block does not end", page.display());
    blocks
}

#[test]
fn every_block_has_a_known_language() {
    for block in pages().iter().flat_map(|page| blocks(page)) {
        let known = ["console", "json", "rust", "sh", "smithy", "text", "toml"];
        assert!(known.contains(&block.language.as_str()), "{}: unknown language `{}`", block.place, block.language);
    }
}

/// Rust blocks are compiled by documentation tests, and may not opt out of that.
#[test]
fn no_rust_block_is_ignored() {
    for page in pages() {
        for (number, line) in read(&page).lines().enumerate() {
            assert!(!line.starts_with("```rust,ignore"), "{}:{}: the block is ignored", page.display(), number + 1);
        }
    }
}

#[test]
fn every_toml_block_parses() {
    for block in pages().iter().flat_map(|page| blocks(page)).filter(|block| block.language == "toml") {
        if let Err(error) = toml::from_str::<toml::Table>(&block.text) {
            panic!("{}: {error}", block.place);
        }
    }
}

#[test]
fn every_json_block_parses() {
    for block in pages().iter().flat_map(|page| blocks(page)).filter(|block| block.language == "json") {
        if let Err(error) = serde_json::from_str::<serde_json::Value>(&block.text) {
            panic!("{}: {error}", block.place);
        }
    }
}

#[test]
fn the_book_shows_the_model_that_is_compiled() {
    let shown = blocks(&book().join("own_service.md"));
    let shown = shown.iter().find(|block| block.language == "smithy").expect("a model");
    assert_eq!(shown.text, read(&book().join("../models/weather.smithy")));
}

/// A chapter that is not in the table of contents is not in the book, and one that is not in `lib.rs` is not compiled.
#[test]
fn every_chapter_is_listed() {
    let summary = read(&book().join("SUMMARY.md"));
    let tests = read(&book().join("../lib.rs"));
    let mut listed = BTreeSet::new();
    for page in pages().iter().skip(1).filter(|page| !page.ends_with("SUMMARY.md")) {
        let name = page.file_name().and_then(|name| name.to_str()).expect("a name");
        assert!(summary.contains(&format!("({name})")), "SUMMARY.md lacks {name}");
        assert!(tests.contains(&format!("\"src/{name}\"")), "lib.rs lacks {name}");
        listed.insert(name.to_owned());
    }
    assert_eq!(summary.matches(".md)").count(), listed.len(), "SUMMARY.md lists a chapter that does not exist");
}

#[test]
fn every_link_to_a_file_leads_to_one() {
    for page in pages() {
        let text = read(&page);
        for target in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let target = target.split('#').next().unwrap_or_default();
            if target.is_empty() || target.contains("://") {
                continue;
            }
            let path = page.with_file_name(target);
            assert!(path.exists(), "{}: no file {target}", page.display());
        }
    }
}

#[test]
fn the_book_lists_every_feature_of_the_runtime() {
    let manifest = read(&book().join("../../runtime/Cargo.toml"));
    let manifest: toml::Table = toml::from_str(&manifest).expect("a manifest");
    let features = manifest["features"].as_table().expect("features");
    let is_default = |name: &str| {
        let defaults = features["default"].as_array().expect("a list");
        defaults.iter().any(|feature| feature.as_str() == Some(name))
    };
    let chapter = read(&book().join("features.md"));
    // Features with these names are only for the features of the table.
    for name in features.keys().filter(|name| *name != "default" && !name.starts_with("__")) {
        let row = format!("| `{name}` | {} |", if is_default(name) { "yes" } else { "no" });
        assert!(chapter.contains(&row), "features.md has no row that starts with {row}");
    }
}
