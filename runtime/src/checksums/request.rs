use super::chosen::Chosen;
use super::{RequestChecksum, algorithm, trailer};
use aws_smithy_checksums::body::ChecksumCache;
use aws_smithy_runtime::client::sdk_feature::SmithySdkFeature;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::BeforeTransmitInterceptorContextMut;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use aws_smithy_types::checksum_config::RequestChecksumCalculation;
use aws_smithy_types::config_bag::ConfigBag;

/// The prefix of the headers with checksums.
const CHECKSUM_HEADERS: &str = "x-amz-checksum-";

/// The algorithm if the caller chooses none.
const DEFAULT: &str = "CRC32";

/// Adds the checksum of a request body: as a header if the body is in memory, as a trailer if it is a stream.
#[derive(Debug)]
pub(super) struct RequestChecksumInterceptor(pub(super) RequestChecksum);

#[dyn_dispatch_hint]
impl Intercept for RequestChecksumInterceptor {
    fn name(&self) -> &'static str {
        "RequestChecksumInterceptor"
    }

    /// Chooses the algorithm, before the user agent is written, which includes it.
    fn modify_before_retry_loop(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let headers = context.request_mut().headers_mut();
        if headers.iter().any(|(name, _)| name.starts_with(CHECKSUM_HEADERS)) {
            // The caller computed the checksum.
            return Ok(());
        }
        let only_when_required =
            matches!(config.load::<RequestChecksumCalculation>(), Some(RequestChecksumCalculation::WhenRequired));
        config.interceptor_state().store_append(match only_when_required {
            true => SmithySdkFeature::FlexibleChecksumsReqWhenRequired,
            false => SmithySdkFeature::FlexibleChecksumsReqWhenSupported,
        });
        let chosen = self.0.algorithm_header.and_then(|header| headers.get(header)).map(str::to_owned);
        if chosen.is_none() && only_when_required && !self.0.required {
            return Ok(());
        }
        let (algorithm, feature) = algorithm::named(chosen.as_deref().unwrap_or(DEFAULT))?;
        if let (None, Some(header)) = (chosen, self.0.algorithm_header) {
            headers.try_insert(header, DEFAULT)?;
        }
        config.interceptor_state().store_append(feature);
        config.interceptor_state().store_put(Chosen { algorithm, cache: ChecksumCache::new() });
        Ok(())
    }

    fn modify_before_signing(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let Some(algorithm) = config.load::<Chosen>().map(|chosen| chosen.algorithm) else { return Ok(()) };
        let request = context.request_mut();
        let mut checksum = algorithm.into_impl();
        match request.body().bytes() {
            Some(bytes) => {
                checksum.update(bytes);
                request.headers_mut().insert(checksum.header_name(), checksum.header_value());
                Ok(())
            }
            None => trailer::announce(request, &*checksum, config),
        }
    }

    fn modify_before_transmit(
        &self,
        context: &mut BeforeTransmitInterceptorContextMut<'_>,
        _components: &RuntimeComponents,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if let Some(chosen) = config.load::<Chosen>() {
            trailer::append(context.request_mut(), chosen, config);
        }
        Ok(())
    }
}
