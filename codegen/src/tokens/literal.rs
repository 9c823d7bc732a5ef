use super::{ToTokens, TokenStream};
use std::fmt::Write;

/// A literal.
#[derive(Debug, Clone)]
pub(crate) struct Literal(String);

/// Whole numbers, of whatever type stands around them.
macro_rules! unsuffixed {
    ($( $name:ident: $type:ty, )*) => {
        $(
            pub(crate) fn $name(number: $type) -> Self {
                Self(number.to_string())
            }
        )*
    };
}

impl Literal {
    unsuffixed! {
        i16_unsuffixed: i16,
        i32_unsuffixed: i32,
        i64_unsuffixed: i64,
        u8_unsuffixed: u8,
        u16_unsuffixed: u16,
        u32_unsuffixed: u32,
        u64_unsuffixed: u64,
        usize_unsuffixed: usize,
    }

    /// A finite number.
    pub(crate) fn f64_unsuffixed(number: f64) -> Self {
        let mut text = number.to_string();
        if !text.contains('.') {
            text.push_str(".0");
        }
        Self(text)
    }

    pub(crate) fn byte_string(bytes: &[u8]) -> Self {
        let mut text = "b\"".to_owned();
        for (index, &byte) in bytes.iter().enumerate() {
            match byte {
                // What looks like an octal number is none.
                0 if bytes.get(index + 1).is_some_and(|next| matches!(next, b'0'..=b'7')) => text.push_str("\\x00"),
                0 => text.push_str("\\0"),
                b'\'' => text.push('\''),
                b'\t' | b'\n' | b'\r' | b'"' | b'\\' | b'\x20'..=b'\x7e' => {
                    text.extend(char::from(byte).escape_debug())
                }
                _ => {
                    // Writing to a string does not fail.
                    let _ = write!(text, "\\x{byte:02X}");
                }
            }
        }
        text.push('"');
        Self(text)
    }
}

impl ToTokens for Literal {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.push(&self.0);
        tokens.push(" ");
    }
}

impl ToTokens for str {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.push("\"");
        let is_plain = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\';
        if self.bytes().all(is_plain) {
            tokens.push(self);
        } else {
            tokens.push(&escaped(self));
        }
        tokens.push("\" ");
    }
}

impl ToTokens for String {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.as_str().to_tokens(tokens);
    }
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(character) = characters.next() {
        match character {
            // What looks like an octal number is none.
            '\0' if characters.as_str().starts_with(|next: char| matches!(next, '0'..='7')) => {
                escaped.push_str("\\x00")
            }
            '\0' => escaped.push_str("\\0"),
            '\'' => escaped.push('\''),
            _ => escaped.extend(character.escape_debug()),
        }
    }
    escaped
}
