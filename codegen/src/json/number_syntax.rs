/// Whether a text is a number of JSON or of the IDL, which are the same. Its size is not limited.
pub(super) fn is_number(text: &str) -> bool {
    let rest = text.strip_prefix('-').unwrap_or(text);
    let (integer, rest) = digits(rest);
    if integer.is_empty() || (integer.len() > 1 && integer.starts_with('0')) {
        return false;
    }
    let Some(rest) = fraction(rest) else { return false };
    exponent(rest)
}

fn digits(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_digit).count())
}

fn fraction(text: &str) -> Option<&str> {
    let Some(text) = text.strip_prefix('.') else { return Some(text) };
    let (fraction, rest) = digits(text);
    (!fraction.is_empty()).then_some(rest)
}

fn exponent(text: &str) -> bool {
    let Some(text) = text.strip_prefix(['e', 'E']) else { return text.is_empty() };
    let (exponent, rest) = digits(text.strip_prefix(['+', '-']).unwrap_or(text));
    !exponent.is_empty() && rest.is_empty()
}

#[cfg(test)]
mod tests {
    use super::is_number;

    #[test]
    fn numbers_are_those_of_json() {
        for text in ["0", "-0", "0.0", "1234", "-1234.1234", "1e+2", "1.0e-10", "1E9"] {
            assert!(is_number(text), "{text}");
        }
        for text in ["", "-", "01", "1.", ".5", "1e", "1e+", "1.5.5", "0x10", "1_000", "--1", "+1", "1a"] {
            assert!(!is_number(text), "{text}");
        }
    }
}
