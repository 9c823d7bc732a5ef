//! Proxies that forward requests or bytes, or refuse to.

use super::both;
use super::certificates::{Authority, Tls, respond_with_tls};
use super::implementation::{Proxy, Settings};
use super::server::{OK, Server, closed_port, head, respond, write};
use std::sync::{Arc, Mutex};
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;

/// A proxy, and the last head that it read.
struct Recorded {
    server: Server,
    head: Arc<Mutex<String>>,
}

impl Recorded {
    /// A proxy that sends this response to everything.
    async fn responding(response: impl Into<Vec<u8>>) -> Self {
        let (recorded, response) = (Arc::new(Mutex::new(String::new())), Arc::new(response.into()));
        let record = recorded.clone();
        let server = Server::start(move |mut stream, _| {
            let (record, response) = (record.clone(), response.clone());
            async move {
                let head = head(&mut stream).await;
                *record.lock().expect("not poisoned") = head;
                write(&mut stream, &*response).await;
            }
        })
        .await;
        Self { server, head: recorded }
    }

    /// A proxy that opens tunnels.
    async fn tunneling(acceptor: Option<TlsAcceptor>) -> Self {
        let recorded = Arc::new(Mutex::new(String::new()));
        let record = recorded.clone();
        let server = Server::start(move |stream, _| {
            let (record, acceptor) = (record.clone(), acceptor.clone());
            async move {
                match acceptor {
                    None => tunnel(stream, &record).await,
                    Some(acceptor) => {
                        if let Ok(stream) = acceptor.accept(stream).await {
                            tunnel(stream, &record).await;
                        }
                    }
                }
            }
        })
        .await;
        Self { server, head: recorded }
    }

    fn head(&self) -> String {
        let head = self.head.lock().expect("not poisoned").replace("\r\n", "|");
        // The order of these headers is not specified.
        let (request, headers) = head.split_once('|').unwrap_or((&head, ""));
        let mut headers: Vec<String> = headers.split_terminator('|').map(str::to_ascii_lowercase).collect();
        headers.retain(|header| !header.is_empty());
        headers.sort();
        format!("{request}|{}", headers.join("|"))
    }

    fn proxy(&self, login: &str) -> Settings {
        through(format!("http://{login}{}", self.server.address))
    }
}

async fn tunnel(mut stream: impl tokio::io::AsyncRead + tokio::io::AsyncWrite + Unpin, record: &Mutex<String>) {
    let head = head(&mut stream).await;
    let target = head.split(' ').nth(1).unwrap_or_default().to_owned();
    *record.lock().expect("not poisoned") = head.replace(&target, "TARGET");
    if let Ok(mut server) = TcpStream::connect(&target).await {
        write(&mut stream, "HTTP/1.1 200 Connection established\r\n\r\n").await;
        let _ = tokio::io::copy_bidirectional(&mut stream, &mut server).await;
    }
}

fn through(url: String) -> Settings {
    Settings { proxy: Proxy::All { url, no_proxy: "" }, ..Default::default() }
}

/// A server of TLS, and settings that trust it.
async fn secure_server(settings: Settings) -> (Server, Settings) {
    let authority = Authority::new();
    let acceptor = Tls::new(authority.sign(&["localhost"])).acceptor();
    let server = Server::start(move |stream, _| respond_with_tls(acceptor.clone(), stream)).await;
    (server, Settings { roots: Some(authority.root), ..settings })
}

#[tokio::test]
async fn a_request_that_is_forwarded() {
    let proxy = Recorded::responding(OK).await;
    both("200 ok: GET http://name.example/path HTTP/1.1|host: name.example", async |client| {
        let outcome = client.get(proxy.proxy(""), "http://name.example/path").await;
        format!("{outcome}: {}", proxy.head())
    })
    .await;
}

#[tokio::test]
async fn a_request_that_is_forwarded_with_a_login() {
    let proxy = Recorded::responding(OK).await;
    let expected =
        "200 ok: GET http://name.example/ HTTP/1.1|host: name.example|proxy-authorization: basic dxnlcjpwyxnz";
    both(expected, async |client| {
        let outcome = client.get(proxy.proxy("user:pass@"), "http://name.example/").await;
        format!("{outcome}: {}", proxy.head())
    })
    .await;
}

#[tokio::test]
async fn a_proxy_that_refuses_a_request() {
    let proxy = Recorded::responding("HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 2\r\n\r\nno").await;
    both("407 no", async |client| client.get(proxy.proxy(""), "http://name.example/").await).await;
}

#[tokio::test]
async fn a_tunnel() {
    let proxy = Recorded::tunneling(None).await;
    let (server, settings) = secure_server(proxy.proxy("user:pass@")).await;
    let expected = "200 ok: CONNECT TARGET HTTP/1.1|host: target|proxy-authorization: basic dxnlcjpwyxnz";
    both(expected, async |client| {
        let outcome = client.get(settings.clone(), server.https_url()).await;
        format!("{outcome}: {}", proxy.head())
    })
    .await;
}

#[tokio::test]
async fn a_tunnel_of_a_proxy_with_tls() {
    let authority = Authority::new();
    let proxy = Recorded::tunneling(Some(Tls::new(authority.sign(&["localhost"])).acceptor())).await;
    let (server, settings) = secure_server(through(format!("https://localhost:{}", proxy.server.address.port()))).await;
    let roots = settings.roots.map(|root| root + &authority.root);
    let settings = Settings { roots, proxy: settings.proxy, ..Default::default() };
    both("200 ok: CONNECT TARGET HTTP/1.1|host: target", async |client| {
        let outcome = client.get(settings.clone(), server.https_url()).await;
        format!("{outcome}: {}", proxy.head())
    })
    .await;
}

#[tokio::test]
async fn an_untrusted_server_behind_a_tunnel() {
    let proxy = Recorded::tunneling(None).await;
    let (server, settings) = secure_server(proxy.proxy("")).await;
    let settings = Settings { roots: Some(Authority::new().root), ..settings };
    both("io", async |client| client.get(settings.clone(), server.https_url()).await).await;
}

#[tokio::test]
async fn a_proxy_that_refuses_a_tunnel() {
    for response in [
        "HTTP/1.1 403 Forbidden\r\n\r\n",
        "HTTP/1.1 407 Proxy Authentication Required\r\n\r\n",
        "HTTP/1.1 502 Bad Gateway\r\ncontent-length: 2\r\n\r\nno",
        "HTTP/1.1 2",
        "220 mail.example\r\n\r\n",
        "",
    ] {
        let proxy = Recorded::responding(response).await;
        both("io", async |client| client.get(proxy.proxy(""), "https://name.example/").await).await;
    }
    let proxy = Recorded::responding(format!("HTTP/1.1 200 OK\r\na: {}", "b".repeat(100_000))).await;
    both("io", async |client| client.get(proxy.proxy(""), "https://name.example/").await).await;
}

#[tokio::test]
async fn a_proxy_that_is_not_there() {
    let settings = through(format!("http://{}", closed_port().await));
    for url in ["http://name.example/", "https://name.example/"] {
        both("io", async |client| client.get(settings.clone(), url).await).await;
    }
}

#[tokio::test]
async fn a_proxy_that_never_opens_the_tunnel() {
    let proxy = Server::start(|mut stream, _| async move {
        head(&mut stream).await;
        std::future::pending().await
    })
    .await;
    let connect_timeout = Some(std::time::Duration::from_millis(50));
    let settings = Settings { connect_timeout, ..through(format!("http://{}", proxy.address)) };
    both("timeout", async |client| client.get(settings.clone(), "https://name.example/").await).await;
}

#[tokio::test]
async fn hosts_that_are_called_directly() {
    let proxy = Recorded::responding("HTTP/1.1 502 Bad Gateway\r\ncontent-length: 0\r\n\r\n").await;
    let server = Server::start(|stream, _| respond(stream)).await;
    let url = proxy.proxy("");
    let Proxy::All { url, .. } = url.proxy else { unreachable!("it has a proxy") };
    for (no_proxy, expected) in
        [("127.0.0.1", "200 ok"), ("other.example, 127.0.0.0/8", "200 ok"), ("", "502 "), ("127.0.0.2,example", "502 ")]
    {
        let settings = Settings { proxy: Proxy::All { url: url.clone(), no_proxy }, ..Default::default() };
        both(expected, async |client| client.get(settings.clone(), server.url()).await).await;
    }
}
