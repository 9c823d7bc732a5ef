#[cfg(feature = "gzip")]
use flate2::read::MultiGzDecoder;
use std::io::{self, Cursor, Read};

/// The contents of a file, unpacked if it is gzipped, with any extension.
///
/// A small file can unpack to a very large one: the caller must limit what it reads.
pub(super) fn unpacked<'f>(mut file: impl Read + 'f) -> io::Result<Box<dyn Read + 'f>> {
    let mut magic = Vec::new();
    file.by_ref().take(2).read_to_end(&mut magic)?;
    let packed = magic == [0x1f, 0x8b];
    let whole = Cursor::new(magic).chain(file);
    if packed { unpack(whole) } else { Ok(Box::new(whole)) }
}

#[cfg(feature = "gzip")]
fn unpack<'f>(packed: impl Read + 'f) -> io::Result<Box<dyn Read + 'f>> {
    Ok(Box::new(MultiGzDecoder::new(packed)))
}

#[cfg(not(feature = "gzip"))]
fn unpack<'f>(_: impl Read + 'f) -> io::Result<Box<dyn Read + 'f>> {
    let message = "it is gzipped. In Cargo.toml, add `features = [\"gzip\"]` to the build dependency \
                   `smithereens-codegen`, or unpack the file";
    Err(io::Error::new(io::ErrorKind::Unsupported, message))
}

#[cfg(all(test, feature = "gzip"))]
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

    fn read(file: &[u8]) -> io::Result<String> {
        io::read_to_string(unpacked(file)?)
    }

    #[test]
    fn plain_and_gzipped_texts_are_equal() {
        for text in ["", "{", "{\"a\": 1}"] {
            assert_eq!(read(text.as_bytes()).expect("plain text"), text);
            assert_eq!(read(&pack(text.as_bytes())).expect("packed text"), text);
        }
        let parts = [pack(b"{\"a\""), pack(b": 1}")].concat();
        assert_eq!(read(&parts).expect("a file of two members"), "{\"a\": 1}");
    }

    #[test]
    fn truncated_gzip_data_is_an_error() {
        let mut packed = pack(b"{}");
        packed.truncate(packed.len() - 3);
        assert!(read(&packed).is_err(), "the checksum is cut off");
    }
}
