//! Clients of `rich.smithy` in every protocol, and an HTTP client that returns one given response.

mod response;

pub use response::Response;

use smithereens::error::Report;
use std::error::Error;
use std::fmt;

macro_rules! clients {
    ($($protocol:ident $module:ident $name:literal,)*) => {
        /// A protocol.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Protocol {
            $(
                #[doc = concat!("`", $name, "`")]
                $protocol,
            )*
        }

        $(
            #[doc = concat!("The client that speaks ", $name, ".")]
            pub mod $module {
                smithereens::include_client!($name);
            }
        )*

        impl Protocol {
            /// All of them.
            pub const ALL: [Protocol; [$($name),*].len()] = [$(Protocol::$protocol),*];

            /// Calls an operation with this response, and returns the report of its error.
            pub async fn report(self, response: &Response) -> Option<Report> {
                match self {
                    $( Protocol::$protocol => {
                        let config = $module::Config::builder()
                            .endpoint_url("http://localhost:1")
                            .http_client(response.clone())
                            .retry_config($module::config::retry::RetryConfig::disabled())
                            .behavior_version($module::config::BehaviorVersion::latest())
                            .build();
                        $module::Client::from_conf(config).get_values().send().await.err().map(Report::from)
                    } )*
                }
            }

            /// Calls every operation with this response. Returns the `Debug` text of each output, or each error with its
            /// causes.
            pub async fn call(self, response: &Response) -> Vec<Result<String, String>> {
                match self {
                    $( Protocol::$protocol => {
                        let config = $module::Config::builder()
                            .endpoint_url("http://localhost:1")
                            .http_client(response.clone())
                            .retry_config($module::config::retry::RetryConfig::disabled())
                            .behavior_version($module::config::BehaviorVersion::latest())
                            .build();
                        let client = $module::Client::from_conf(config);
                        vec![
                            outcome(client.get_values().send().await),
                            outcome(client.get_node().send().await),
                            outcome(client.get_text().send().await),
                            outcome(client.get_bytes().send().await),
                        ]
                    } )*
                }
            }
        }
    };
}

clients! {
    AwsJson1_0 aws_json_1_0 "awsJson1_0",
    AwsJson1_1 aws_json_1_1 "awsJson1_1",
    AwsQuery aws_query "awsQuery",
    Ec2Query ec2_query "ec2Query",
    RestJson1 rest_json_1 "restJson1",
    RestXml rest_xml "restXml",
    RpcV2Cbor rpc_v2_cbor "rpcv2Cbor",
    RpcV2Json rpc_v2_json "rpcv2Json",
}

fn outcome(outcome: Result<impl fmt::Debug, impl Error>) -> Result<String, String> {
    match outcome {
        Ok(output) => Ok(format!("{output:?}")),
        Err(error) => {
            let mut text = error.to_string();
            let mut cause = error.source();
            while let Some(error) = cause {
                text += &format!(": {error}");
                cause = error.source();
            }
            Err(text)
        }
    }
}

/// Calls every operation of the client of this protocol, on a thread with the stack size of a tokio worker.
///
/// # Panics
/// The client panics.
pub fn call(protocol: Protocol, response: &Response) -> Vec<Result<String, String>> {
    let response = response.clone();
    let thread = std::thread::Builder::new().stack_size(2 * 1024 * 1024).spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build();
        runtime.expect("a runtime").block_on(protocol.call(&response))
    });
    thread.expect("a thread").join().expect("no response makes a client panic")
}
