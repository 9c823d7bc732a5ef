use crate::model::Node;
use crate::plan::client::{Endpoints, Settings};
use crate::plan::customize::Customization;

/// Plans the settings of a test. Parameters that the endpoints lack are ignored.
pub(super) fn plan(case: &Node, endpoints: &Endpoints, customization: &dyn Customization) -> Settings {
    let mut settings = Settings::default();
    if let Some(config) = case.get("vendorParams").and_then(|params| params.get("scopedConfig")) {
        let region = config.get("client").and_then(|client| client.get("region")?.as_str());
        settings.region = region.map(str::to_owned);
        customization.protocol_test_settings(config, &mut settings, endpoints);
    }
    settings
}
