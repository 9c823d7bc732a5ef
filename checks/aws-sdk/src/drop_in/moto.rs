use crate::drop_in::error::Error;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::Command;

/// A server of [moto](https://docs.getmoto.org), which imitates AWS.
#[derive(Debug)]
pub struct Moto {
    url: String,
}

impl Moto {
    /// The server at a URL, such as `http://127.0.0.1:5000`.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into().trim_end_matches('/').to_owned() }
    }

    /// Resets the server, runs a program against it, and returns the program's output.
    ///
    /// # Errors
    /// The server does not respond, or the program fails. The error contains the program's output.
    pub fn run(&self, program: &Path) -> Result<String, Error> {
        self.reset()?;
        let output = Command::new(program)
            .env_clear()
            .env("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")
            .env("AWS_SECRET_ACCESS_KEY", "secret")
            .env("AWS_REGION", "us-east-1")
            .env("AWS_EC2_METADATA_DISABLED", "true")
            .env("AWS_ENDPOINT_URL", &self.url)
            .output()
            .map_err(Error::of(program.display()))?;
        let printed = String::from_utf8_lossy(&output.stdout).into_owned();
        if output.status.success() {
            return Ok(printed);
        }
        let errors = String::from_utf8_lossy(&output.stderr);
        Err(Error::new(format!("{}: {}\n{printed}{errors}", program.display(), output.status)))
    }

    /// <https://docs.getmoto.org/en/latest/docs/server_mode.html#reset-api>
    fn reset(&self) -> Result<(), Error> {
        let host = self.url.strip_prefix("http://");
        let host = host.ok_or_else(|| Error::new(format!("`{}` does not begin with `http://`", self.url)))?;
        let request =
            format!("POST /moto-api/reset HTTP/1.1\r\nhost: {host}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n");
        let mut response = String::new();
        TcpStream::connect(host)
            .and_then(|mut connection| {
                connection.write_all(request.as_bytes())?;
                connection.read_to_string(&mut response)
            })
            .map_err(Error::of(format_args!("moto at {}", self.url)))?;
        match response.split_whitespace().nth(1) {
            Some("200") => Ok(()),
            _ => Err(Error::new(format!("moto at {} cannot be reset: {response}", self.url))),
        }
    }
}
