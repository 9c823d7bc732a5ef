//! Kinds of characters.

/// Whether HTML or Unicode takes this for white space between words.
pub(super) fn is_space(character: char) -> bool {
    character.is_whitespace()
}

/// Whether a character has no place in documentation: it is invisible, and the compiler refuses some of these in
/// literals (`text_direction_codepoint_in_literal`).
pub(super) fn is_unwanted(character: char) -> bool {
    matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
        || (character.is_control() && !is_space(character))
}

/// Whether CommonMark takes this for punctuation or a symbol. Of the characters outside ASCII these are the usual
/// ones; for the others the answer is no.
pub(super) fn is_punctuation(character: char) -> bool {
    character.is_ascii_punctuation() || "‘’“”–—…«»·•→←×™©®".contains(character)
}
