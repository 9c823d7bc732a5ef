//! Regular expressions of the [`pattern` trait](https://smithy.io/2.0/spec/constraint-traits.html#pattern-trait), which are
//! in the dialect of ECMA 262.

use std::iter::Peekable;
use std::str::Chars;

/// Whether a pattern matches a part of a text; `None` if the engine does not support the pattern, such as look-around.
#[cfg(feature = "tools")]
pub(super) fn matches(pattern: &str, text: &str) -> Option<bool> {
    regex_lite::Regex::new(pattern).ok().map(|pattern| pattern.is_match(text))
}

/// Values are not matched in build scripts: no client depends on it, and each build would compile the engine.
#[cfg(not(feature = "tools"))]
pub(super) fn matches(_: &str, _: &str) -> Option<bool> {
    None
}

/// Checks the syntax of a pattern.
pub(super) fn check(pattern: &str) -> Result<(), String> {
    let mut check = Check { rest: pattern.chars().peekable() };
    let mut depth = 0_usize;
    // Whether something is before the next character that can be repeated.
    let mut can_repeat = false;
    while let Some(character) = check.rest.next() {
        can_repeat = match character {
            '(' => {
                depth += 1;
                check.group_kind()?;
                false
            }
            ')' => {
                depth = depth.checked_sub(1).ok_or("a `)` has no `(`")?;
                true
            }
            '[' => {
                check.class()?;
                true
            }
            '|' | '^' => false,
            '\\' => {
                check.escape()?;
                true
            }
            '*' | '+' | '?' => {
                check.repetition(can_repeat, character)?;
                false
            }
            '{' if check.is_quantifier() => {
                check.quantifier()?;
                check.repetition(can_repeat, '{')?;
                // Engines differ in whether a number of times can itself be repeated, so it passes.
                true
            }
            _ => true,
        };
    }
    if depth > 0 { Err("a `(` has no `)`".to_owned()) } else { Ok(()) }
}

struct Check<'p> {
    rest: Peekable<Chars<'p>>,
}

impl Check<'_> {
    /// `?:`, `?=`, `?!`, `?<=`, `?<!`, `?<name>`, and flags such as `?i`.
    fn group_kind(&mut self) -> Result<(), String> {
        if self.rest.next_if_eq(&'?').is_none() {
            return Ok(());
        }
        match self.rest.next() {
            Some(':' | '=' | '!' | '>') => Ok(()),
            Some('<' | 'P') => Ok(()),
            Some(flag) if flag.is_ascii_alphabetic() || flag == '-' => Ok(()),
            _ => Err("`(?` is not followed by the kind of a group".to_owned()),
        }
    }

    fn class(&mut self) -> Result<(), String> {
        self.rest.next_if_eq(&'^');
        let mut last: Option<char> = None;
        let mut nested = 0_usize;
        while let Some(character) = self.rest.next() {
            match character {
                ']' if nested == 0 => return Ok(()),
                ']' => nested -= 1,
                // Some engines have classes in classes; in the others a bracket is a character.
                '[' if self.rest.clone().any(|rest| rest == ']') && self.has_nested_end() => nested += 1,
                '\\' => {
                    self.escape()?;
                    last = None;
                    continue;
                }
                '-' => {
                    if let (Some(first), Some(end)) = (last, self.rest.peek().copied())
                        && !matches!(end, ']' | '\\' | '[')
                    {
                        if first > end {
                            return Err(format!("the range `{first}-{end}` is in the wrong order"));
                        }
                        self.rest.next();
                        last = None;
                        continue;
                    }
                }
                _ => {}
            }
            last = Some(character);
        }
        Err("a `[` has no `]`".to_owned())
    }

    /// Whether two closing brackets follow, so that an opening one can be that of a class in a class.
    fn has_nested_end(&self) -> bool {
        self.rest.clone().filter(|character| *character == ']').count() >= 2
    }

    /// The character after a `\`, or the name of a class or code point in braces: `\p{L}`, `\u{41}`.
    fn escape(&mut self) -> Result<(), String> {
        let escaped = self.rest.next().ok_or("it ends with a `\\`")?;
        if matches!(escaped, 'p' | 'P' | 'u' | 'x') && self.rest.peek() == Some(&'{') {
            let is_closed = self.rest.by_ref().any(|character| character == '}');
            return if is_closed { Ok(()) } else { Err(format!("`\\{escaped}{{` has no `}}`")) };
        }
        Ok(())
    }

    fn repetition(&mut self, can_repeat: bool, quantifier: char) -> Result<(), String> {
        if !can_repeat {
            return Err(format!("there is nothing for `{quantifier}` to repeat"));
        }
        // Lazy and possessive quantifiers.
        self.rest.next_if(|next| matches!(next, '?' | '+'));
        Ok(())
    }

    /// Whether a `{` begins a quantifier, and does not stand for itself.
    fn is_quantifier(&self) -> bool {
        let text: String = self.rest.clone().take_while(|character| *character != '}').collect();
        let is_closed = self.rest.clone().any(|character| character == '}');
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        is_closed
            && match text.split_once(',') {
                Some((least, greatest)) => is_number(least) && (greatest.is_empty() || is_number(greatest)),
                None => is_number(&text),
            }
    }

    fn quantifier(&mut self) -> Result<(), String> {
        let text: String = self.rest.by_ref().take_while(|character| *character != '}').collect();
        let number = |text: &str| text.parse::<u64>().unwrap_or(u64::MAX);
        match text.split_once(',') {
            Some((least, greatest)) if !greatest.is_empty() && number(least) > number(greatest) => {
                Err(format!("the quantifier `{{{text}}}` is in the wrong order"))
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{check, matches};

    #[test]
    fn regular_expressions_pass() {
        for pattern in [
            "",
            "^[A-Za-z]+$",
            "\\w+",
            "(a|b)?c*",
            "a{1,2}b{3,}c{4}",
            "(?:a)(?=b)(?!c)(?<d>e)(?<=f)",
            "[^\\]]+[-a][a-]",
            "a{b}",
            "{",
            "x*?y+?",
            "[\\p{L}_.:/=+\\-@]*",
            "[\\p{L}\\p{Z}-_]*",
            "[a-z]{11}{0,1011}",
            "[[:alpha:]]",
            "[a[b]",
            "(^$)|(^.+$)",
            "$*",
        ] {
            assert_eq!(check(pattern), Ok(()), "{pattern}");
        }
    }

    #[test]
    fn what_is_not_a_regular_expression_is_an_error() {
        for pattern in ["(", ")", "[", "[a", "a)", "*", "a**", "(*a)", "+", "a|*", "[z-a]", "a{2,1}", "\\", "(?", "?"] {
            assert!(check(pattern).is_err(), "{pattern}");
        }
    }

    #[test]
    fn patterns_match_parts() {
        assert_eq!(matches("\\w+", "!hello!"), Some(true));
        assert_eq!(matches("^\\w+$", "!hello!"), Some(false));
        assert_eq!(matches("(?=a)", "a"), None);
    }
}
