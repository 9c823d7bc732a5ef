//! Parts of messages.

use crate::ast;
use crate::model::Node;

/// The number of characters of a value that a message shows. Documentation and endpoint rules can have thousands.
const SHOWN: usize = 100;

/// A value of a trait or of metadata, as JSON, shortened if it is long.
pub(super) fn value(node: &Node) -> String {
    let text = ast::node_to_string(node);
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("`{}…`", &text[..end]),
        None => format!("`{text}`"),
    }
}

/// `a` or `an`, and a noun.
pub(super) fn a(noun: &str) -> String {
    format!("{} {noun}", if noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" })
}
