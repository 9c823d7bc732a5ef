use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use std::fmt;

/// Whether a text is botocore's description of a service: a JSON object that has the members `metadata`, `operations`
/// and `shapes`, and no member `smithy`.
pub(super) fn recognises(text: &str) -> bool {
    let mut seen = Seen::default();
    // A description that is broken further down is one all the same, so what went wrong does not matter here.
    let _ = serde_json::Deserializer::from_str(text).deserialize_map(Keys(&mut seen));
    seen.metadata && seen.operations && seen.shapes && !seen.smithy
}

#[derive(Default)]
struct Seen {
    metadata: bool,
    operations: bool,
    shapes: bool,
    smithy: bool,
}

struct Keys<'a>(&'a mut Seen);

impl<'de> Visitor<'de> for Keys<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key::<String>()? {
            match &*key {
                "metadata" => self.0.metadata = true,
                "operations" => self.0.operations = true,
                "shapes" => self.0.shapes = true,
                // A Smithy model: no need to read on, which would cost as much as reading the model.
                "smithy" => {
                    self.0.smithy = true;
                    return Ok(());
                }
                _ => {}
            }
            map.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::recognises;

    #[test]
    fn a_description_is_known_by_its_members() {
        assert!(recognises(r#"{"version": "2.0", "metadata": {}, "operations": {}, "shapes": {}}"#));
        assert!(recognises(r#"{"shapes": {}, "metadata": {}, "operations": {"#), "cut off, and a description");
    }

    #[test]
    fn what_is_not_a_description_is_left_to_others() {
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
            assert!(!recognises(text), "{text}");
        }
    }
}
