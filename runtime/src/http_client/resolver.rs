//! Resolves host names.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::dns::{ResolveDns, SharedDnsResolver};
use hyper_util::client::legacy::connect::dns::{GaiResolver, Name};
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};
use tower_service::Service;

/// The resolver of the operating system, or that of the program.
#[derive(Clone)]
pub(super) struct Resolver(Kind);

#[derive(Clone)]
enum Kind {
    System(GaiResolver),
    Custom(SharedDnsResolver),
}

impl Resolver {
    pub(super) fn system() -> Self {
        Self(Kind::System(GaiResolver::new()))
    }

    pub(super) fn custom(resolver: SharedDnsResolver) -> Self {
        Self(Kind::Custom(resolver))
    }
}

impl Service<Name> for Resolver {
    type Response = std::vec::IntoIter<SocketAddr>;
    type Error = BoxError;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, BoxError>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), BoxError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, name: Name) -> Self::Future {
        let resolver = self.0.clone();
        Box::pin(async move {
            let addresses: Vec<SocketAddr> = match resolver {
                Kind::System(mut resolver) => resolver.call(name).await?.collect(),
                Kind::Custom(resolver) => {
                    let addresses = resolver.resolve_dns(name.as_str()).await?;
                    addresses.into_iter().map(|address| SocketAddr::new(address, 0)).collect()
                }
            };
            Ok(addresses.into_iter())
        })
    }
}
