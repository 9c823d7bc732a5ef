//! Finds the protocol tests in the text of models in the Smithy IDL. This parser is minimal and independent of the generator,
//! so that it finds tests that the generator misses.

use std::fs;
use std::io;
use std::path::Path;

/// A protocol test that a client must pass.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Declared {
    /// The name of the protocol: `restJson1`.
    pub protocol: String,
    /// The ID of the test.
    pub id: String,
    /// The message that it checks.
    pub kind: Kind,
}

/// The message that a test checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The request for an input.
    Request,
    /// The result of reading a response.
    Response,
    /// The messages of an event stream.
    EventStream,
}

/// The tests for clients in all models in a folder and its subfolders, sorted.
///
/// # Errors
/// The folder cannot be read.
pub fn below(folder: &Path) -> io::Result<Vec<Declared>> {
    let mut tests = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "smithy") {
                tests.extend(of(&fs::read_to_string(path)?));
            }
        }
    }
    tests.sort();
    Ok(tests)
}

/// The tests for clients in the text of a model.
pub fn of(model: &str) -> Vec<Declared> {
    let tokens = tokens(model);
    let mut tests = Vec::new();
    let mut rest = tokens.as_slice();
    while let [token, following @ ..] = rest {
        rest = following;
        let kind = match token {
            Token::Word(word) if is_trait(word, "httpRequestTests") => Kind::Request,
            Token::Word(word) if is_trait(word, "httpResponseTests") => Kind::Response,
            Token::Word(word) if is_trait(word, "eventStreamTests") => Kind::EventStream,
            _ => continue,
        };
        rest = read_trait(kind, rest, &mut tests);
    }
    tests
}

/// Whether a trait of this name is applied here.
fn is_trait(word: &str, name: &str) -> bool {
    word.strip_prefix('@').is_some_and(|id| id.rsplit('#').next() == Some(name))
}

/// Reads the value of a trait, a list of objects in parentheses, and returns the tokens after it.
fn read_trait<'t>(kind: Kind, mut rest: &'t [Token], tests: &mut Vec<Declared>) -> &'t [Token] {
    let mut depth = 0;
    let [mut id, mut protocol, mut applies_to] = [const { String::new() }; 3];
    while let [token, following @ ..] = rest {
        rest = following;
        match (token, following) {
            (Token::Punctuation('(' | '[' | '{'), _) => depth += 1,
            (Token::Punctuation(')' | ']' | '}'), _) => {
                depth -= 1;
                // The end of an object in the list in the parentheses.
                if depth == 2 && matches!(token, Token::Punctuation('}')) {
                    let for_client = applies_to.is_empty() || applies_to == "client";
                    let test = Declared { protocol: protocol.clone(), id: id.clone(), kind };
                    tests.extend(for_client.then_some(test));
                    [&mut id, &mut protocol, &mut applies_to].into_iter().for_each(String::clear);
                }
                if depth == 0 {
                    break;
                }
            }
            (Token::Word(name), [Token::Punctuation(':'), Token::Word(value) | Token::Text(value), ..])
                if depth == 3 =>
            {
                match name.as_str() {
                    "id" => id.clone_from(value),
                    "protocol" => protocol = value.rsplit('#').next().unwrap_or_default().to_owned(),
                    "appliesTo" => applies_to.clone_from(value),
                    _ => {}
                }
            }
            _ => {}
        }
    }
    rest
}

#[derive(Debug, PartialEq)]
enum Token {
    /// Letters, digits, and other characters of shape IDs and trait names.
    Word(String),
    /// The text in quotes, with escapes.
    Text(String),
    Punctuation(char),
}

fn tokens(model: &str) -> Vec<Token> {
    let is_word = |c: char| c.is_alphanumeric() || "_.#$@-+".contains(c);
    let mut tokens = Vec::new();
    let mut rest = model;
    while let Some(first) = rest.chars().next() {
        if rest.starts_with("//") {
            rest = rest.split_once('\n').map_or("", |(_, rest)| rest);
        } else if first == '"' {
            let (text, following) = quoted(rest);
            tokens.push(Token::Text(text.to_owned()));
            rest = following;
        } else if is_word(first) {
            let (word, following) = rest.split_at(rest.find(|c| !is_word(c)).unwrap_or(rest.len()));
            tokens.push(Token::Word(word.to_owned()));
            rest = following;
        } else {
            if !first.is_whitespace() && first != ',' {
                tokens.push(Token::Punctuation(first));
            }
            rest = rest.split_at(first.len_utf8()).1;
        }
    }
    tokens
}

/// The content of the quotes at the start of a text, and the text after them.
fn quoted(text: &str) -> (&str, &str) {
    let quotes = if text.starts_with("\"\"\"") { "\"\"\"" } else { "\"" };
    let text = text.split_at(quotes.len()).1;
    let mut escaped = false;
    for (index, c) in text.char_indices() {
        let (inside, following) = text.split_at(index);
        match following.strip_prefix(quotes) {
            Some(following) if !escaped => return (inside, following),
            _ => escaped = c == '\\' && !escaped,
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_only_tests_for_clients() {
        let model = r##"
            // @httpRequestTests([{ id: "InAComment", protocol: p }])
            @documentation("@httpRequestTests([{ id: \"InAString\", protocol: p }])")
            @smithy.test#httpResponseTests([{ id: "ForAnybody", protocol: restJson1, params: { id: "no", x: ["}])"] } }])
            @httpRequestTests([
                { id: "ForServers", protocol: restJson1, appliesTo: "server" }
                {
                    id: "ForClients"
                    protocol: aws.protocols#restJson1
                    appliesTo: "client"
                    body: """
                        { "id": "\""" }"""
                }
            ])
            @httpMalformedRequestTests([{ id: "OfAnotherTrait", protocol: restJson1 }])
        "##;
        let declared = |kind, id: &str| Declared { protocol: "restJson1".to_owned(), id: id.to_owned(), kind };
        assert_eq!(of(model), [declared(Kind::Response, "ForAnybody"), declared(Kind::Request, "ForClients")]);
    }
}
