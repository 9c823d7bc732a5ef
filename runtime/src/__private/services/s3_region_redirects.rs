//! Redirects to the region of a bucket, which a client of S3 follows if its configuration says so, by the rules of boto3.
//! <https://docs.aws.amazon.com/AmazonS3/latest/userguide/Redirects.html>

use crate::bounded_map::BoundedMap;
use crate::endpoint_rules::{BuiltIn, Parameter, Values, is_host_label};
use crate::layers::Layers;
use crate::retries::{SendAgain, SendAgainOrRetry};
use crate::service::Service;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::EndpointResolverParams;
use aws_smithy_runtime_api::client::interceptors::context::{BeforeTransmitInterceptorContextRef, InterceptorContext};
use aws_smithy_runtime_api::client::interceptors::{Intercept, SharedInterceptor, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::orchestrator::{HttpResponse, Metadata};
use aws_smithy_runtime_api::client::runtime_components::{RuntimeComponents, RuntimeComponentsBuilder};
use aws_smithy_runtime_api::client::runtime_plugin::{Order, RuntimePlugin, SharedRuntimePlugin};
use aws_smithy_types::config_bag::{ConfigBag, Storable, StoreReplace};
use aws_types::region::{Region, SigningRegion};
use std::borrow::Cow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// The maximum number of buckets whose regions a client keeps.
const CAPACITY: usize = 1000;

/// The header with the region of a bucket.
const REGION_HEADER: &str = "x-amz-bucket-region";

/// Whether a client follows redirects.
#[derive(Debug, Clone, Copy)]
struct FollowRegionRedirects(bool);

impl Storable for FollowRegionRedirects {
    type Storer = StoreReplace<Self>;
}

#[allow(missing_docs, reason = "documented where users see it, in define_s3_express_config!")]
impl Layers {
    pub fn set_follow_region_redirects(&mut self, follow: Option<bool>) {
        self.config.store_or_unset(follow.map(FollowRegionRedirects));
    }
}

/// The plugin of a client that follows redirects.
pub(super) fn plugin(service: &'static Service, layers: &Layers) -> Option<SharedRuntimePlugin> {
    let FollowRegionRedirects(follows) = layers.config.load::<FollowRegionRedirects>()?;
    follows.then(|| {
        SharedRuntimePlugin::new(RegionRedirects { service, regions: Arc::new(Mutex::new(BoundedMap::new(CAPACITY))) })
    })
}

/// The regions of buckets that are not in the region of the client.
type Regions = Arc<Mutex<BoundedMap<String, String>>>;

#[derive(Debug, Clone)]
struct RegionRedirects {
    service: &'static Service,
    regions: Regions,
}

impl RuntimePlugin for RegionRedirects {
    fn order(&self) -> Order {
        Order::NestedComponents
    }

    fn runtime_components(&self, current: &RuntimeComponentsBuilder) -> Cow<'_, RuntimeComponentsBuilder> {
        let components = RuntimeComponentsBuilder::new("S3RegionRedirects")
            .with_interceptor(SharedInterceptor::permanent(self.clone()));
        Cow::Owned(match current.retry_strategy() {
            Some(retries) => components.with_retry_strategy(Some(SendAgainOrRetry { first: self.clone(), retries })),
            None => components,
        })
    }
}

impl RegionRedirects {
    /// The parameters of the endpoint of a request.
    fn values<'c>(&self, config: &'c ConfigBag) -> Option<&'c Values> {
        (self.service.endpoints.values)(config.load::<EndpointResolverParams>()?)
    }

    /// The bucket of a request. Requests to an ARN are not redirected, nor are those to an endpoint URL, because another
    /// service can have another bucket of this name.
    fn bucket<'v>(&self, values: &'v Values) -> Option<&'v str> {
        let endpoint_url = self.parameters().position(|parameter| parameter.built_in == Some(BuiltIn::Endpoint));
        if endpoint_url.is_some_and(|index| values.text(index).is_some()) {
            return None;
        }
        let index = self.parameters().position(|parameter| parameter.name == "bucket")?;
        values.text(index).filter(|bucket| !bucket.starts_with("arn:"))
    }

    /// The index of the region among the parameters of the endpoint.
    fn region_index(&self) -> Option<usize> {
        self.parameters().position(|parameter| parameter.built_in == Some(BuiltIn::Region))
    }

    fn parameters(&self) -> impl Iterator<Item = &'static Parameter> + use<> {
        self.service.endpoints.rules.parameters.iter()
    }
}

impl SendAgain for RegionRedirects {
    /// Keeps the region to which a response redirects the request.
    fn sends_again(&self, context: &InterceptorContext, config: &ConfigBag) -> bool {
        let Some(Redirected(redirected)) = config.load::<Redirected>() else { return false };
        let Some(bucket) = self.values(config).and_then(|values| self.bucket(values)) else { return false };
        let operation = config.load::<Metadata>().map(Metadata::name).unwrap_or_default();
        let Some(region) = context.response().and_then(|response| new_region(operation, response)) else {
            return false;
        };
        // A second redirect of a call is an error.
        if redirected.swap(true, Ordering::Relaxed) {
            return false;
        }
        tracing::debug!(
            bucket,
            region,
            "the bucket is in another region; set the region of the client to save requests"
        );
        let mut regions = self.regions.lock().unwrap_or_else(PoisonError::into_inner);
        // The region of a bucket does not change.
        regions.insert(bucket.to_owned(), region, |_| false);
        true
    }
}

/// Whether the request of a call was redirected.
#[derive(Debug, Clone, Default)]
struct Redirected(Arc<AtomicBool>);

impl Storable for Redirected {
    type Storer = StoreReplace<Self>;
}

#[dyn_dispatch_hint]
impl Intercept for RegionRedirects {
    fn name(&self) -> &'static str {
        "S3RegionRedirects"
    }

    /// Sets the region of the bucket before the endpoint of each attempt is resolved.
    fn read_before_attempt(
        &self,
        _context: &BeforeTransmitInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if config.load::<Redirected>().is_none() {
            config.interceptor_state().store_put(Redirected::default());
        }
        let Some(values) = self.values(config) else { return Ok(()) };
        let Some((bucket, index)) = self.bucket(values).zip(self.region_index()) else { return Ok(()) };
        let regions = self.regions.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(region) = regions.get(bucket).filter(|region| values.text(index) != Some(region)).cloned() else {
            return Ok(());
        };
        let mut values = values.clone();
        values.set_text(index, Some(&*region));
        let state = config.interceptor_state();
        state.store_put((self.service.endpoints.params)(values));
        state.store_put(SigningRegion::from(Region::new(region)));
        Ok(())
    }
}

/// The region in a response that says that the bucket is in another region.
fn new_region(operation: &str, response: &HttpResponse) -> Option<String> {
    let status = response.status().as_u16();
    if response.status().is_success() {
        return None;
    }
    let header = response.headers().get(REGION_HEADER);
    let [code, region] = code_and_region(response.body().bytes().unwrap_or_default());
    let is_redirect = match code.as_deref() {
        _ if matches!(status, 301 | 302 | 307) => true,
        Some("AuthorizationHeaderMalformed") => region.is_some(),
        Some("PermanentRedirect") => true,
        Some("IllegalLocationConstraintException") => operation != "CreateBucket",
        // Responses to HEAD requests have no body.
        None => status == 400 && matches!(operation, "HeadBucket" | "HeadObject"),
        Some(_) => false,
    };
    let region = header.map(str::to_owned).or(region).filter(|_| is_redirect)?;
    // The region becomes a part of the host, so any other text could change the host that signed requests are sent to.
    is_host_label(&region).then_some(region)
}

#[cfg(feature = "xml")]
use crate::protocol::xml_error::code_and_region;

/// Requests to S3 need the feature `xml`.
#[cfg(not(feature = "xml"))]
fn code_and_region(_body: &[u8]) -> [Option<String>; 2] {
    [const { None }; 2]
}
