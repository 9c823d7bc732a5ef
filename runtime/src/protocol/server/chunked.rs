//! Bodies in the content coding `aws-chunked`, which streams with trailing checksums have.
//! <https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html>

/// The data of a body, without its chunk headers and trailers. `None` if the body is not well-formed.
pub(super) fn decode(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut data = Vec::new();
    loop {
        let end = body.windows(2).position(|bytes| bytes == b"\r\n")?;
        let header = std::str::from_utf8(body.get(..end)?).ok()?;
        // A signed chunk has its signature after the length.
        let length = usize::from_str_radix(header.split(';').next()?.trim(), 16).ok()?;
        body = body.get(end + 2..)?;
        if length == 0 {
            return Some(data);
        }
        let (chunk, rest) = body.split_at_checked(length)?;
        data.extend_from_slice(chunk);
        body = rest.strip_prefix(b"\r\n")?;
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn chunks_are_joined_and_trailers_are_left_out() {
        let body = b"5\r\nhello\r\n6;chunk-signature=ab\r\n world\r\n0\r\nx-amz-checksum-crc32: AAAAAA==\r\n\r\n";
        assert_eq!(decode(body).as_deref(), Some(&b"hello world"[..]));
        assert_eq!(decode(b"0\r\n\r\n").as_deref(), Some(&b""[..]));
    }

    #[test]
    fn a_body_that_is_cut_off_is_refused() {
        for body in [&b""[..], b"5", b"5\r\nhell", b"5\r\nhello", b"x\r\n", b"ffffffffffffffff\r\na\r\n"] {
            assert_eq!(decode(body), None, "{body:?}");
        }
    }
}
