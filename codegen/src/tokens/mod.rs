//! Rust code as emitters put it together: text that is a sequence of tokens, without layout.
//!
//! Interpolation copies text, and what prints it takes the text apart once. A tree of tokens, as `proc_macro2` has it, holds
//! each name and operator by itself, and is copied with every template that it goes through.

mod lexer;
mod literal;
pub(crate) mod repeat;
#[cfg(test)]
mod tests;

pub(crate) use lexer::{Delimiter, Kind, Lexer};
#[cfg(test)]
pub(crate) use lexer::{OPERAND, OPERAND_END};
pub(crate) use literal::Literal;
pub(crate) use smithereens_quote::quote;

use std::fmt;
use std::ops::Range;

/// Tokens.
#[derive(Debug, Clone, Default)]
pub(crate) struct TokenStream(String);

impl TokenStream {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// The tokens of a text, which starts and ends with a whole one, and with a space if it would go on in a word after it.
    pub(crate) fn of(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Adds tokens.
    pub(crate) fn push(&mut self, text: &str) {
        self.0.push_str(text);
    }

    /// One operand to whatever stands around it. What prints code puts it into parentheses where it needs them.
    pub(crate) fn operand(&self) -> Self {
        Self(format!("{}{}{}", lexer::OPERAND, self.0, lexer::OPERAND_END))
    }

    /// The tokens one after the other.
    pub(crate) fn tokens(&self) -> Lexer<'_> {
        Lexer::new(&self.0)
    }

    /// The text of one of them.
    pub(crate) fn text(&self, range: &Range<usize>) -> &str {
        self.0.get(range.clone()).unwrap_or_default()
    }

    pub(crate) fn into_text(self) -> String {
        self.0
    }
}

impl IntoIterator for TokenStream {
    type Item = Self;
    type IntoIter = std::iter::Once<Self>;

    fn into_iter(self) -> Self::IntoIter {
        std::iter::once(self)
    }
}

impl Extend<TokenStream> for TokenStream {
    fn extend<T: IntoIterator<Item = TokenStream>>(&mut self, streams: T) {
        streams.into_iter().for_each(|stream| self.push(&stream.0));
    }
}

impl FromIterator<TokenStream> for TokenStream {
    fn from_iter<T: IntoIterator<Item = TokenStream>>(streams: T) -> Self {
        let mut all = Self::new();
        all.extend(streams);
        all
    }
}

/// A name, raw where it says so.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Ident(String);

impl Ident {
    pub(crate) fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }
}

impl<T: AsRef<str> + ?Sized> PartialEq<T> for Ident {
    fn eq(&self, other: &T) -> bool {
        self.0 == other.as_ref()
    }
}

impl fmt::Display for Ident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A name, of what `format!` takes.
macro_rules! format_ident {
    ($( $arguments:tt )*) => {
        $crate::tokens::Ident::new(format!($( $arguments )*))
    };
}

pub(crate) use format_ident;

/// What a variable in a template can be.
pub(crate) trait ToTokens {
    fn to_tokens(&self, tokens: &mut TokenStream);
}

impl ToTokens for TokenStream {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.push(&self.0);
    }
}

impl ToTokens for Ident {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.push(&self.0);
        tokens.push(" ");
    }
}

impl ToTokens for bool {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.push(if *self { "true " } else { "false " });
    }
}

impl<T: ToTokens + ?Sized> ToTokens for &T {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        (**self).to_tokens(tokens);
    }
}

impl<T: ToTokens> ToTokens for Option<T> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        if let Some(some) = self {
            some.to_tokens(tokens);
        }
    }
}
