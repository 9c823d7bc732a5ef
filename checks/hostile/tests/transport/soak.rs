//! Many requests over many connections, some of which fail.

use super::certificates::{Authority, Tls};
use super::implementation::{connector, get, outcome, put};
use super::server::write;
use aws_smithy_runtime_api::client::http::{HttpConnectorSettings, SharedHttpConnector};
use aws_smithy_types::body::SdkBody;
use smithereens::http_client::Builder;
use smithereens::http_client::proxy::ProxyConfig;
use smithereens::http_client::tls::{TlsContext, TrustStore};
use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

/// Requests that wait for a response at the same time, half of them over TLS.
const WORKERS: usize = 64;

/// The fault that a server injects into the first attempt of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Fault {
    Reset,
    Close,
    HalfClose,
    TruncatedBody,
    SlowBody,
    BadTls,
}

impl Fault {
    /// The fault of a request: one request in eleven has one.
    fn of(request: usize) -> Option<Self> {
        match request.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32 & 63 {
            0 => Some(Self::Reset),
            1 => Some(Self::Close),
            2 => Some(Self::HalfClose),
            3 => Some(Self::TruncatedBody),
            4 | 5 => Some(Self::SlowBody),
            _ => None,
        }
    }
}

#[derive(Default)]
struct Servers {
    attempted: Mutex<HashSet<usize>>,
    faults: Mutex<HashMap<Fault, usize>>,
    accepted: AtomicUsize,
    open: AtomicUsize,
}

impl Servers {
    async fn start(self: &Arc<Self>, acceptor: Option<TlsAcceptor>) -> u16 {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let servers = self.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (servers, acceptor) = (servers.clone(), acceptor.clone());
                tokio::spawn(async move {
                    servers.open.fetch_add(1, Ordering::SeqCst);
                    servers.connection(stream, acceptor).await;
                    servers.open.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
        port
    }

    async fn connection(&self, mut stream: TcpStream, acceptor: Option<TlsAcceptor>) {
        let number = self.accepted.fetch_add(1, Ordering::SeqCst);
        let Some(acceptor) = acceptor else {
            if self.requests(&mut stream).await == Some(Fault::Reset) {
                stream.set_zero_linger().expect("an option of the socket");
            }
            return;
        };
        if number % 8 == 5 {
            self.count(Fault::BadTls);
            return write(&mut stream, "220 mail.example\r\n").await;
        }
        let Ok(mut stream) = acceptor.accept(stream).await else { return };
        if self.requests(&mut stream).await == Some(Fault::Reset) {
            stream.get_ref().0.set_zero_linger().expect("an option of the socket");
        }
    }

    fn count(&self, fault: Fault) {
        *self.faults.lock().expect("not poisoned").entry(fault).or_default() += 1;
    }

    /// Responds to requests until the connection ends, and returns the fault that ends it.
    async fn requests(&self, stream: &mut (impl AsyncRead + AsyncWrite + Unpin)) -> Option<Fault> {
        let mut stream = BufReader::new(stream);
        loop {
            let (request, length) = head(&mut stream).await?;
            let body = tokio::io::copy(&mut (&mut stream).take(length), &mut tokio::io::sink()).await.ok()?;
            let is_first = self.attempted.lock().expect("not poisoned").insert(request);
            let fault = Fault::of(request).filter(|_| is_first);
            if let Some(fault) = fault {
                self.count(fault);
            }
            let body = format!("{request} {body}");
            let response = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{body}", body.len());
            match fault {
                Some(Fault::Reset | Fault::Close) => return fault,
                Some(Fault::HalfClose) => {
                    stream.shutdown().await.ok()?;
                    // Until the client closes the other half.
                    stream.read_to_end(&mut Vec::new()).await.ok()?;
                    return fault;
                }
                Some(Fault::TruncatedBody) => {
                    write(&mut stream, &response[..response.len() - 1]).await;
                    return fault;
                }
                Some(Fault::SlowBody | Fault::BadTls) => {
                    for part in response.as_bytes().chunks(9) {
                        write(&mut stream, part).await;
                        tokio::time::sleep(Duration::from_millis(1)).await;
                    }
                }
                None => write(&mut stream, response).await,
            }
        }
    }
}

/// Reads the head of a request: its number, and the length of its body.
async fn head(stream: &mut (impl AsyncBufReadExt + Unpin)) -> Option<(usize, u64)> {
    let mut line = String::new();
    stream.read_line(&mut line).await.ok()?;
    let request = line.split(['/', ' ']).nth(2)?.parse().ok()?;
    let mut length = 0;
    loop {
        line.clear();
        stream.read_line(&mut line).await.ok()?;
        match line.trim_end().split_once(": ") {
            Some(("content-length", value)) => length = value.parse().ok()?,
            Some(_) => (),
            None => return Some((request, length)),
        }
    }
}

/// Sends a request until it succeeds, and returns how many attempts failed.
async fn complete(client: &SharedHttpConnector, url: &str, request: usize) -> usize {
    let url = format!("{url}/{request}");
    let length = if request.is_multiple_of(4) { request % 100_000 } else { 0 };
    let mut failures = 0;
    loop {
        let message = if length == 0 { get(&url) } else { put(&url, SdkBody::from(vec![b'a'; length])) };
        let outcome = outcome(client, message).await;
        if let Some(body) = outcome.strip_prefix("200 ") {
            assert_eq!(body, format!("{request} {length}"), "the response to another request");
            return failures;
        }
        let is_expected = ["io", "other, TransientError", "200, then a broken body"].contains(&outcome.as_str());
        assert!(is_expected, "request {request}: {outcome}");
        failures += 1;
        assert!(failures < 20, "request {request} never succeeds: {outcome}");
    }
}

fn client(authority: &Authority) -> SharedHttpConnector {
    let roots = TrustStore::empty().with_pem_certificate(&*authority.root);
    let context = TlsContext::builder().with_trust_store(roots).build().expect("a certificate");
    let builder = Builder::new().proxy_config(ProxyConfig::disabled()).tls_context(context);
    let client = builder.pool_max_idle_per_host(WORKERS / 2).build_https();
    let minute = Duration::from_secs(60);
    connector(&client, HttpConnectorSettings::builder().connect_timeout(minute).read_timeout(minute).build())
}

/// The number of open files, sockets included.
fn open_files() -> usize {
    std::fs::read_dir("/proc/self/fd").map_or(0, Iterator::count)
}

fn tasks() -> usize {
    tokio::runtime::Handle::current().metrics().num_alive_tasks()
}

/// Waits until the condition holds.
async fn until(what: &str, condition: impl Fn() -> bool) {
    for _ in 0..6000 {
        if condition() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("it never happens that {what}");
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes a minute: cargo test --release -p smithereens-checks-hostile --test transport soak -- --ignored --nocapture"]
async fn no_request_is_lost_and_nothing_leaks() {
    let requests = std::env::var("SOAK_REQUESTS").map_or(200_000, |number| number.parse().expect("a number"));
    let authority = Authority::new();
    let servers = Arc::new(Servers::default());
    let plain = servers.start(None).await;
    let secure = servers.start(Some(Tls::new(authority.sign(&["localhost"])).acceptor())).await;
    let urls = [format!("http://127.0.0.1:{plain}"), format!("https://localhost:{secure}")];
    let (files, idle_tasks) = (open_files(), tasks());

    let client = client(&authority);
    let next = Arc::new(AtomicUsize::new(1));
    let workers: Vec<_> = (0..WORKERS)
        .map(|worker| {
            let (client, next, url) = (client.clone(), next.clone(), urls[worker % 2].clone());
            tokio::spawn(async move {
                let (mut completed, mut failures) = (0, 0);
                loop {
                    let request = next.fetch_add(1, Ordering::SeqCst);
                    if request > requests {
                        return (completed, failures);
                    }
                    failures += complete(&client, &url, request).await;
                    completed += 1;
                }
            })
        })
        .collect();
    let (mut completed, mut failures) = (0, 0);
    for worker in workers {
        let (of_worker, failed) = worker.await.expect("no panic");
        completed += of_worker;
        failures += failed;
    }
    assert_eq!(completed, requests);
    until("only idle connections are open", || servers.open.load(Ordering::SeqCst) <= WORKERS).await;
    let idle = servers.open.load(Ordering::SeqCst);
    drop(client);
    until("all connections are closed", || servers.open.load(Ordering::SeqCst) == 0).await;
    until("all tasks end", || tasks() == idle_tasks).await;
    until("all sockets are closed", || open_files() <= files).await;

    let faults = servers.faults.lock().expect("not poisoned").clone();
    for fault in [Fault::Reset, Fault::Close, Fault::HalfClose, Fault::TruncatedBody, Fault::SlowBody, Fault::BadTls] {
        assert!(faults.contains_key(&fault), "{fault:?} never happened");
    }
    println!(
        "{completed} requests completed, {failures} attempts failed, {} connections, {idle} idle at the end, {faults:?}",
        servers.accepted.load(Ordering::SeqCst)
    );
}
