use aws_smithy_runtime_api::client::http::{HttpConnectorSettings, SharedHttpConnector};
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use smithereens_checks_features::errors::config::{ConfigBag, HttpClient, RuntimeComponentsBuilder};
use smithereens_checks_features::errors::error::BoxError;
use smithereens_checks_features::errors::{Client, Config};

/// An HTTP client that rejects the configuration.
#[derive(Debug)]
struct Incomplete;

impl HttpClient for Incomplete {
    fn http_connector(
        &self,
        _settings: &HttpConnectorSettings,
        _components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        unreachable!("no client has it")
    }

    fn validate_base_client_config(
        &self,
        _components: &RuntimeComponentsBuilder,
        _config: &ConfigBag,
    ) -> Result<(), BoxError> {
        Err("a plug is missing".into())
    }
}

#[test]
#[should_panic(expected = "Invalid client configuration: a plug is missing")]
fn an_incomplete_configuration_panics() {
    Client::from_conf(Config::builder().http_client(Incomplete).build());
}

#[test]
fn a_configuration_has_a_clock() {
    assert!(Config::builder().build().time_source().is_some());
}

#[test]
fn clients_and_configurations_are_shared_and_printed() {
    fn is_shared<T: Clone + std::fmt::Debug + Send + Sync + 'static>(_: &T) {}
    let client = Client::from_conf(Config::builder().build());
    is_shared(&client);
    is_shared(client.config());
}
