//! How the files of botocore's services are recognised, with or without the feature that reads them.

use std::path::Path;

pub(super) const PAGINATORS: &str = "paginators-1";
pub(super) const WAITERS: &str = "waiters-2";
pub(super) const ENDPOINT_RULE_SET: &str = "endpoint-rule-set-1";

/// Whether a file belongs to the description in the same folder and is not a model.
pub(super) fn accompanies(path: &Path) -> bool {
    let Some(name) = path.file_name().and_then(|name| name.to_str()) else { return false };
    let name = name.strip_suffix(".gz").unwrap_or(name);
    let Some(stem) = name.strip_suffix(".json") else { return false };
    stem.ends_with(".sdk-extras") || [PAGINATORS, WAITERS, ENDPOINT_RULE_SET, "examples-1"].contains(&stem)
}

/// Whether a text is a service description of botocore: a JSON object with the members `metadata`, `operations` and
/// `shapes`, and without a member `smithy`. The rest of the text is not checked.
pub(super) fn is_description(text: &str) -> bool {
    let (mut metadata, mut operations, mut shapes) = (false, false, false);
    for key in MemberNames::of(text) {
        match key {
            "metadata" => metadata = true,
            "operations" => operations = true,
            "shapes" => shapes = true,
            // A Smithy model. Reading on would cost as much as reading the model.
            "smithy" => return false,
            _ => {}
        }
    }
    metadata && operations && shapes
}

/// The member names of the object in a JSON text, with escapes as in the text. The values are skipped and not checked.
struct MemberNames<'t> {
    text: &'t str,
    position: usize,
    /// The number of open objects and arrays.
    depth: usize,
}

impl<'t> MemberNames<'t> {
    fn of(text: &'t str) -> Self {
        let is_object = text.trim_start().starts_with('{');
        Self { text: if is_object { text } else { "" }, position: 0, depth: 0 }
    }

    fn next_byte(&mut self) -> Option<u8> {
        let byte = self.text.as_bytes().get(self.position).copied();
        self.position += 1;
        byte
    }

    /// The string after an opening quotation mark.
    fn string(&mut self) -> Option<&'t str> {
        let start = self.position;
        loop {
            match self.next_byte()? {
                b'"' => return self.text.get(start..self.position - 1),
                b'\\' => drop(self.next_byte()),
                _ => {}
            }
        }
    }
}

impl<'t> Iterator for MemberNames<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        loop {
            match self.next_byte()? {
                b'{' | b'[' => self.depth += 1,
                b'}' | b']' => self.depth = self.depth.saturating_sub(1),
                b'"' => {
                    let string = self.string()?;
                    let after = self.text.get(self.position..)?.trim_ascii_start();
                    if self.depth == 1 && after.starts_with(':') {
                        return Some(string);
                    }
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MemberNames, accompanies, is_description};
    use std::path::Path;

    #[test]
    fn a_description_is_recognised_by_its_members() {
        assert!(is_description(r#"{"version": "2.0", "metadata": {}, "operations": {}, "shapes": {}}"#));
        assert!(is_description(r#" {"shapes" : {}, "metadata": {}, "operations": {"#), "a truncated description");
    }

    #[test]
    fn other_texts_are_not_recognised() {
        for text in [
            r#"{"smithy": "2.0", "metadata": {}, "operations": {}, "shapes": {}}"#,
            r#"{"metadata": {}, "operations": {}, "shapes": {}, "smithy": "2.0"}"#,
            r#"{"smithy": "2.0", "metadata": {}, "shapes": {}}"#,
            r#"{"pagination": {}}"#,
            r#"{"nested": {"metadata": {}, "operations": {}, "shapes": {}}}"#,
            r#"["metadata", "operations", "shapes"]"#,
            "$version: \"2.0\"\nnamespace com.example",
            "",
        ] {
            assert!(!is_description(text), "{text}");
        }
    }

    #[test]
    fn only_member_names_are_found() {
        let text = r#"{"a": "x\"}", "ä" : [{"b": 1}, "c"], "d\"e": "f", "g": ["h", {"i": "{"}], "j": "\\", "k": "#;
        assert_eq!(MemberNames::of(text).collect::<Vec<_>>(), ["a", "ä", r#"d\"e"#, "g", "j", "k"]);
    }

    #[test]
    fn the_siblings_of_a_description_are_not_models() {
        for name in ["paginators-1.json", "waiters-2.json.gz", "examples-1.json", "paginators-1.sdk-extras.json"] {
            assert!(accompanies(&Path::new("s3/2006-03-01").join(name)), "{name}");
        }
        for name in ["service-2.json", "service-2.json.gz", "model.json", "paginators-1.smithy", "waiters-2"] {
            assert!(!accompanies(Path::new(name)), "{name}");
        }
    }
}
