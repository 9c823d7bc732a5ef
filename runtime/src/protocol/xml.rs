use aws_smithy_schema::serde::SerdeError;
use xmlparser::{ElementEnd, Token, Tokenizer};

/// As deep as AWS's decoder of JSON skips. What is read of a document ends long before.
const MAX_DEPTH: usize = 512;

/// Checks that a document is well-formed, and not nested too deeply. AWS's decoder takes the end of what it understands for
/// the end of the document, so that half an answer would pass for a whole one, and counts levels in sixteen bits.
pub(super) fn check(body: &[u8]) -> Result<(), SerdeError> {
    let ill_formed = |what: String| SerdeError::invalid_input(format!("ill-formed XML: {what}"));
    let text = std::str::from_utf8(body).map_err(|error| ill_formed(error.to_string()))?;
    let mut open = Vec::new();
    for token in Tokenizer::from(text) {
        match token.map_err(|error| ill_formed(error.to_string()))? {
            Token::ElementStart { .. } if open.len() == MAX_DEPTH => {
                return Err(SerdeError::invalid_input(format!("XML that is nested more than {MAX_DEPTH} levels deep")));
            }
            Token::ElementStart { prefix, local, .. } => open.push((prefix.as_str(), local.as_str())),
            Token::ElementEnd { end: ElementEnd::Empty, .. } => drop(open.pop()),
            Token::ElementEnd { end: ElementEnd::Close(prefix, local), .. } => {
                let opened = open.pop();
                if opened != Some((prefix.as_str(), local.as_str())) {
                    return Err(ill_formed(format!("`{local}` ends where it does not begin")));
                }
            }
            _ => {}
        }
    }
    match open.last() {
        Some((_, local)) => Err(ill_formed(format!("`{local}` does not end"))),
        None => Ok(()),
    }
}
