//! The region from environment variables.

use crate::meta::region::{ProvideRegion, future};
use aws_types::os_shim_internal::Env;
use aws_types::region::Region;

/// Reads `AWS_REGION`, or else `AWS_DEFAULT_REGION`.
#[derive(Debug, Default)]
pub struct EnvironmentVariableRegionProvider {
    env: Env,
}

impl EnvironmentVariableRegionProvider {
    /// Creates a provider.
    pub fn new() -> Self {
        Self::with_env(Env::real())
    }

    pub(crate) fn with_env(env: Env) -> Self {
        Self { env }
    }
}

impl ProvideRegion for EnvironmentVariableRegionProvider {
    fn region(&self) -> future::ProvideRegion<'_> {
        let region = self.env.get("AWS_REGION").or_else(|_| self.env.get("AWS_DEFAULT_REGION"));
        future::ProvideRegion::ready(region.ok().map(Region::new))
    }
}
