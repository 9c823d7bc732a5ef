use super::parameter::ParameterValue;
use super::rules::BuiltIn;
use super::values::Values;
use aws_credential_types::attributes::AccountId;
use aws_smithy_runtime_api::client::endpoint::EndpointResolverParams;
use aws_smithy_runtime_api::client::identity::Identity;

/// Sets the account of an identity in the parameters that need it. The resolver of `define_endpoint!` calls this, because
/// the identity is resolved after the other values.
pub fn set_account_id(values: &mut Values, account_id: Option<String>) {
    let Some(account_id) = account_id else { return };
    for (index, parameter) in values.parameters() {
        if parameter.built_in == Some(BuiltIn::AccountId) {
            values.set(index, Some(ParameterValue::Text(account_id.clone())));
        }
    }
}

/// Removes the identity that a request is signed with from the parameters, and returns its account.
pub fn take_account_id(params: &mut EndpointResolverParams) -> Option<String> {
    // The identity contains secrets, and parameters may be printed.
    let identity = std::mem::replace(params.get_property_mut::<Identity>()?, Identity::new((), None));
    identity.property::<AccountId>().map(|account_id| account_id.as_str().to_owned())
}
