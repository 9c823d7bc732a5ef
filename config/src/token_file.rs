//! Files with tokens.

use aws_types::os_shim_internal::Fs;
use std::io::{Error, ErrorKind, Result};
use std::path::Path;

/// Tokens have a few kilobytes. A file that is larger is an error.
const LIMIT: u64 = 1024 * 1024;

/// Reads a file with a token.
pub(crate) async fn read(fs: &Fs, path: impl AsRef<Path>) -> Result<Vec<u8>> {
    // `Fs` reads all of a file, so the size is checked before. Only files of the test doubles do not exist here.
    if let Ok(metadata) = std::fs::metadata(&path) {
        check(metadata.len())?;
    }
    let contents = fs.read_to_end(path).await?;
    check(contents.len() as u64)?;
    Ok(contents)
}

fn check(length: u64) -> Result<()> {
    match length > LIMIT {
        true => Err(Error::new(ErrorKind::FileTooLarge, format!("the file with the token exceeds {LIMIT} bytes"))),
        false => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::{LIMIT, read};
    use aws_types::os_shim_internal::Fs;

    #[tokio::test]
    async fn a_large_file_is_an_error() {
        let file = tempfile::NamedTempFile::new().expect("a temporary file");
        file.as_file().set_len(LIMIT).expect("a file can be extended");
        assert_eq!(read(&Fs::real(), file.path()).await.expect("the size is allowed").len() as u64, LIMIT);
        // It has no blocks on the disk.
        file.as_file().set_len(1 << 40).expect("a file can be extended");
        let error = read(&Fs::real(), file.path()).await.expect_err("the file is too large");
        assert!(error.to_string().contains("exceeds 1048576 bytes"), "{error}");
    }
}
