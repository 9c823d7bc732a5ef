//! What AWS's clients do for single services and operations beyond what the models describe.

pub mod bedrock;
mod call_error;
pub mod glacier;
pub mod machine_learning;
pub mod route53;
pub mod s3;
pub mod s3_express;
pub mod timestream;

pub use aws_smithy_runtime_api::client::runtime_components::RuntimeComponentsBuilder as Components;

use crate::__private::Layers;
use crate::__private::Service;
use aws_smithy_runtime_api::client::runtime_plugin::SharedRuntimePlugin;
use aws_types::SdkConfig;

/// The extension of the clients of one service.
#[derive(Debug)]
pub struct Extension {
    /// Reads settings from those that all clients of a program share.
    pub(crate) configure: fn(&Service, &SdkConfig, &mut Layers),
    /// Makes a plugin for a client with this configuration, whose settings take precedence.
    pub(crate) plugin: fn(&'static Service, &Layers) -> Option<SharedRuntimePlugin>,
}
