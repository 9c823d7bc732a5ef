use super::{Failure, Outcome};
use crate::client::Handle;
use crate::config::{AccountIdEndpointMode, Region, SigningRegionSet};
use crate::error::{BuildError, InspectError, SdkError};
use crate::layers::Layers;
use crate::operation::Operation;
use crate::service::Service;
use aws_types::endpoint_config::EndpointUrl;

/// The call of a smoke test. Its methods apply the settings in the model, then make the call.
#[derive(Debug)]
pub struct SmokeTestCall {
    service: &'static Service,
    layers: Layers,
    /// Whether the configuration has an endpoint. The settings in the model that choose one do not apply then, because
    /// endpoint rules reject the combination.
    has_endpoint: bool,
}

impl SmokeTestCall {
    pub(super) fn new(service: &'static Service, layers: Layers) -> Self {
        let has_endpoint = layers.config.load::<EndpointUrl>().is_some();
        Self { service, layers, has_endpoint }
    }

    /// Sets the region, if the configuration has none.
    #[must_use]
    pub fn region(mut self, region: &'static str) -> Self {
        if self.layers.region().is_none() {
            self.layers.set_region(Some(Region::from_static(region)));
        }
        self
    }

    /// Sets the regions that a SigV4a signature is valid in.
    #[must_use]
    pub fn signing_regions(mut self, regions: &'static [&'static str]) -> Self {
        let regions = SigningRegionSet::from_iter(regions.iter().copied());
        self.layers.set_sigv4a_signing_region_set(Some(regions));
        self
    }

    /// Sets the endpoint, if the configuration has none.
    #[must_use]
    pub fn endpoint_url(self, url: &'static str) -> Self {
        self.choose_endpoint(|layers| layers.set_endpoint_url(Some(url.to_owned())))
    }

    /// Selects endpoints that are validated for FIPS 140.
    #[must_use]
    pub fn use_fips(self) -> Self {
        self.choose_endpoint(|layers| layers.set_use_fips(Some(true)))
    }

    /// Selects endpoints that IPv6 reaches too.
    #[must_use]
    pub fn use_dual_stack(self) -> Self {
        self.choose_endpoint(|layers| layers.set_use_dual_stack(Some(true)))
    }

    /// Selects the endpoint of S3's transfer acceleration, by the index of its parameter.
    #[must_use]
    pub fn accelerate(self, index: usize) -> Self {
        self.choose_endpoint(|layers| layers.set_endpoint_boolean(index, Some(true)))
    }

    fn choose_endpoint(mut self, choose: impl FnOnce(&mut Layers)) -> Self {
        if !self.has_endpoint {
            choose(&mut self.layers);
        }
        self
    }

    /// Sets a parameter of the endpoint, by its index.
    #[must_use]
    pub fn endpoint_param(mut self, index: usize, value: bool) -> Self {
        self.layers.set_endpoint_boolean(index, Some(value));
        self
    }

    /// Keeps the account of the credentials out of the endpoint.
    #[must_use]
    pub fn without_account_id(mut self) -> Self {
        self.layers.set_account_id_endpoint_mode(Some(AccountIdEndpointMode::Disabled));
        self
    }

    /// Makes the call, which must succeed.
    ///
    /// # Errors
    /// It fails.
    pub async fn succeeds<O: Operation>(self, input: Result<O::Input, BuildError>) -> Outcome {
        match self.make::<O>(input).await {
            Ok(_) => Ok(()),
            result => Err(failure::<O>("success", result)),
        }
    }

    /// Makes the call, to which the service must respond with an error.
    ///
    /// # Errors
    /// It succeeds, or there is no response.
    pub async fn fails<O: Operation>(self, input: Result<O::Input, BuildError>) -> Outcome {
        match self.make::<O>(input).await {
            Err(error) if error.as_service_error().is_some() => Ok(()),
            result => Err(failure::<O>("an error of the service", result)),
        }
    }

    /// Makes the call, to which the service must respond with the error that has this shape ID.
    ///
    /// # Errors
    /// It succeeds, fails with another error, or there is no response.
    pub async fn fails_with<O: Operation>(
        self,
        input: Result<O::Input, BuildError>,
        shape_id: &'static str,
        is_expected: fn(&O::Error) -> bool,
    ) -> Outcome {
        match self.make::<O>(input).await {
            Err(error) if error.as_service_error().is_some_and(is_expected) => Ok(()),
            result => Err(failure::<O>(&format!("the error `{shape_id}`"), result)),
        }
    }

    async fn make<O: Operation>(self, input: Result<O::Input, BuildError>) -> Result<O::Output, SdkError<O::Error>> {
        Handle::new(self.service, &self.layers).invoke::<O>(input).await
    }
}

fn failure<O: Operation>(expected: &str, found: Result<O::Output, SdkError<O::Error>>) -> Failure {
    let found = match found {
        Ok(_) => "success".to_owned(),
        Err(error) => error.report().to_string(),
    };
    Failure::new(format!("expected {expected}, found {found}"))
}
