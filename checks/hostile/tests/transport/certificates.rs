//! Certificates of servers and clients, made for each test.

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair, date_time_ymd};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::net::TcpStream;
use tokio_rustls::TlsAcceptor;

/// An authority that signs certificates.
pub(super) struct Authority {
    /// Its certificate, in PEM.
    pub(super) root: String,
    issuer: Issuer<'static, KeyPair>,
}

/// A certificate and its key, in PEM.
pub(super) struct Certificate {
    pub(super) chain: String,
    pub(super) key: String,
}

impl Authority {
    pub(super) fn new() -> Self {
        let mut params = CertificateParams::new([]).expect("no names");
        // OpenSSL finds the issuer by its name, and takes a certificate with the name of its issuer for a root.
        static AUTHORITIES: AtomicUsize = AtomicUsize::new(0);
        let name = format!("Authority {}", AUTHORITIES.fetch_add(1, Ordering::Relaxed));
        params.distinguished_name.push(DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key");
        let root = params.self_signed(&key).expect("a certificate").pem();
        Self { root, issuer: Issuer::new(params, key) }
    }

    /// A certificate of these names.
    pub(super) fn sign(&self, names: &[&str]) -> Certificate {
        self.signed(params(names))
    }

    /// A certificate of `localhost` that is no longer valid.
    pub(super) fn sign_expired(&self) -> Certificate {
        let mut params = params(&["localhost"]);
        params.not_before = date_time_ymd(2001, 1, 1);
        params.not_after = date_time_ymd(2002, 1, 1);
        self.signed(params)
    }

    fn signed(&self, params: CertificateParams) -> Certificate {
        let key = KeyPair::generate().expect("a key");
        let chain = params.signed_by(&key, &self.issuer).expect("a certificate").pem();
        Certificate { chain, key: key.serialize_pem() }
    }
}

fn params(names: &[&str]) -> CertificateParams {
    CertificateParams::new(names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>()).expect("names")
}

/// A kind of TLS server.
pub(super) struct Tls {
    certificate: Certificate,
    /// PEM of the authority of clients, which need a certificate.
    clients: Option<String>,
    protocols: Vec<Vec<u8>>,
}

impl Tls {
    pub(super) fn new(certificate: Certificate) -> Self {
        Self { certificate, clients: None, protocols: Vec::new() }
    }

    pub(super) fn requiring_clients(self, root: &str) -> Self {
        Self { clients: Some(root.to_owned()), ..self }
    }

    #[cfg(feature = "http2")]
    pub(super) fn speaking(self, protocol: &str) -> Self {
        Self { protocols: vec![protocol.as_bytes().to_vec()], ..self }
    }

    pub(super) fn acceptor(self) -> TlsAcceptor {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ServerConfig::builder_with_provider(provider.clone())
            .with_safe_default_protocol_versions()
            .expect("supported versions");
        let builder = match self.clients {
            None => builder.with_no_client_auth(),
            Some(root) => {
                let mut roots = RootCertStore::empty();
                roots.add(CertificateDer::from_pem_slice(root.as_bytes()).expect("PEM")).expect("a certificate");
                let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider).build();
                builder.with_client_cert_verifier(verifier.expect("a verifier"))
            }
        };
        let chain = CertificateDer::pem_slice_iter(self.certificate.chain.as_bytes()).map(|der| der.expect("PEM"));
        let key = PrivateKeyDer::from_pem_slice(self.certificate.key.as_bytes()).expect("PEM");
        let mut config = builder.with_single_cert(chain.collect(), key).expect("a certificate");
        config.alpn_protocols = self.protocols;
        Arc::new(config).into()
    }
}

/// Responds to requests over TLS.
pub(super) async fn respond_with_tls(acceptor: TlsAcceptor, stream: TcpStream) {
    if let Ok(stream) = acceptor.accept(stream).await {
        super::server::respond(stream).await;
    }
}
