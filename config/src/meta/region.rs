//! Regions, and chains of region providers.

use aws_types::region::Region;
use std::borrow::Cow;
use std::fmt::Debug;
use tracing::Instrument;

/// Provides the region of requests.
///
/// A [`Region`], an `Option<Region>` and a `&'static str` provide themselves.
pub trait ProvideRegion: Send + Sync + Debug {
    /// The region, or `None` if this provider does not know one.
    fn region(&self) -> future::ProvideRegion<'_>;
}

impl ProvideRegion for Region {
    fn region(&self) -> future::ProvideRegion<'_> {
        future::ProvideRegion::ready(Some(self.clone()))
    }
}

impl ProvideRegion for &Region {
    fn region(&self) -> future::ProvideRegion<'_> {
        future::ProvideRegion::ready(Some((*self).clone()))
    }
}

impl ProvideRegion for Option<Region> {
    fn region(&self) -> future::ProvideRegion<'_> {
        future::ProvideRegion::ready(self.clone())
    }
}

impl ProvideRegion for &'static str {
    fn region(&self) -> future::ProvideRegion<'_> {
        future::ProvideRegion::ready(Some(Region::new(Cow::Borrowed(*self))))
    }
}

impl ProvideRegion for Box<dyn ProvideRegion> {
    fn region(&self) -> future::ProvideRegion<'_> {
        self.as_ref().region()
    }
}

/// Asks providers in order, and returns the first region.
///
/// ```
/// use smithereens_config::Region;
/// use smithereens_config::meta::region::RegionProviderChain;
/// use std::env;
///
/// // A variable of the program's own, or else the default, or else a fixed region.
/// let chain = RegionProviderChain::first_try(env::var("PROGRAM_REGION").ok().map(Region::new))
///     .or_default_provider()
///     .or_else("us-east-2");
/// ```
#[derive(Debug)]
pub struct RegionProviderChain {
    providers: Vec<Box<dyn ProvideRegion>>,
}

impl RegionProviderChain {
    /// Creates a chain of one provider.
    pub fn first_try(provider: impl ProvideRegion + 'static) -> Self {
        Self { providers: vec![Box::new(provider)] }
    }

    /// Adds a provider to the end of the chain.
    pub fn or_else(mut self, fallback: impl ProvideRegion + 'static) -> Self {
        self.providers.push(Box::new(fallback));
        self
    }

    /// Creates a chain that starts with the [default chain](crate::default_provider::region::DefaultRegionChain).
    pub fn default_provider() -> Self {
        Self::first_try(crate::default_provider::region::default_provider())
    }

    /// Adds the [default chain](crate::default_provider::region::DefaultRegionChain) to the end.
    pub fn or_default_provider(self) -> Self {
        self.or_else(crate::default_provider::region::default_provider())
    }

    /// The first region that a provider knows.
    pub async fn region(&self) -> Option<Region> {
        for provider in &self.providers {
            let span = tracing::debug_span!("region_provider_chain");
            if let Some(region) = provider.region().instrument(span).await {
                return Some(region);
            }
        }
        None
    }
}

impl ProvideRegion for RegionProviderChain {
    fn region(&self) -> future::ProvideRegion<'_> {
        future::ProvideRegion::new(self.region())
    }
}

/// The future of [`ProvideRegion`], for implementations of the trait.
pub mod future {
    use aws_smithy_async::future::now_or_later::NowOrLater;
    use aws_types::region::Region;
    use std::future::Future;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    type BoxFuture<'a> = Pin<Box<dyn Future<Output = Option<Region>> + Send + 'a>>;

    /// The future that [`ProvideRegion::region`](super::ProvideRegion::region) returns.
    #[derive(Debug)]
    pub struct ProvideRegion<'a>(NowOrLater<Option<Region>, BoxFuture<'a>>);

    impl<'a> ProvideRegion<'a> {
        /// Wraps a future.
        pub fn new(future: impl Future<Output = Option<Region>> + Send + 'a) -> Self {
            Self(NowOrLater::new(Box::pin(future)))
        }

        /// A future that is ready with this region.
        pub fn ready(region: Option<Region>) -> Self {
            Self(NowOrLater::ready(region))
        }
    }

    impl Future for ProvideRegion<'_> {
        type Output = Option<Region>;

        fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
            Pin::new(&mut self.0).poll(context)
        }
    }
}
