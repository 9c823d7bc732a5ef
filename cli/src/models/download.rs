//! Downloads of files by HTTP.

use crate::error::Error;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, Read};
use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;
use ureq::Agent;
use ureq::tls::{Certificate, RootCerts, TlsConfig};

/// The largest file that is downloaded. The largest model of AWS, that of EC2, has a sixth of it.
const LARGEST: u64 = 64 << 20;

/// The pauses between attempts.
const PAUSES: [Duration; 2] = [Duration::from_millis(250), Duration::from_secs(1)];

const BAR: &str = "{msg} [{bar:30}] {binary_bytes}/{binary_total_bytes}";

/// An HTTP client.
pub(super) struct Downloader {
    agent: Agent,
    /// How long a server may send nothing.
    timeout: Duration,
}

/// A file to download.
pub(super) struct Download<'d> {
    pub(super) url: &'d str,
    /// What it is, for the progress bar.
    pub(super) title: &'d str,
    /// The number of bytes, if it is known.
    pub(super) size: Option<u64>,
    /// What to do if the server does not have it.
    pub(super) missing: &'d str,
}

/// Why an attempt failed.
enum Failure {
    /// Another attempt can succeed.
    Transient(String),
    Permanent(Error),
}

impl Downloader {
    /// With `https_only`, a redirect to an address without TLS is an error.
    pub(super) fn new(timeout: Duration, https_only: bool) -> Self {
        let roots: Vec<_> = rustls_native_certs::load_native_certs()
            .certs
            .into_iter()
            .map(|certificate| Certificate::from_der(&certificate).to_owned())
            .collect();
        let tls = TlsConfig::builder()
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .root_certs(RootCerts::from(roots))
            .build();
        let agent = Agent::config_builder()
            .tls_config(tls)
            .https_only(https_only)
            .http_status_as_error(false)
            .user_agent(concat!("smithereens/", env!("CARGO_PKG_VERSION")))
            .timeout_connect(Some(timeout))
            .timeout_recv_response(Some(timeout))
            .timeout_per_read(Some(timeout))
            // A server that always sends a little reaches no other limit.
            .timeout_global(Some(timeout * 20))
            .build()
            .new_agent();
        Self { agent, timeout }
    }

    /// Downloads a file into memory. Failures that can be temporary are tried three times.
    ///
    /// # Errors
    /// The file cannot be downloaded, or is too large.
    pub(super) fn get(&self, download: &Download<'_>) -> Result<Vec<u8>, Error> {
        let mut pauses = PAUSES.iter();
        loop {
            let problem = match self.attempt(download) {
                Ok(bytes) => return Ok(bytes),
                Err(Failure::Permanent(error)) => return Err(error),
                Err(Failure::Transient(problem)) => problem,
            };
            match pauses.next() {
                Some(pause) => sleep(*pause),
                None => {
                    let message =
                        format!("cannot download {}: {problem}, in {} attempts", download.url, PAUSES.len() + 1);
                    return Err(Error::new(message, "check the network, and run the command again"));
                }
            }
        }
    }

    fn attempt(&self, download: &Download<'_>) -> Result<Vec<u8>, Failure> {
        let response = self.agent.get(download.url).call().map_err(|error| self.failure(download, &error, 0))?;
        let status = response.status();
        if !status.is_success() {
            return Err(refused(download, status.as_u16(), status.canonical_reason().unwrap_or_default()));
        }
        let body = response.into_body();
        let bar = match download.size.or(body.content_length()) {
            Some(size) => ProgressBar::new(size),
            None => ProgressBar::no_length(),
        };
        bar.set_style(ProgressStyle::with_template(BAR).unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_message(download.title.to_owned());
        let mut bytes = Vec::new();
        let mut reader = bar.wrap_read(body.into_reader().take(LARGEST + 1));
        let result = reader.read_to_end(&mut bytes);
        bar.finish_and_clear();
        result.map_err(|error| self.failure(download, &ureq::Error::from(error), bytes.len()))?;
        if bytes.len() as u64 > LARGEST {
            let message = format!("{} is larger than {} MiB", download.url, LARGEST >> 20);
            return Err(Failure::Permanent(Error::new(message, "check the address: models are smaller")));
        }
        Ok(bytes)
    }

    /// A failure of the connection after some bytes of the body.
    fn failure(&self, download: &Download<'_>, error: &ureq::Error, received: usize) -> Failure {
        let permanent = |problem: String, help: &str| {
            Failure::Permanent(Error::new(format!("cannot download {}: {problem}", download.url), help))
        };
        match error {
            ureq::Error::Timeout(ureq::Timeout::Global) => permanent(
                format!("it takes longer than {} s", (self.timeout * 20).as_secs()),
                "`--timeout SECONDS` waits longer",
            ),
            ureq::Error::Timeout(_) => permanent(
                format!("the server sent nothing for {} s", self.timeout.as_secs()),
                "run the command again; `--timeout SECONDS` waits longer",
            ),
            ureq::Error::RequireHttpsOnly(_) => permanent(
                "the server redirects to an address without TLS".to_owned(),
                "check the address of the source",
            ),
            ureq::Error::TooManyRedirects | ureq::Error::RedirectFailed => {
                permanent(format!("the server redirects without end ({error})"), "check the address of the source")
            }
            ureq::Error::BadUri(_) | ureq::Error::Http(_) => {
                permanent(error.to_string(), "expected an address such as https://example.com/models")
            }
            ureq::Error::HostNotFound => {
                permanent(error.to_string(), "check the network; `--source DIR` takes models from a folder")
            }
            ureq::Error::Rustls(_) | ureq::Error::Tls(_) => permanent(
                error.to_string(),
                "check the certificates of the system; `SSL_CERT_FILE` names a file with others",
            ),
            ureq::Error::Io(cause) if cause.kind() == io::ErrorKind::InvalidData => permanent(
                cause.to_string(),
                "check the certificates of the system; `SSL_CERT_FILE` names a file with others",
            ),
            _ if received > 0 => Failure::Transient(format!("the connection ended after {received} bytes ({error})")),
            _ => Failure::Transient(error.to_string()),
        }
    }
}

/// A response other than a file.
fn refused(download: &Download<'_>, status: u16, reason: &str) -> Failure {
    let message = format!("cannot download {}: {status} {reason}", download.url);
    match status {
        404 | 410 => Failure::Permanent(Error::new(message, download.missing)),
        403 | 429 => {
            let help = "the server may limit requests: wait an hour, check your access, or clone the repository and use \
                        `--source DIR`";
            Failure::Permanent(Error::new(message, help))
        }
        500.. => Failure::Transient(format!("{status} {reason}")),
        _ => Failure::Permanent(Error::new(message, "check the address of the source")),
    }
}
