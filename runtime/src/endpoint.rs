//! Where requests go.

use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::{EndpointFuture, EndpointResolverParams, ResolveEndpoint};
use aws_smithy_runtime_api::client::interceptors::context::BeforeSerializationInterceptorContextRef;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_types::config_bag::ConfigBag;
use aws_smithy_types::endpoint::Endpoint;
use aws_types::endpoint_config::{EndpointUrl, UseDualStack, UseFips};
use aws_types::region::Region;

/// The part of the configuration that decides where requests go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Params {
    region: Option<String>,
    use_dual_stack: bool,
    use_fips: bool,
    endpoint_url: Option<String>,
}

/// Hands [`Params`] from the configuration to the endpoint resolver.
#[derive(Debug)]
pub(crate) struct ParamsInterceptor;

#[dyn_dispatch_hint]
impl Intercept for ParamsInterceptor {
    fn name(&self) -> &'static str {
        "EndpointParamsInterceptor"
    }

    fn read_before_execution(
        &self,
        _context: &BeforeSerializationInterceptorContextRef<'_>,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let params = Params {
            region: config.load::<Region>().map(|region| region.as_ref().to_owned()),
            use_dual_stack: config.load::<UseDualStack>().is_some_and(|dual_stack| dual_stack.0),
            use_fips: config.load::<UseFips>().is_some_and(|fips| fips.0),
            endpoint_url: config.load::<EndpointUrl>().map(|url| url.0.clone()),
        };
        config.interceptor_state().store_put(EndpointResolverParams::new(params));
        Ok(())
    }
}

/// The endpoint that is configured, or else that of the service in the region.
///
/// The host names follow the [general reference](https://docs.aws.amazon.com/general/latest/gr/rande.html).
#[derive(Debug)]
pub(crate) struct RegionalEndpointResolver {
    /// The first label of the host name; `None` for a service that has no regional endpoints.
    pub(crate) endpoint_prefix: Option<&'static str>,
}

impl ResolveEndpoint for RegionalEndpointResolver {
    fn resolve_endpoint<'a>(&'a self, params: &'a EndpointResolverParams) -> EndpointFuture<'a> {
        EndpointFuture::ready(match params.get::<Params>() {
            Some(params) => self.url(params).map(|url| Endpoint::builder().url(url).build()).map_err(Into::into),
            None => Err("the endpoint's parameters are of another resolver".into()),
        })
    }
}

impl RegionalEndpointResolver {
    fn url(&self, params: &Params) -> Result<String, String> {
        if let Some(url) = &params.endpoint_url {
            return match (params.use_fips, params.use_dual_stack) {
                (true, _) => Err("Invalid Configuration: FIPS and custom endpoint are not supported".to_owned()),
                (_, true) => Err("Invalid Configuration: Dualstack and custom endpoint are not supported".to_owned()),
                (false, false) => Ok(url.clone()),
            };
        }
        let prefix = self.endpoint_prefix.ok_or("this service has no endpoint of its own: set an endpoint URL")?;
        let region = params.region.as_deref().ok_or("Invalid Configuration: Missing Region")?;
        if !is_host_label(region) {
            return Err(format!("Invalid Configuration: the region `{region}` cannot be a part of a host name"));
        }
        let partition = Partition::of(region);
        let fips = if params.use_fips { "-fips" } else { "" };
        let suffix = match (params.use_dual_stack, partition.dual_stack_dns_suffix) {
            (false, _) => partition.dns_suffix,
            (true, Some(suffix)) => suffix,
            (true, None) => {
                return Err(format!("DualStack is enabled but the partition of `{region}` does not support DualStack"));
            }
        };
        Ok(format!("https://{prefix}{fips}.{region}.{suffix}"))
    }
}

/// Whether this can stand between two dots of a host name. A region comes from configuration, and must not choose the
/// host that signed requests go to.
pub(crate) fn is_host_label(text: &str) -> bool {
    (1..=63).contains(&text.len())
        && !text.starts_with('-')
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// A [partition](https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html) of AWS.
struct Partition {
    /// What its regions start with.
    region_prefix: &'static str,
    dns_suffix: &'static str,
    dual_stack_dns_suffix: Option<&'static str>,
}

impl Partition {
    /// The partition of a region; that of the public cloud for one that is in no other.
    fn of(region: &str) -> &'static Self {
        PARTITIONS.iter().find(|partition| region.starts_with(partition.region_prefix)).unwrap_or(&PUBLIC)
    }
}

const PUBLIC: Partition =
    Partition { region_prefix: "", dns_suffix: "amazonaws.com", dual_stack_dns_suffix: Some("api.aws") };

static PARTITIONS: [Partition; 7] = [
    Partition {
        region_prefix: "cn-",
        dns_suffix: "amazonaws.com.cn",
        dual_stack_dns_suffix: Some("api.amazonwebservices.com.cn"),
    },
    Partition { region_prefix: "us-gov-", dns_suffix: "amazonaws.com", dual_stack_dns_suffix: Some("api.aws") },
    Partition { region_prefix: "us-iso-", dns_suffix: "c2s.ic.gov", dual_stack_dns_suffix: Some("api.aws.ic.gov") },
    Partition { region_prefix: "us-isob-", dns_suffix: "sc2s.sgov.gov", dual_stack_dns_suffix: Some("api.aws.scloud") },
    Partition {
        region_prefix: "eu-isoe-",
        dns_suffix: "cloud.adc-e.uk",
        dual_stack_dns_suffix: Some("api.cloud-aws.adc-e.uk"),
    },
    Partition {
        region_prefix: "us-isof-",
        dns_suffix: "csp.hci.ic.gov",
        dual_stack_dns_suffix: Some("api.aws.hci.ic.gov"),
    },
    Partition {
        region_prefix: "eusc-",
        dns_suffix: "amazonaws.eu",
        dual_stack_dns_suffix: Some("api.amazonwebservices.eu"),
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    fn url(
        region: Option<&str>,
        use_fips: bool,
        use_dual_stack: bool,
        endpoint_url: Option<&str>,
    ) -> Result<String, String> {
        let params = Params {
            region: region.map(str::to_owned),
            use_dual_stack,
            use_fips,
            endpoint_url: endpoint_url.map(str::to_owned),
        };
        RegionalEndpointResolver { endpoint_prefix: Some("apigateway") }.url(&params)
    }

    #[test]
    fn a_region_has_its_endpoint() {
        for (region, fips, dual_stack, expected) in [
            ("eu-west-1", false, false, "https://apigateway.eu-west-1.amazonaws.com"),
            ("us-east-1", true, false, "https://apigateway-fips.us-east-1.amazonaws.com"),
            ("us-east-1", true, true, "https://apigateway-fips.us-east-1.api.aws"),
            ("us-gov-west-1", false, false, "https://apigateway.us-gov-west-1.amazonaws.com"),
            ("cn-north-1", false, false, "https://apigateway.cn-north-1.amazonaws.com.cn"),
            ("cn-north-1", false, true, "https://apigateway.cn-north-1.api.amazonwebservices.com.cn"),
            ("us-iso-east-1", false, false, "https://apigateway.us-iso-east-1.c2s.ic.gov"),
            ("us-isob-east-1", false, false, "https://apigateway.us-isob-east-1.sc2s.sgov.gov"),
        ] {
            assert_eq!(url(Some(region), fips, dual_stack, None), Ok(expected.to_owned()));
        }
    }

    #[test]
    fn an_endpoint_url_comes_first() {
        let local = Some("http://localhost:5000");
        assert_eq!(url(Some("eu-west-1"), false, false, local), Ok("http://localhost:5000".to_owned()));
        assert_eq!(url(None, false, false, local), Ok("http://localhost:5000".to_owned()));
        assert!(url(None, true, false, local).is_err());
        assert!(url(None, false, true, local).is_err());
    }

    #[test]
    fn a_region_cannot_choose_the_host() {
        assert_eq!(url(None, false, false, None), Err("Invalid Configuration: Missing Region".to_owned()));
        for region in ["", "evil.example/", "a@b", "a.b", "-x", "a b"] {
            assert!(url(Some(region), false, false, None).is_err(), "{region:?}");
        }
    }
}
