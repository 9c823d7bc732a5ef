//! The characters of a document: line ends, references, and the values of attributes.

use aws_smithy_schema::serde::SerdeError;

/// Appends characters with their [line ends](https://www.w3.org/TR/xml/#sec-line-ends) as line feeds.
pub(super) fn push_lines(text: &mut String, characters: &str) {
    let mut lines = characters.split('\r');
    text.push_str(lines.next().unwrap_or_default());
    for line in lines {
        text.push('\n');
        text.push_str(line.strip_prefix('\n').unwrap_or(line));
    }
}

/// Appends character data, with its line ends normalized and its references replaced.
///
/// # Errors
/// The data has a reference that is not predefined.
pub(super) fn push_text(text: &mut String, data: &str) -> Result<(), SerdeError> {
    let mut sections = data.split('&');
    push_lines(text, sections.next().unwrap_or_default());
    for section in sections {
        let (character, after) = reference(section)?;
        text.push(character);
        push_lines(text, after);
    }
    Ok(())
}

/// The [normalized value](https://www.w3.org/TR/xml/#AVNormalize) of an attribute.
///
/// # Errors
/// The value has a reference that is not predefined.
pub(super) fn attribute_value(value: &str) -> Result<String, SerdeError> {
    let mut text = String::with_capacity(value.len());
    let mut sections = value.split('&');
    let push = |text: &mut String, section: &str| {
        text.push_str(&section.replace("\r\n", "\n").replace(['\t', '\n', '\r'], " "));
    };
    push(&mut text, sections.next().unwrap_or_default());
    for section in sections {
        let (character, after) = reference(section)?;
        text.push(character);
        push(&mut text, after);
    }
    Ok(text)
}

/// The character of a reference after its `&`, which is [predefined](https://www.w3.org/TR/xml/#sec-predefined-ent) or has the
/// [number](https://www.w3.org/TR/xml/#sec-references) of a character, and the text after the reference.
fn reference(text: &str) -> Result<(char, &str), SerdeError> {
    let (name, after) = text.split_once(';').ok_or_else(|| malformed("an `&` without a reference".to_owned()))?;
    let character = match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => name.strip_prefix('#').and_then(|number| {
            let (digits, radix) = number.strip_prefix('x').map_or((number, 10), |digits| (digits, 16));
            // The standard library's parser also accepts a `+`.
            let is_number = digits.chars().all(|digit| digit.is_digit(radix));
            let number = u32::from_str_radix(digits, radix).ok().filter(|_| is_number);
            number.and_then(char::from_u32).filter(|character| is_character(*character))
        }),
    };
    let character = character.ok_or_else(|| malformed(format!("unknown reference `&{name};`")))?;
    Ok((character, after))
}

/// Checks the references in the text of a document, which has no unescaped `&`.
///
/// # Errors
/// A reference is not predefined.
pub(super) fn check_references(text: &str) -> Result<(), SerdeError> {
    text.split('&').skip(1).try_for_each(|section| reference(section).map(|_| ()))
}

/// Whether a document can have this [character](https://www.w3.org/TR/xml/#charsets).
pub(super) fn is_character(character: char) -> bool {
    !matches!(character, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

pub(super) fn malformed(what: String) -> SerdeError {
    SerdeError::invalid_input(format!("malformed XML: {what}"))
}
