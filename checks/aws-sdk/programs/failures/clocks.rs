use super::clients;
use super::report::{attempts, outcome};
use super::scenario::{Scenario, scenario};
use super::server::{Reaction, Server};
use aws_sdk_apigateway::config::Builder;

pub(crate) const SCENARIOS: [Scenario; 4] = [
    scenario!(skewed_clock),
    scenario!(skewed_clock_of_s3),
    scenario!(skewed_clock_that_is_kept),
    scenario!(skewed_clock_without_a_date),
];

const DATE: &str = "Tue, 01 Jan 2030 00:00:00 GMT";

fn skewed(date: bool) -> [Reaction; 2] {
    let refusal = Reaction::error(403, "RequestTimeTooSkewed", "The difference is too large");
    [if date { refusal.header("date", DATE) } else { refusal }, Reaction::json(200, "{}")]
}

/// Whether each attempt was signed for the day of the server.
fn days(server: &Server) {
    for request in server.requests() {
        let date = request.header("x-amz-date").unwrap_or("none");
        let authorization = request.header("authorization").unwrap_or("none");
        println!(
            "signed for the day of the server: {}, its hour: {}, its scope: {}",
            date.starts_with("20300101T"),
            date.starts_with("20300101T00"),
            authorization.contains("/20300101/"),
        );
    }
}

async fn api_keys(server: &Server, configure: fn(Builder) -> Builder) {
    let config = configure(Builder::from(&clients::shared(server).await)).build();
    let client = aws_sdk_apigateway::Client::from_conf(config);
    outcome(server, &client.get_api_keys().send().await);
    attempts(server);
    outcome(server, &client.get_api_keys().send().await);
    days(server);
}

async fn skewed_clock() {
    api_keys(&Server::start(skewed(true)), |config| config).await;
}

async fn skewed_clock_that_is_kept() {
    api_keys(&Server::start(skewed(true)), |config| config.disable_clock_skew_correction(true)).await;
}

async fn skewed_clock_without_a_date() {
    api_keys(&Server::start(skewed(false)), |config| config).await;
}

async fn skewed_clock_of_s3() {
    let body = "<Error><Code>RequestTimeTooSkewed</Code><Message>too large</Message></Error>";
    let server = Server::start([Reaction::xml(403, body).header("date", DATE), Reaction::xml(204, "")]);
    let client = clients::s3(&server).await;
    outcome(&server, &client.delete_object().bucket("b").key("k").send().await);
    attempts(&server);
    days(&server);
}
