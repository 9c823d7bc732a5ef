//! Numbers in texts and in JSON, which can be written in several ways.

use aws_smithy_schema::serde::SerdeError;
#[cfg(any(feature = "json", feature = "query", feature = "xml"))]
use aws_smithy_types::BigDecimal;
#[cfg(any(feature = "json", feature = "query", feature = "xml"))]
use std::borrow::Cow;
use std::fmt::Display;
#[cfg(any(feature = "json", feature = "query", feature = "xml"))]
use std::str::FromStr;

/// The most digits of an integer that is written with an exponent, so that `1e1000000000` does not fill the memory.
const MAX_DIGITS: i64 = 1000;

/// A decimal number: its digits without a point, and the number of digits after the point, negative for trailing zeros that
/// are not written.
pub(super) struct Decimal {
    pub(super) is_negative: bool,
    digits: String,
    fraction: i64,
}

impl Decimal {
    /// Parses a [JSON number](https://www.rfc-editor.org/rfc/rfc8259#section-6), or one with a `+` or leading zeros.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
        let unsigned = mantissa.strip_prefix(['-', '+']).unwrap_or(mantissa);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !is_digits(whole) || !is_digits(fraction) {
            return None;
        }
        let exponent: i64 = exponent.parse().ok()?;
        Some(Self {
            is_negative: mantissa.starts_with('-'),
            digits: format!("{whole}{fraction}"),
            fraction: i64::try_from(fraction.len()).ok()?.checked_sub(exponent)?,
        })
    }

    /// The digits before and after the point. `None` if the number has too many digits.
    pub(super) fn split(&self) -> Option<(String, String)> {
        if self.fraction.abs() > MAX_DIGITS {
            let is_zero = self.digits.bytes().all(|digit| digit == b'0');
            return is_zero.then(|| ("0".to_owned(), String::new()));
        }
        if self.fraction <= 0 {
            let zeros = usize::try_from(-self.fraction).ok()?;
            return Some((format!("{}{}", self.digits, "0".repeat(zeros)), String::new()));
        }
        let fraction = usize::try_from(self.fraction).ok()?;
        let digits = format!("{:0>width$}", self.digits, width = fraction + 1);
        let (whole, fraction) = digits.split_at_checked(digits.len() - fraction)?;
        Some((whole.to_owned(), fraction.to_owned()))
    }
}

/// The integer that a number is, without point and exponent: `1000` for `1e3`. `None` if the number has a fraction.
#[cfg(any(feature = "json", feature = "query", feature = "xml"))]
pub(super) fn integral(text: &str) -> Option<Cow<'_, str>> {
    if !text.contains(['.', 'e', 'E']) {
        return Some(Cow::Borrowed(text));
    }
    let number = Decimal::parse(text)?;
    let (whole, fraction) = number.split()?;
    if fraction.bytes().any(|digit| digit != b'0') {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    Some(Cow::Owned(match (whole, number.is_negative) {
        ("", _) => "0".to_owned(),
        (whole, true) => format!("-{whole}"),
        (whole, false) => whole.to_owned(),
    }))
}

/// Parses an integer, with white space around it.
///
/// # Errors
/// The text is not a number, has a fraction, or is out of range.
#[cfg(any(feature = "json", feature = "query", feature = "xml"))]
pub(super) fn integer<T: FromStr>(text: &str) -> Result<T, SerdeError> {
    let text = text.trim_ascii();
    let parsed = text.parse().ok().or_else(|| integral(text)?.parse().ok());
    parsed.ok_or_else(|| not_a("an integer in its range", text))
}

/// Parses a float, `NaN` or an infinity, with white space around it. A number out of range is an infinity.
///
/// # Errors
/// The text is none of these.
#[cfg(any(feature = "json", feature = "query", feature = "xml"))]
pub(super) fn double(text: &str) -> Result<f64, SerdeError> {
    let text = text.trim_ascii();
    text.parse().map_err(|_| not_a("a number", text))
}

/// Parses a decimal number, with white space around it.
///
/// # Errors
/// The text is not a number.
#[cfg(any(feature = "json", feature = "query", feature = "xml"))]
pub(super) fn decimal(text: &str) -> Result<BigDecimal, SerdeError> {
    let text = text.trim_ascii();
    text.strip_prefix('+').unwrap_or(text).parse().map_err(|_| not_a("a decimal number", text))
}

/// Rounds to lower precision.
///
/// # Errors
/// The number is out of range.
pub(super) fn narrow(value: f64) -> Result<f32, SerdeError> {
    let float = value as f32;
    if float.is_infinite() && value.is_finite() { Err(not_a("in the range of a float", value)) } else { Ok(float) }
}

pub(super) fn not_a(expected: &str, text: impl Display) -> SerdeError {
    SerdeError::invalid_input(format!("`{text}` is not {expected}"))
}

#[cfg(all(test, any(feature = "json", feature = "query", feature = "xml")))]
mod tests {
    use super::integral;

    #[test]
    fn integers_can_be_written_with_points_and_exponents() {
        for (text, expected) in [
            ("7", "7"),
            ("1.0", "1"),
            ("1e3", "1000"),
            ("1E+3", "1000"),
            ("-1.50e1", "-15"),
            ("120e-1", "12"),
            ("9007199254740993.0", "9007199254740993"),
            ("0.0", "0"),
            ("-0.0", "0"),
            ("0e999999999999", "0"),
        ] {
            assert_eq!(integral(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn other_texts_are_not_integers() {
        for text in ["1.5", "1e-1", "1e1000000000", "1e", "e3", ".", "1.0.0", "0x1.0", "1.0 ", "1e99999999999999999999"]
        {
            assert_eq!(integral(text), None, "{text}");
        }
    }
}
