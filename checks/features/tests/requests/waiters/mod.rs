mod paths;
mod polls;

use crate::connection::URL;
use aws_smithy_http_client::test_util::StaticReplayClient;
use smithereens_checks_features::waiters::config::Builder;
use smithereens_checks_features::waiters::{Client, Config};

fn client(connection: &StaticReplayClient, configure: impl FnOnce(Builder) -> Builder) -> Client {
    let config = configure(Config::builder().endpoint_url(URL).http_client(connection.clone()));
    Client::from_conf(config.build())
}
