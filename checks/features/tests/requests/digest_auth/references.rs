//! Logins that other libraries check: Flask-HTTPAuth and `requests`, in `server.py`.

use super::server::{PASSWORD, USER};
use smithereens::error::InspectError;
use smithereens::primitives::ByteStream;
use smithereens_checks_features::digest_auth::config::Login;
use smithereens_checks_features::digest_auth::{Client, Config};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// The server, which ends with its standard input.
struct Python {
    process: Child,
    url: String,
}

impl Python {
    fn start() -> Self {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/requests/digest_auth/server.py");
        let mut command = Command::new("python3");
        let mut process = command
            .arg(script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("python3 can be started");
        let mut url = String::new();
        let stdout = process.stdout.take().expect("its output is piped");
        BufReader::new(stdout).read_line(&mut url).expect("its output is text");
        assert!(!url.is_empty(), "the server does not start: {script} needs Flask-HTTPAuth and requests");
        Self { process, url: url.trim().to_owned() }
    }

    fn client(&self, prefix: &str, password: &str) -> Client {
        let config = Config::builder().endpoint_url(format!("{}/{prefix}", self.url));
        Client::from_conf(config.digest_auth_login(Login::new(USER, password, None)).build())
    }
}

impl Drop for Python {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        drop(self.process.wait());
    }
}

#[tokio::test]
#[ignore = "needs a `python3` with Flask-HTTPAuth and requests: see CONTRIBUTING.md"]
async fn other_libraries_accept_logins() {
    let python = Python::start();
    for prefix in ["md5", "md5-sess", "no-qop", "sha-256", "sha-256-no-qop"] {
        let client = python.client(prefix, PASSWORD);
        for page in ["1", "a b/ü&c=\"d\""] {
            let read = client.read().title("Walden").page(page).send().await;
            read.unwrap_or_else(|error| panic!("{prefix}: {}", error.report()));
        }
        let store = client.store().text(ByteStream::from_static(b"once upon a time")).send().await;
        store.unwrap_or_else(|error| panic!("{prefix}: {}", error.report()));
        let store = python.client(prefix, PASSWORD).store().text(ByteStream::from_static(b"once upon a time"));
        store.send().await.unwrap_or_else(|error| panic!("{prefix}: {}", error.report()));
        let read = python.client(prefix, "Circle of Strife").read().title("Walden").send().await;
        assert_eq!(read.expect_err("the password is wrong").status(), Some(401), "{prefix}");
    }
}
