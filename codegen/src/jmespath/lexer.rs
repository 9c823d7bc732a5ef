use super::expression::Comparator;
use crate::json::{self, Node};
use crate::syntax_error::SyntaxError;

/// A token and its position.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) offset: usize,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    /// A name without quotes, possibly of a function.
    Name(String),
    /// A name in quotes.
    Quoted(String),
    Number(i64),
    Literal(Node),
    Comparator(Comparator),
    /// `.`
    Dot,
    /// `*`
    Star,
    /// `@`
    Current,
    /// `[`
    LeftBracket,
    /// `[]`
    Flatten,
    /// `[?`
    Filter,
    RightBracket,
    LeftBrace,
    RightBrace,
    LeftParenthesis,
    RightParenthesis,
    Comma,
    Colon,
    Pipe,
    Or,
    And,
    Not,
    Ampersand,
    End,
}

impl Kind {
    /// The name of a token in messages.
    pub(super) fn describe(&self) -> String {
        match self {
            Kind::Name(name) | Kind::Quoted(name) => format!("the name `{name}`"),
            Kind::Number(number) => format!("the number {number}"),
            Kind::Literal(value) => format!("the literal {value}"),
            Kind::Comparator(_) => "a comparison".to_owned(),
            Kind::Dot => "`.`".to_owned(),
            Kind::Star => "`*`".to_owned(),
            Kind::Current => "`@`".to_owned(),
            Kind::LeftBracket => "`[`".to_owned(),
            Kind::Flatten => "`[]`".to_owned(),
            Kind::Filter => "`[?`".to_owned(),
            Kind::RightBracket => "`]`".to_owned(),
            Kind::LeftBrace => "`{`".to_owned(),
            Kind::RightBrace => "`}`".to_owned(),
            Kind::LeftParenthesis => "`(`".to_owned(),
            Kind::RightParenthesis => "`)`".to_owned(),
            Kind::Comma => "`,`".to_owned(),
            Kind::Colon => "`:`".to_owned(),
            Kind::Pipe => "`|`".to_owned(),
            Kind::Or => "`||`".to_owned(),
            Kind::And => "`&&`".to_owned(),
            Kind::Not => "`!`".to_owned(),
            Kind::Ampersand => "`&`".to_owned(),
            Kind::End => "the end".to_owned(),
        }
    }
}

/// Splits a text into tokens, the last of which is [`Kind::End`].
pub(super) fn tokens(text: &str) -> Result<Vec<Token>, SyntaxError> {
    let mut lexer = Lexer { text, offset: 0 };
    let mut tokens = Vec::new();
    loop {
        lexer.take_while(|c| matches!(c, ' ' | '\t' | '\r' | '\n'));
        let offset = lexer.offset;
        let kind = lexer.token()?;
        let is_end = kind == Kind::End;
        tokens.push(Token { kind, offset });
        if is_end {
            return Ok(tokens);
        }
    }
}

struct Lexer<'t> {
    text: &'t str,
    offset: usize,
}

impl<'t> Lexer<'t> {
    fn token(&mut self) -> Result<Kind, SyntaxError> {
        let Some(first) = self.rest().chars().next() else { return Ok(Kind::End) };
        Ok(match first {
            'a'..='z' | 'A'..='Z' | '_' => {
                Kind::Name(self.take_while(|c| c.is_ascii_alphanumeric() || c == '_').to_owned())
            }
            '-' | '0'..='9' => self.number()?,
            '"' => Kind::Quoted(self.json(self.enclosed('"')?)?),
            '\'' => Kind::Literal(Node::String(self.raw_string()?)),
            '`' => Kind::Literal(self.literal()?),
            _ => return self.symbol(first),
        })
    }

    fn symbol(&mut self, first: char) -> Result<Kind, SyntaxError> {
        const SYMBOLS: [(&str, Kind); 23] = [
            // Longer symbols come before their prefixes.
            ("[]", Kind::Flatten),
            ("[?", Kind::Filter),
            ("[", Kind::LeftBracket),
            ("]", Kind::RightBracket),
            ("{", Kind::LeftBrace),
            ("}", Kind::RightBrace),
            ("(", Kind::LeftParenthesis),
            (")", Kind::RightParenthesis),
            (".", Kind::Dot),
            ("*", Kind::Star),
            ("@", Kind::Current),
            (",", Kind::Comma),
            (":", Kind::Colon),
            ("||", Kind::Or),
            ("|", Kind::Pipe),
            ("&&", Kind::And),
            ("&", Kind::Ampersand),
            ("==", Kind::Comparator(Comparator::Equal)),
            ("!=", Kind::Comparator(Comparator::NotEqual)),
            ("!", Kind::Not),
            ("<=", Kind::Comparator(Comparator::LessOrEqual)),
            ("<", Kind::Comparator(Comparator::Less)),
            (">=", Kind::Comparator(Comparator::GreaterOrEqual)),
        ];
        let found = SYMBOLS.into_iter().find(|(symbol, _)| self.rest().starts_with(symbol));
        let (symbol, kind) = match found {
            Some(found) => found,
            None if first == '>' => (">", Kind::Comparator(Comparator::Greater)),
            None => return Err(self.error(format!("unexpected `{first}`"))),
        };
        self.offset += symbol.len();
        Ok(kind)
    }

    fn number(&mut self) -> Result<Kind, SyntaxError> {
        let start = self.offset;
        self.take_while(|c| c == '-' || c.is_ascii_digit());
        let text = &self.text[start..self.offset];
        let error = || SyntaxError { message: format!("`{text}` is not an integer"), offset: start };
        text.parse().map(Kind::Number).map_err(|_| error())
    }

    /// The text up to the next quote of this kind that is not escaped, including both quotes.
    fn enclosed(&self, quote: char) -> Result<&'t str, SyntaxError> {
        let mut is_escaped = false;
        for (at, c) in self.rest().char_indices().skip(1) {
            if c == quote && !is_escaped {
                return Ok(&self.rest()[..at + quote.len_utf8()]);
            }
            is_escaped = c == '\\' && !is_escaped;
        }
        Err(self.error(format!("missing closing {quote}")))
    }

    fn raw_string(&mut self) -> Result<String, SyntaxError> {
        let text = self.enclosed('\'')?;
        self.offset += text.len();
        // All other backslashes are literal.
        Ok(text[1..text.len() - 1].replace("\\'", "'"))
    }

    fn literal(&mut self) -> Result<Node, SyntaxError> {
        let text = self.enclosed('`')?;
        let value = text[1..text.len() - 1].replace("\\`", "`");
        let value =
            json::parse(&value).map_err(|error| self.error(format!("{text} is not valid JSON: {}", error.message)))?;
        self.offset += text.len();
        Ok(value)
    }

    /// Reads a JSON string, the next part of the text.
    fn json(&mut self, text: &str) -> Result<String, SyntaxError> {
        let value = match json::parse(text) {
            Ok(Node::String(value)) => value,
            Ok(other) => return Err(self.error(format!("expected a string, found {}", other.kind()))),
            Err(error) => return Err(self.error(format!("{text} is not a valid string: {}", error.message))),
        };
        self.offset += text.len();
        Ok(value)
    }

    fn take_while(&mut self, is_part: impl Fn(char) -> bool) -> &'t str {
        let rest = self.rest();
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        self.offset += end;
        &rest[..end]
    }

    fn rest(&self) -> &'t str {
        &self.text[self.offset..]
    }

    fn error(&self, message: String) -> SyntaxError {
        SyntaxError { message, offset: self.offset }
    }
}
