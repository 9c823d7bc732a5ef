use crate::model::Node;
use std::cmp::Ordering;
use std::fmt;

/// A decimal number of any size and precision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decimal {
    is_negative: bool,
    /// The digits from the first that is not zero to the last that is not zero; empty for zero.
    digits: String,
    /// The place of the decimal point, counted from the start of the digits.
    point: i64,
    text: String,
}

/// Exponents beyond this are not numbers that a model means.
const MAX_EXPONENT: i64 = 1_000_000;

impl Decimal {
    /// A number from its text: an optional sign, digits with an optional point, and an optional exponent.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (is_negative, rest) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (mantissa, exponent) = match rest.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
            None => (rest, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if !is_digits(whole)
            || !is_digits(fraction)
            || whole.len() + fraction.len() == 0
            || exponent.abs() > MAX_EXPONENT
        {
            return None;
        }
        let all = format!("{whole}{fraction}");
        let digits = all.trim_start_matches('0');
        let point = i64::try_from(whole.len()).ok()? - i64::try_from(all.len() - digits.len()).ok()? + exponent;
        let digits = digits.trim_end_matches('0').to_owned();
        let is_zero = digits.is_empty();
        Some(Self {
            is_negative: is_negative && !is_zero,
            digits,
            point: if is_zero { 0 } else { point },
            text: text.to_owned(),
        })
    }

    /// The number that a node holds, as a number or as a text.
    pub(super) fn of(node: &Node) -> Option<Self> {
        match node {
            Node::Number(number) => Self::parse(number.as_str()),
            Node::String(text) => Self::parse(text),
            _ => None,
        }
    }

    /// Whether there are no digits behind the point.
    pub(super) fn is_integer(&self) -> bool {
        i64::try_from(self.digits.len()).is_ok_and(|digits| digits <= self.point) || self.digits.is_empty()
    }

    /// Whether this is zero.
    pub(super) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    fn compare_magnitude(&self, other: &Self) -> Ordering {
        match (self.digits.is_empty(), other.digits.is_empty()) {
            (true, true) => Ordering::Equal,
            (true, false) => Ordering::Less,
            (false, true) => Ordering::Greater,
            // Digits begin with one that is not zero, so texts compare like the fractions that they stand for.
            (false, false) => self.point.cmp(&other.point).then_with(|| self.digits.cmp(&other.digits)),
        }
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        Self::parse(&value.to_string()).expect("an integer is a decimal")
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(match (self.is_negative, other.is_negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => self.compare_magnitude(other),
            (true, true) => other.compare_magnitude(self),
        })
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn numbers_are_compared_by_value() {
        let texts =
            ["-1e400", "-10", "-2.5", "-0.01", "0", "0.001", "1", "1.5", "9", "10", "9223372036854775808", "1e400"];
        let numbers: Vec<Decimal> = texts.iter().map(|text| Decimal::parse(text).expect(text)).collect();
        for (index, number) in numbers.iter().enumerate() {
            assert!(numbers[index + 1..].iter().all(|greater| number < greater), "{number}");
        }
        let equal = |first, second| {
            let (first, second) = (Decimal::parse(first).expect(first), Decimal::parse(second).expect(second));
            first.partial_cmp(&second) == Some(std::cmp::Ordering::Equal)
        };
        assert!(equal("0", "-0.0") && equal("100", "1e2") && equal("0.10", "1e-1") && equal("007", "7"));
    }

    #[test]
    fn integers_are_told_from_fractions() {
        for (text, is_integer) in
            [("1", true), ("1.0", true), ("1.5", false), ("1e2", true), ("15e-1", false), ("0", true)]
        {
            assert_eq!(Decimal::parse(text).map(|number| number.is_integer()), Some(is_integer), "{text}");
        }
        for text in ["", "-", ".", "a", "1a", "1e", "0x1"] {
            assert!(Decimal::parse(text).is_none(), "{text}");
        }
    }
}
