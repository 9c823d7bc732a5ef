use flate2::read::MultiGzDecoder;
use std::io::{self, Cursor, Read};

/// The largest text that a compressed file may unpack to, in bytes. Amazon EC2's description has under 4 million.
const UNPACKED_LIMIT: u64 = 128 * 1024 * 1024;

/// The text of a file, which is unpacked first if it is gzipped, whatever the file is called.
pub(super) fn read_text(file: impl Read) -> io::Result<String> {
    io::read_to_string(unpacked(file, UNPACKED_LIMIT)?)
}

fn unpacked<'f>(mut file: impl Read + 'f, limit: u64) -> io::Result<Box<dyn Read + 'f>> {
    let mut magic = Vec::new();
    file.by_ref().take(2).read_to_end(&mut magic)?;
    let packed = magic == [0x1f, 0x8b];
    let whole = Cursor::new(magic).chain(file);
    if !packed {
        return Ok(Box::new(whole));
    }
    Ok(Box::new(Limited { inner: MultiGzDecoder::new(whole), left: limit, limit }))
}

/// A reader that fails when there is more to read than a limit, where [`Read::take`] would end as if that were all.
struct Limited<R> {
    inner: R,
    left: u64,
    limit: u64,
}

impl<R: Read> Read for Limited<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(buffer)?;
        let Some(left) = self.left.checked_sub(read as u64) else {
            let message = format!("it unpacks to more than {} bytes", self.limit);
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        };
        self.left = left;
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::Compression;
    use flate2::write::GzEncoder;
    use std::io::Write;

    fn pack(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text).expect("writing to memory");
        encoder.finish().expect("writing to memory")
    }

    #[test]
    fn a_text_reads_alike_plain_and_gzipped() {
        for text in ["", "{", "{\"a\": 1}"] {
            assert_eq!(read_text(text.as_bytes()).expect("plain text"), text);
            assert_eq!(read_text(&*pack(text.as_bytes())).expect("packed text"), text);
        }
        let parts = [pack(b"{\"a\""), pack(b": 1}")].concat();
        assert_eq!(read_text(&*parts).expect("a file of two members"), "{\"a\": 1}");
    }

    #[test]
    fn what_unpacks_to_more_than_the_limit_is_refused() {
        let packed = pack(&[b'a'; 1001]);
        let read = |limit| io::read_to_string(unpacked(&*packed, limit)?);
        let error = read(1000).expect_err("one byte over the limit");
        assert!(error.to_string().contains("more than 1000 bytes"), "{error}");
        assert_eq!(read(1001).expect("exactly the limit").len(), 1001);
    }

    #[test]
    fn broken_gzip_data_and_other_encodings_are_errors() {
        let mut packed = pack(b"{}");
        packed.truncate(packed.len() - 3);
        assert!(read_text(&*packed).is_err(), "the checksum is cut off");
        assert!(read_text(&*pack(&[0xff, 0xfe])).is_err(), "not UTF-8");
    }
}
