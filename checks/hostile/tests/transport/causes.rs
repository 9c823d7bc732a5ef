//! The types of the causes of an error, which programs downcast to.

use super::both;
use super::implementation::{Implementation, Settings, get};
use super::server::{Server, closed_port, head};
use aws_smithy_async::future::timeout::TimedOutError;
use aws_smithy_runtime_api::client::dns::{DnsFuture, ResolveDns, ResolveDnsError, SharedDnsResolver};
use aws_smithy_runtime_api::client::http::HttpConnector;
use aws_smithy_types::error::display::DisplayErrorContext;
use hyper_util::client::legacy;
use std::error::Error;
use std::io;
use std::iter::successors;
use std::time::Duration;

/// The types of the causes of a failed request, from the outermost to the innermost. `_` is a type that programs cannot name.
async fn causes(client: Implementation, settings: Settings, url: impl AsRef<str>) -> String {
    let error = client.connector_with(settings).call(get(url)).await.expect_err("a failure");
    let causes = successors(error.source(), |&error| error.source());
    causes.map(name).collect::<Vec<_>>().join(", ")
}

fn name(error: &(dyn Error + 'static)) -> &'static str {
    if error.is::<legacy::Error>() {
        "hyper_util::Error"
    } else if error.is::<hyper::Error>() {
        "hyper::Error"
    } else if error.is::<io::Error>() {
        "io::Error"
    } else if error.is::<ResolveDnsError>() {
        "ResolveDnsError"
    } else if error.is::<TimedOutError>() {
        "TimedOutError"
    } else {
        "_"
    }
}

#[tokio::test]
async fn of_a_refused_connection() {
    let url = format!("http://{}/", closed_port().await);
    let expected = "hyper_util::Error, _, io::Error";
    both(expected, async |client| causes(client, Settings::default(), &url).await).await;
}

#[tokio::test]
async fn of_a_host_that_does_not_exist() {
    let expected = "hyper_util::Error, _, io::Error";
    both(expected, async |client| causes(client, Settings::default(), "http://host.invalid/").await).await;
}

/// Resolves no name.
#[derive(Debug)]
struct Unresolved;

impl ResolveDns for Unresolved {
    fn resolve_dns<'a>(&'a self, _: &'a str) -> DnsFuture<'a> {
        DnsFuture::ready(Err(ResolveDnsError::new(io::Error::from(io::ErrorKind::NotFound))))
    }
}

#[tokio::test]
async fn of_a_resolver_of_the_program() {
    let expected = "hyper_util::Error, _, ResolveDnsError, io::Error";
    both(expected, async |client| {
        let settings = Settings { resolver: Some(SharedDnsResolver::new(Unresolved)), ..Default::default() };
        causes(client, settings, "http://name.example/").await
    })
    .await;
}

#[tokio::test]
async fn of_a_connection_that_is_reset() {
    let server = Server::start(|mut stream, _| async move {
        head(&mut stream).await;
        stream.set_zero_linger().expect("an option of the socket");
    })
    .await;
    let expected = "hyper_util::Error, hyper::Error, io::Error";
    both(expected, async |client| causes(client, Settings::default(), server.url()).await).await;
}

#[tokio::test]
async fn of_a_connection_that_is_closed() {
    let server = Server::responding("").await;
    let expected = "hyper_util::Error, hyper::Error";
    both(expected, async |client| causes(client, Settings::default(), server.url()).await).await;
}

#[tokio::test]
async fn of_a_response_that_is_not_http() {
    let server = Server::responding("220 mail.example\r\n").await;
    let expected = "hyper_util::Error, hyper::Error";
    both(expected, async |client| causes(client, Settings::default(), server.url()).await).await;
}

#[tokio::test]
async fn of_timeouts() {
    let server = Server::start(|stream, _| async move {
        let _stream = stream;
        std::future::pending().await
    })
    .await;
    let short = Some(Duration::from_millis(50));
    both("_, TimedOutError", async |client| {
        causes(client, Settings { read_timeout: short, ..Default::default() }, server.url()).await
    })
    .await;
    both("hyper_util::Error, _, TimedOutError", async |client| {
        causes(client, Settings { connect_timeout: short, ..Default::default() }, server.https_url()).await
    })
    .await;
}

#[tokio::test]
async fn of_another_scheme() {
    let expected = "hyper_util::Error, io::Error";
    both(expected, async |client| causes(client, Settings::default(), "ftp://localhost/").await).await;
}

/// The texts of an error and of its causes, as users and as programs see them.
async fn texts(client: Implementation, settings: Settings, url: &str) -> String {
    let error = client.connector_with(settings).call(get(url)).await.expect_err("a failure");
    format!("{} {error:?}", DisplayErrorContext(&error))
}

#[tokio::test]
async fn texts_are_those_of_the_client_of_aws() {
    let (refused, closing) = (format!("http://{}/", closed_port().await), Server::responding("").await);
    let silent = Server::start(|stream, _| async move {
        let _stream = stream;
        std::future::pending().await
    })
    .await;
    let settings = || {
        let limit = Some(Duration::from_millis(50));
        Settings { connect_timeout: limit, read_timeout: limit, ..Default::default() }
    };
    for url in [refused, closing.url(), silent.url(), silent.https_url()] {
        let [ours, aws] = [Implementation::Ours, Implementation::Aws].map(|client| texts(client, settings(), &url));
        assert_eq!(ours.await, aws.await, "{url}");
    }
}

#[cfg(not(feature = "native-tls"))]
mod tls {
    use super::*;
    use crate::certificates::{Authority, Tls, respond_with_tls};
    use smithereens::http_client::tls::TlsError;

    /// The error of rustls in an error of input and output, which can be in another one.
    fn rustls_error<'e>(error: &'e (dyn Error + 'static)) -> Option<&'e rustls::Error> {
        let inner: &'e (dyn Error + 'static) = error.downcast_ref::<io::Error>()?.get_ref()?;
        inner.downcast_ref().or_else(|| rustls_error(inner))
    }

    #[tokio::test]
    async fn of_a_certificate_that_is_not_trusted() {
        let acceptor = Tls::new(Authority::new().sign(&["localhost"])).acceptor();
        let server = Server::start(move |stream, _| respond_with_tls(acceptor.clone(), stream)).await;
        let settings = || Settings { roots: Some(Authority::new().root), ..Default::default() };
        let expected = "hyper_util::Error, _, io::Error";
        both(expected, async |client| causes(client, settings(), server.https_url()).await).await;
        both("InvalidCertificate(UnknownIssuer)", async |client| {
            let error = client.connector_with(settings()).call(get(server.https_url())).await.expect_err("a failure");
            let mut causes = successors(error.source(), |&error| error.source());
            format!("{:?}", causes.find_map(rustls_error).expect("an error of rustls"))
        })
        .await;
        let error = Implementation::Ours.connector_with(settings()).call(get(server.https_url())).await;
        let error = error.expect_err("a failure");
        let of_tls = error.source().and_then(Error::source).and_then(<dyn Error>::downcast_ref::<TlsError>);
        assert!(of_tls.is_some(), "{error:?}");
    }
}
