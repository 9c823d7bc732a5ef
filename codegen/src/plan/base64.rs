//! Base64, the encoding of blobs in models.

/// Decodes base64 in the [standard alphabet](https://www.rfc-editor.org/rfc/rfc4648#section-4), with or without padding.
/// `None` if the text is invalid.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let digits = text.trim_end_matches('=').as_bytes();
    let (mut bytes, mut bits, mut count) = (Vec::with_capacity(digits.len() * 3 / 4), 0_u32, 0_u32);
    for digit in digits {
        bits = bits << 6 | u32::from(value(*digit)?);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    // The remaining bits are padding: fewer than a digit has, and all zero.
    (count < 6 && bits == 0).then_some(bytes)
}

/// The bytes of a blob in an [example](https://smithy.io/2.0/spec/documentation-traits.html#examples-trait): Smithy
/// specifies base64, but models also have plain text, which stands for itself.
pub(super) fn of_example(text: &str) -> Vec<u8> {
    let is_padded = text.len().is_multiple_of(4);
    decode(text).filter(|_| is_padded).unwrap_or_else(|| text.into())
}

/// Encodes bytes in the standard alphabet, with padding.
pub(super) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let bits = chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        for index in 0..4 {
            let digit = (bits >> (18 - 6 * index)) & 63;
            let digit = DIGITS.as_bytes().get(digit as usize).filter(|_| index <= chunk.len());
            text.push(char::from(*digit.unwrap_or(&b'=')));
        }
    }
    text
}

const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn value(digit: u8) -> Option<u8> {
    Some(match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{decode, of_example};

    #[test]
    fn decodes_the_examples_of_the_rfc() {
        for (text, bytes) in
            [("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg", "foob"), ("Zm9vYmFy", "foobar")]
        {
            assert_eq!(decode(text).as_deref(), Some(bytes.as_bytes()), "{text}");
        }
        assert_eq!(decode("+/8="), Some(vec![0xfb, 0xff]));
    }

    #[test]
    fn examples_have_base64_or_text() {
        assert_eq!(of_example("/w=="), [0xff]);
        for text in ["a picture", "/w", "<b>"] {
            assert_eq!(of_example(text), text.as_bytes(), "{text}");
        }
    }

    #[test]
    fn rejects_invalid_base64() {
        for text in ["Z", "Zh==", "Zm9vY", "a b=", "Zm-v", "=Zg="] {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
