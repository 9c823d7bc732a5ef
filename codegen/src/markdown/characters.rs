//! Kinds of characters.

/// Whether HTML or Unicode treats a character as white space.
pub(super) fn is_space(character: char) -> bool {
    character.is_whitespace()
}

/// Whether a character is removed from documentation because it is invisible. The compiler rejects some of these characters
/// in literals (`text_direction_codepoint_in_literal`).
pub(super) fn is_unwanted(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || (character.is_control() && !is_space(character))
}

/// Whether CommonMark treats a character as punctuation or a symbol. Outside ASCII, only common ones are included.
pub(super) fn is_punctuation(character: char) -> bool {
    character.is_ascii_punctuation() || "‘’“”–—…«»·•→←×™©®".contains(character)
}
