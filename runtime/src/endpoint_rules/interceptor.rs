use super::endpoints::Endpoints;
use super::parameter::{ClientParameter, DefaultParameter, ParameterValue};
use super::rules::{BuiltIn, Rules};
use super::values::Values;
use crate::endpoint::InvalidParams;
use aws_runtime::sdk_feature::AwsSdkFeature;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::interceptors::context::{BeforeSerializationInterceptorContextRef, Input};
use aws_smithy_runtime_api::client::interceptors::error::ContextAttachedError;
use aws_smithy_runtime_api::client::interceptors::{Intercept, dyn_dispatch_hint};
use aws_smithy_types::config_bag::ConfigBag;
use aws_types::endpoint_config::{AccountIdEndpointMode, EndpointUrl, UseDualStack, UseFips};
use aws_types::region::Region;

/// Sets parameters of the endpoint by the input of an operation.
pub(crate) type EndpointParams = fn(&Input, &mut Values);

/// Creates the endpoint parameters of an operation from its input and from the configuration.
#[derive(Debug)]
pub(crate) struct ParamsInterceptor {
    pub(crate) endpoints: &'static Endpoints,
    pub(crate) params: EndpointParams,
}

#[dyn_dispatch_hint]
impl Intercept for ParamsInterceptor {
    fn name(&self) -> &'static str {
        "EndpointParamsInterceptor"
    }

    fn read_before_execution(
        &self,
        context: &BeforeSerializationInterceptorContextRef<'_>,
        config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        let params = self
            .values(context.input(), config)
            .map_err(|error| ContextAttachedError::new("endpoint params could not be built", error))?;
        let overrides_endpoint = config.load::<EndpointUrl>().is_some();
        let state = config.interceptor_state();
        state.store_put((self.endpoints.params)(params));
        if overrides_endpoint {
            state.store_append(AwsSdkFeature::EndpointOverride);
        }
        Ok(())
    }
}

impl ParamsInterceptor {
    /// The values. Values of the operation take precedence over values of the client, and these over built-ins.
    fn values(&self, input: &Input, config: &ConfigBag) -> Result<Values, InvalidParams> {
        let mut values = client_values(self.endpoints.rules, config);
        (self.params)(input, &mut values);
        values.build()
    }
}

/// The values for all operations.
pub(crate) fn client_values(rules: &'static Rules, config: &ConfigBag) -> Values {
    let mut values = Values::new(rules);
    for (index, parameter) in values.parameters() {
        values.set(index, parameter.built_in.and_then(|built_in| built_in.value(config)));
    }
    if let Some(parameter) = config.load::<DefaultParameter>() {
        values.set(parameter.index, Some(parameter.value.clone()));
    }
    let mut set = 0_u64;
    // A bag returns the last value first.
    for parameter in config.load::<ClientParameter>() {
        let bit = 1_u64.checked_shl(u32::try_from(parameter.index).unwrap_or(u32::MAX)).unwrap_or(0);
        if set & bit == 0 && parameter.value.is_some() {
            values.set(parameter.index, parameter.value.clone());
        }
        set |= bit;
    }
    values
}

impl BuiltIn {
    /// The value in the configuration. The account is only known after the identity is resolved.
    fn value(self, config: &ConfigBag) -> Option<ParameterValue> {
        Some(match self {
            BuiltIn::Region => ParameterValue::Text(config.load::<Region>()?.as_ref().to_owned()),
            BuiltIn::UseDualStack => ParameterValue::Boolean(config.load::<UseDualStack>()?.0),
            BuiltIn::UseFips => ParameterValue::Boolean(config.load::<UseFips>()?.0),
            BuiltIn::Endpoint => ParameterValue::Text(config.load::<EndpointUrl>()?.0.clone()),
            BuiltIn::AccountId => return None,
            BuiltIn::AccountIdEndpointMode => {
                let mode = config.load::<AccountIdEndpointMode>().cloned().unwrap_or_default();
                ParameterValue::Text(mode.to_string())
            }
        })
    }
}
