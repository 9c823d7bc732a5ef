use super::super::context::Context;
use crate::model::ShapeKind;
use crate::selector::ShapeRef;

/// The words of a name, in lower case. A word begins where the case or the kind of character changes.
/// <https://smithy.io/2.0/guides/model-linters.html#words-boundary-matching>
pub(super) fn split(name: &str) -> Vec<String> {
    let characters: Vec<char> = name.chars().collect();
    let mut words: Vec<String> = Vec::new();
    let mut before: Option<char> = None;
    for (index, &character) in characters.iter().enumerate() {
        if !character.is_ascii_alphanumeric() {
            before = None;
            continue;
        }
        let next = characters.get(index + 1).copied();
        let begins = before.is_none_or(|before| begins_word(before, character, next));
        match words.last_mut().filter(|_| !begins) {
            Some(word) => word.push(character.to_ascii_lowercase()),
            None => words.push(character.to_ascii_lowercase().to_string()),
        }
        before = Some(character);
    }
    words
}

/// Whether a word begins with a character. The last of several upper case letters belongs to the lower case letters after it.
fn begins_word(before: char, character: char, next: Option<char>) -> bool {
    let is_upper = character.is_ascii_uppercase();
    before.is_ascii_digit() != character.is_ascii_digit()
        || (is_upper && before.is_ascii_lowercase())
        || (is_upper && before.is_ascii_uppercase() && next.is_some_and(|next| next.is_ascii_lowercase()))
}

/// Whether a name has the words of a term next to each other, or all of them as a part that other characters set apart.
pub(super) fn contains(name: &str, term: &str) -> bool {
    let words = split(name);
    let term: Vec<String> = term.split(' ').map(str::to_ascii_lowercase).collect();
    let joined = term.concat();
    words.windows(term.len()).any(|window| window == term)
        || name.split(|c: char| !c.is_ascii_alphanumeric()).any(|part| part.eq_ignore_ascii_case(&joined))
}

/// Checks that a term consists of words with one space between them.
pub(super) fn check(term: &str) -> Result<(), String> {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric());
    match term.split(' ').all(is_word) {
        true => Ok(()),
        false => Err(format!("`{term}` must be words of letters and digits, with one space between them")),
    }
}

/// The name of a shape, or of a member.
pub(super) fn name(shape: ShapeRef<'_>) -> &str {
    shape.member.map_or(shape.shape.id.name(), |member| &member.name)
}

/// The shapes and members whose names a person chooses: not the members of lists and maps, nor those of enums, whose names
/// follow other conventions.
pub(super) fn named<'m>(context: &Context<'m>) -> impl Iterator<Item = ShapeRef<'m>> {
    context.all().filter(|shape| {
        shape.member.is_none() || matches!(shape.shape.kind, ShapeKind::Structure(_) | ShapeKind::Union(_))
    })
}

#[cfg(test)]
mod tests {
    use super::{check, contains, split};

    #[test]
    fn names_are_split_as_the_guide_says() {
        for (name, words) in [
            ("accessKey", "access key"),
            ("accessKeyID", "access key id"),
            ("accessKeyIDValue", "access key id value"),
            ("accesskeyId", "accesskey id"),
            ("accessKey1", "access key 1"),
            ("access_keyID", "access key id"),
        ] {
            assert_eq!(split(name).join(" "), words, "{name}");
        }
    }

    #[test]
    fn terms_match_whole_words() {
        for name in ["SomeSecretId", "SomeSecretIDValue", "SomeSecret__ID__value", "secret_id100", "secretid_value"] {
            assert!(contains(name, "secret id"), "{name}");
        }
        for name in ["secretidvalue", "SecretThingId", "SomeSecretid"] {
            assert!(!contains(name, "secret id"), "{name}");
        }
        assert!(check("secret id").is_ok());
        for term in ["", " a", "a  b", "a-b"] {
            assert!(check(term).is_err(), "{term:?}");
        }
    }
}
