//! [Timestamps](https://smithy.io/2.0/spec/protocol-traits.html#timestamp-formats). No two formats have a text in common, so
//! the text alone decides how it is read: services do not always send the format of their model.

use super::numbers::{Decimal, not_a};
use aws_smithy_schema::serde::SerdeError;
use aws_smithy_types::DateTime;
use aws_smithy_types::date_time::Format;

/// Parses a timestamp of any format, with white space around it. Digits after nanoseconds are cut off.
///
/// # Errors
/// The text is not a timestamp, or is out of range.
pub(super) fn parse(text: &str) -> Result<DateTime, SerdeError> {
    let text = text.trim_ascii();
    let parsed = seconds(text).or_else(|| date_time(text)).or_else(|| http_date(text));
    parsed.ok_or_else(|| not_a("a timestamp", text))
}

/// The timestamp of a number of seconds, exactly. A double would lose nanoseconds: 946845296.123 has 122999907 of them.
fn seconds(text: &str) -> Option<DateTime> {
    let number = Decimal::parse(text)?;
    let (whole, fraction) = number.split()?;
    let nanoseconds: u32 = format!("{fraction:0<9.9}").parse().ok()?;
    let whole: i64 = whole.parse().ok()?;
    Some(match (number.is_negative, nanoseconds) {
        (false, _) => DateTime::from_secs_and_nanos(whole, nanoseconds),
        (true, 0) => DateTime::from_secs(-whole),
        (true, _) => DateTime::from_secs_and_nanos(-whole - 1, 1_000_000_000 - nanoseconds),
    })
}

/// The timestamp of a [date-time](https://www.rfc-editor.org/rfc/rfc3339#section-5.6), in UTC if it has no offset.
fn date_time(text: &str) -> Option<DateTime> {
    let parse = |text: &str| DateTime::from_str(text, Format::DateTimeWithOffset).ok();
    parse(text).or_else(|| parse(&format!("{text}Z")))
}

/// The timestamp of an [HTTP date](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7), of which recipients must accept the
/// two obsolete formats: `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`. The day can have one digit, as in the
/// format of [email](https://www.rfc-editor.org/rfc/rfc5322#section-3.3) that the first format is a subset of.
fn http_date(text: &str) -> Option<DateTime> {
    let words: Vec<&str> = text.split_ascii_whitespace().collect();
    match words[..] {
        [weekday, day, month, year, time, "GMT"] if weekday.ends_with(',') => date(day, month, year, time),
        [weekday, words, time, "GMT"] if weekday.ends_with(',') => {
            let mut parts = words.split('-');
            let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
            let century = if year < "70" { "20" } else { "19" };
            date(day, month, &format!("{century}{year:0>2}"), time)
        }
        [_, month, day, time, year] => date(day, month, year, time),
        _ => None,
    }
}

/// The timestamp of the parts of an HTTP date. AWS's parser reads at most three digits of the fraction of a second, and
/// ignores the day of the week.
fn date(day: &str, month: &str, year: &str, time: &str) -> Option<DateTime> {
    let (time, fraction) = time.split_once('.').unwrap_or((time, "0"));
    if fraction.is_empty() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let text = format!("Sun, {day:0>2} {month} {year} {time} GMT");
    let seconds = DateTime::from_str(&text, Format::HttpDate).ok()?.secs();
    Some(DateTime::from_secs_and_nanos(seconds, format!("{fraction:0<9.9}").parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timestamp_is_read_as_it_is_written() {
        let at = DateTime::from_secs_and_nanos;
        for (text, expected) in [
            ("946845296.123", at(946_845_296, 123_000_000)),
            ("1722052630.682", at(1_722_052_630, 682_000_000)),
            ("946845296.123456789", at(946_845_296, 123_456_789)),
            ("946845296.1234567899", at(946_845_296, 123_456_789)),
            ("-0.25", at(-1, 750_000_000)),
            ("-1", at(-1, 0)),
            (" 1515531081\n", at(1_515_531_081, 0)),
            ("1.5e3", at(1500, 0)),
            ("1.722052630682E9", at(1_722_052_630, 682_000_000)),
            ("2014-04-29T18:30:38Z", at(1_398_796_238, 0)),
            ("2014-04-29T18:30:38.123456789Z", at(1_398_796_238, 123_456_789)),
            ("2014-04-29T20:30:38.1+02:00", at(1_398_796_238, 100_000_000)),
            ("2014-04-29t18:30:38z", at(1_398_796_238, 0)),
            ("2014-04-29T18:30:38", at(1_398_796_238, 0)),
            ("Tue, 29 Apr 2014 18:30:38 GMT", at(1_398_796_238, 0)),
            ("Tue, 29 Apr 2014 18:30:38.123 GMT", at(1_398_796_238, 123_000_000)),
            ("Tue, 29 Apr 2014 18:30:38.1234567899 GMT", at(1_398_796_238, 123_456_789)),
            ("Tue, 1 Apr 2014 18:30:38 GMT", at(1_396_377_038, 0)),
            ("Sunday, 06-Nov-94 08:49:37 GMT", at(784_111_777, 0)),
            ("Sun Nov  6 08:49:37 1994", at(784_111_777, 0)),
        ] {
            assert_eq!(parse(text).expect(text), expected, "{text}");
        }
    }

    #[test]
    fn other_texts_are_errors() {
        for text in [
            "1e19",
            "-1e300",
            "9223372036854775808",
            "NaN",
            "Infinity",
            "1e999",
            "",
            "2000-13-02T20:34:56Z",
            "2000-12-02 20:34:56Z",
            "2000-12-02",
            "Tue, 29 Apr 2014 18:30:38. GMT",
            "Tue, 029 Apr 2014 18:30:38 GMT",
            "Tue, 29 Apr 2014 18:30:38 CET",
            "Sunday, 06-Nov-1994 08:49:37 GMT",
            "now",
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
