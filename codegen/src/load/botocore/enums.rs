use super::conversion::Conversion;
use super::unique::Unique;
use crate::model::{Member, Object, ShapeId, is_identifier};
use std::collections::HashSet;

impl Conversion<'_, '_> {
    /// The members of an enum. Descriptions have only the values.
    pub(super) fn enum_members(&mut self, shape: &Object) -> Vec<Member> {
        let mut names = Unique::default();
        let mut values = HashSet::new();
        let mut members = Vec::new();
        for value in self.reader.texts(shape, "enum") {
            if !values.insert(value) {
                continue;
            }
            let name = names.claim(&member_name(value));
            let mut traits = self.applied();
            traits.set_text("enumValue", value);
            let location = self.reader.location();
            members.push(Member { name, target: ShapeId::prelude("Unit"), traits: traits.traits(), location });
        }
        members
    }
}

/// The name of a value. As in the names that Smithy synthesizes for enums without names, each run of separators and
/// white space becomes an underscore. Smithy gives up on other characters; here they become underscores too. If the
/// result is not an identifier, it gets a leading underscore. A value without letters and digits, such as `>=`, is
/// named by its code points.
fn member_name(value: &str) -> String {
    let mut name = String::with_capacity(value.len());
    let mut after_separator = false;
    for character in value.chars() {
        let separator = matches!(character, '-' | '.' | ':' | '/') || character.is_whitespace();
        match character {
            _ if separator && after_separator => {}
            character if character.is_ascii_alphanumeric() => name.push(character),
            _ => name.push('_'),
        }
        after_separator = separator;
    }
    if is_identifier(&name) {
        return name;
    }
    name.insert(0, '_');
    if is_identifier(&name) {
        return name;
    }
    if value.is_empty() {
        return "EMPTY".to_owned();
    }
    value.chars().map(|character| format!("_{:X}", u32::from(character))).collect()
}

#[cfg(test)]
mod tests {
    use super::member_name;
    use crate::model::is_identifier;

    #[test]
    fn a_value_becomes_a_name() {
        for (value, name) in [
            ("AES256", "AES256"),
            ("aws:kms", "aws_kms"),
            ("us-east-1", "us_east_1"),
            ("t2.micro", "t2_micro"),
            ("Not Found", "Not_Found"),
            ("s3:ObjectCreated:*", "s3_ObjectCreated__"),
            ("a: b", "a_b"),
            ("0.5", "_0_5"),
            ("_x", "_x"),
            (">=", "_3E_3D"),
            ("*", "_2A"),
            ("", "EMPTY"),
            ("ä", "_E4"),
        ] {
            assert_eq!(member_name(value), name, "{value:?}");
            assert!(is_identifier(name), "{name:?}");
        }
    }
}
