//! Text from responses and causes, made safe to print in a line of a log.

/// The longest texts in a report, in characters.
pub(super) const NAME: usize = 128;
pub(super) const TEXT: usize = 512;

/// The text in one line of at most this many characters. Whitespace is collapsed, control and formatting characters are
/// escaped, and secrets that services and HTTP clients repeat in messages are removed.
pub(super) fn of(text: &str, longest: usize) -> String {
    let mut line = String::new();
    for word in without_secrets(text).split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        for c in word.chars() {
            match c.is_control() || is_format(c) {
                true => line.extend(c.escape_unicode()),
                false => line.push(c),
            }
        }
        if line.len() > 8 * longest {
            break;
        }
    }
    match line.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// Whether a character changes how the characters around it are printed.
fn is_format(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Names that a secret follows, in lower case. Services repeat the headers and the query of a request whose signature is
/// wrong.
const SECRETS: [&str; 13] = [
    "x-amz-security-token:",
    "x-amz-security-token=",
    "x-amz-security-token%3d",
    "x-amz-s3session-token:",
    "x-amz-s3session-token=",
    "x-amz-s3session-token%3d",
    "authorization:",
    "authorization=",
    "authorization%3d",
    "authorization header:",
    "signature=",
    "signature%3d",
    "session_token=",
];

/// The text without the values after names of secrets, and without the user and password of URLs.
fn without_secrets(text: &str) -> String {
    let lower = text.to_ascii_lowercase();
    let mut kept = String::with_capacity(text.len());
    let mut rest = 0;
    while rest < text.len() {
        let here = &lower[rest..];
        if let Some(name) = SECRETS.iter().find(|name| here.starts_with(**name)) {
            let value = rest + name.len();
            kept.push_str(&text[rest..value]);
            kept.push_str("***");
            rest = value + secret_length(&text[value..], name.starts_with("authorization"));
        } else if let Some(userinfo) = here.strip_prefix("://").and_then(userinfo_length) {
            kept.push_str("://***@");
            rest += "://".len() + userinfo + 1;
        } else {
            let end = here.char_indices().nth(1).map_or(here.len(), |(end, _)| end);
            kept.push_str(&text[rest..rest + end]);
            rest += end;
        }
    }
    kept
}

/// The length of the value of a secret: a whole line, or up to the end of the word or parameter.
fn secret_length(text: &str, whole_line: bool) -> usize {
    let indent = text.len() - text.trim_start_matches([' ', '\t']).len();
    let is_end = |c: char| match whole_line {
        true => c == '\n' || c == '\r',
        false => c.is_whitespace() || matches!(c, '&' | '"' | '\'' | ',' | ';' | '<' | '>' | ')'),
    };
    indent + text[indent..].find(is_end).unwrap_or(text.len() - indent)
}

/// The length of the user and password before the host of a URL, if it has them.
fn userinfo_length(after_scheme: &str) -> Option<usize> {
    let end = after_scheme
        .find(|c: char| c.is_whitespace() || matches!(c, '/' | '?' | '#' | '"'))
        .unwrap_or(after_scheme.len());
    after_scheme[..end].rfind('@')
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn a_text_is_one_line_of_printable_characters() {
        let text = " a\r\n\tb\u{2028}c\u{85}d \x1b[31mred\x00 \u{202e}evil\u{7f} ";
        assert_eq!(of(text, 100), r"a b c d \u{1b}[31mred\u{0} \u{202e}evil\u{7f}");
        assert_eq!(of("ééééé", 4), "éééé…");
        assert_eq!(of("éééé", 4), "éééé");
        assert_eq!(of(&"\x00".repeat(1 << 20), 8), r"\u{0}\u{…");
        assert_eq!(of("\n\n", 4), "");
    }

    #[test]
    fn a_text_has_no_secrets() {
        for (text, expected) in [
            (
                "the string is\nhost:x\nx-amz-security-token:IQoJ/+=\n\nhost",
                "the string is host:x x-amz-security-token:*** host",
            ),
            ("GET /?X-Amz-Security-Token=IQoJ%2F&a=1", "GET /?X-Amz-Security-Token=***&a=1"),
            ("/?X-Amz-Signature=abc123 failed", "/?X-Amz-Signature=*** failed"),
            ("/?X-Amz-Signature%3Dabc123 failed", "/?X-Amz-Signature%3D*** failed"),
            ("/?X-Amz-Signature%3dabc123&a=1", "/?X-Amz-Signature%3d***&a=1"),
            ("/?x-amz-s3session-token=abc&a=1", "/?x-amz-s3session-token=***&a=1"),
            ("/?x-amz-s3session-token%3Dabc&a=1", "/?x-amz-s3session-token%3D***&a=1"),
            ("Authorization=Bearer eyJhbGciOi.x, a", "Authorization=***"),
            ("Authorization%3DBearer%20eyJhbGciOi.x", "Authorization%3D***"),
            (
                "invalid key=value pair in Authorization header: 'Bearer eyJ.x'.",
                "invalid key=value pair in Authorization header:***",
            ),
            ("Authorization: AWS4-HMAC-SHA256 Credential=A, Signature=b\nHost: c", "Authorization:*** Host: c"),
            ("proxy http://user:p@ss@proxy:80/ refused", "proxy http://***@proxy:80/ refused"),
            ("https://host/a@b is https://host", "https://host/a@b is https://host"),
            ("İ authorization:é", "İ authorization:***"),
            ("://", "://"),
        ] {
            assert_eq!(of(text, 200), expected, "{text}");
        }
    }
}
