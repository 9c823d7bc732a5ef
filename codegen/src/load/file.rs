use flate2::read::MultiGzDecoder;
use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;

/// The largest text that a compressed model may unpack to, in bytes. Amazon EC2's is under 4 MiB.
const UNPACKED_LIMIT: u64 = 128 << 20;

/// Reads the text of a model file, gzipped or not, whatever it is called.
pub(super) fn read_text(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let mut magic = Vec::new();
    file.by_ref().take(2).read_to_end(&mut magic)?;
    file.rewind()?;
    if magic == [0x1f, 0x8b] { unpack(file, UNPACKED_LIMIT) } else { io::read_to_string(file) }
}

fn unpack(packed: impl Read, limit: u64) -> io::Result<String> {
    let text = io::read_to_string(MultiGzDecoder::new(packed).take(limit + 1))?;
    if text.len() as u64 > limit {
        return Err(io::Error::new(io::ErrorKind::InvalidData, format!("it unpacks to more than {limit} bytes")));
    }
    Ok(text)
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
    fn a_file_reads_alike_plain_and_gzipped() {
        let folder = tempfile::tempdir().expect("a folder for the test");
        for (name, content) in
            [("plain", b"{\"a\": 1}".to_vec()), ("packed", pack(b"{\"a\": 1}")), ("empty", Vec::new())]
        {
            let path = folder.path().join(name);
            std::fs::write(&path, content).expect("a file that can be written");
            let text = read_text(&path).expect("a file that can be read");
            assert_eq!(text, if name == "empty" { "" } else { "{\"a\": 1}" }, "{name}");
        }
    }

    #[test]
    fn what_unpacks_to_more_than_the_limit_is_refused() {
        let packed = pack(&[b'a'; 1001]);
        let error = unpack(&*packed, 1000).expect_err("one byte over the limit");
        assert!(error.to_string().contains("more than 1000 bytes"), "{error}");
        assert_eq!(unpack(&*packed, 1001).expect("exactly the limit").len(), 1001);
    }

    #[test]
    fn broken_gzip_data_and_other_encodings_are_errors() {
        let mut packed = pack(b"{}");
        packed.truncate(packed.len() - 3);
        assert!(unpack(&*packed, 1000).is_err(), "the checksum is cut off");
        assert!(unpack(&*pack(&[0xff, 0xfe]), 1000).is_err(), "not UTF-8");
    }
}
