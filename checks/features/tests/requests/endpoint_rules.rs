use crate::connection::{connection, response};
use aws_smithy_http_client::test_util::StaticReplayClient;
use smithereens_checks_features::endpoint_rules::config::endpoint::{
    Endpoint, EndpointFuture, Params, ResolveEndpoint,
};
use smithereens_checks_features::endpoint_rules::config::{Builder, Region};
use smithereens_checks_features::endpoint_rules::error::DisplayErrorContext;
use smithereens_checks_features::endpoint_rules::types::{Choice, Item, Person};
use smithereens_checks_features::endpoint_rules::{Client, Config};

fn client(configure: impl FnOnce(Builder) -> Builder) -> (Client, StaticReplayClient) {
    let connection = connection([response(200)]);
    (Client::from_conf(configure(Config::builder().http_client(connection.clone())).build()), connection)
}

fn uris(connection: &StaticReplayClient) -> Vec<String> {
    connection.actual_requests().map(|request| request.uri().to_owned()).collect()
}

fn person(name: &str) -> Person {
    Person::builder().name(name).build().expect("a person with a name")
}

#[tokio::test]
async fn the_input_chooses_the_endpoint() {
    let (client, connection) = client(|config| config);
    let items = [Item::builder().spare(person("anna")).build(), Item::builder().main(person("bert")).build()];
    let call = client.call().bucket("a--b--c").set_items(Some(items.into()));
    call.send().await.expect("a response");
    assert_eq!(uris(&connection), ["https://anna.live.example/c/call"]);
    let request = connection.actual_requests().next().expect("it was sent");
    let values: Vec<&str> = request.headers().get_all("x-names").collect();
    assert_eq!(values, ["anna", "a--b--c"]);
}

#[tokio::test]
async fn the_member_of_a_union_chooses_the_endpoint() {
    for (choice, host) in
        [(Some(Choice::HomeTown("a".to_owned())), "homeTown"), (Some(Choice::Nowhere), "nowhere"), (None, "nobody")]
    {
        let (client, connection) = client(|config| config);
        client.choose().bucket("a--b--c").set_choice(choice).send().await.expect("a response");
        let expected = format!("https://{}.live.example/c/choose", host.to_lowercase());
        assert_eq!(uris(&connection).into_iter().map(|uri| uri.to_lowercase()).collect::<Vec<_>>(), [expected]);
    }
}

#[tokio::test]
async fn the_configuration_chooses_the_endpoint() {
    let (staged, connection) = client(|config| config.stage("test").beta(true));
    staged.call().bucket("a").send().await.expect("a response");
    assert_eq!(uris(&connection), ["https://beta.nobody.test.example/a/call"]);
    // The last value is used, and a cleared value is not.
    let (cleared, connection) = client(|mut config| {
        config.set_stage(Some("test".to_owned())).set_beta(Some(true)).set_beta(None).set_stage(None);
        config.stage("other")
    });
    cleared.call().bucket("a").send().await.expect("a response");
    assert_eq!(uris(&connection), ["https://nobody.other.example/a/call"]);
    let (custom, connection) = client(|config| config.endpoint_url("http://localhost:5000/base"));
    custom.call().send().await.expect("a response");
    assert_eq!(uris(&connection), ["http://live.localhost:5000/base/custom/call"]);
}

#[tokio::test]
async fn the_operation_chooses_the_endpoint() {
    let (client, connection) = client(|config| config);
    client.ask().people("anna", "x").send().await.expect("a response");
    assert_eq!(uris(&connection), ["https://asked.example/ask"]);
}

#[tokio::test]
async fn an_error_of_the_rules_is_that_of_the_call() {
    let (client, connection) = client(|config| config);
    let item = Item::builder().main(person("root")).build();
    let error = client.call().bucket("a").items(item).send().await.expect_err("root is not allowed");
    let error = DisplayErrorContext(error).to_string();
    assert!(error.contains("`root` of {a} is not allowed"), "{error}");
    let error = client.call().send().await.expect_err("no rule matches");
    assert!(DisplayErrorContext(error).to_string().contains("No endpoint rule matched"));
    assert!(uris(&connection).is_empty());
}

#[tokio::test]
async fn a_required_parameter_that_is_blank_is_an_error() {
    let (client, connection) = client(|config| config);
    for request in [client.keep(), client.keep().bucket(""), client.keep().bucket(" \t")] {
        let error = request.send().await.expect_err("there is no bucket");
        let error = DisplayErrorContext(error).to_string();
        assert!(error.contains("bucket was missing"), "{error}");
    }
    assert!(uris(&connection).is_empty());
    client.keep().bucket("a").send().await.expect("a response");
    assert_eq!(uris(&connection), ["https://nobody.live.example/a/keep"]);
}

#[tokio::test]
async fn a_resolver_of_ones_own_has_the_parameters() {
    #[derive(Debug)]
    struct Mine;
    impl ResolveEndpoint for Mine {
        fn resolve_endpoint<'a>(&'a self, params: &'a Params) -> EndpointFuture<'a> {
            let [bucket, region, stage] =
                [params.bucket(), params.region(), params.stage()].map(Option::unwrap_or_default);
            let names = params.names().unwrap_or_default().join("-");
            let url = format!("https://{bucket}.{region}.{stage}.{names}.example");
            EndpointFuture::ready(Ok(Endpoint::builder().url(url).build()))
        }
    }
    let (client, connection) = client(|config| config.region(Region::new("eu-west-1")).endpoint_resolver(Mine));
    let item = Item::builder().main(person("anna")).spare(person("bert")).build();
    client.call().bucket("a").items(item).send().await.expect("a response");
    assert_eq!(uris(&connection), ["https://a.eu-west-1.live.anna-bert.example/call"]);
}

#[tokio::test]
async fn a_program_brings_its_own_partitions() {
    use smithereens::endpoint::{Partition, Partitions};
    use smithereens_checks_features::presigning_query as polly;
    use smithereens_checks_features::presigning_query::config::endpoint::DefaultResolver;

    let partition = Partition::new("aws-moon", "amazonaws.moon").region_prefix("moon");
    let partitions = Partitions::aws().with(partition.dual_stack_dns_suffix("api.amazonaws.moon"));
    let credentials = smithereens::config::Credentials::new("a", "b", None, None, "test");
    let send = async |resolver, region, dual_stack| {
        let connection = connection([response(200)]);
        let config = polly::Config::builder().credentials_provider(credentials.clone()).http_client(connection.clone());
        let config = config.region(Region::new(region)).use_dual_stack(dual_stack).endpoint_resolver(resolver);
        let request = polly::Client::from_conf(config.build()).synthesize_speech();
        let _ = request.output_format("mp3").text("a").voice_id("Joanna").send().await;
        uris(&connection)
    };
    let with = || DefaultResolver::new().with_partitions(partitions.clone());
    assert_eq!(send(with(), "moon-near-1", false).await, ["https://polly.moon-near-1.amazonaws.moon/v1/speech"]);
    assert_eq!(send(with(), "moon-near-1", true).await, ["https://polly.moon-near-1.api.amazonaws.moon/v1/speech"]);
    assert_eq!(send(with(), "cn-north-1", false).await, ["https://polly.cn-north-1.amazonaws.com.cn/v1/speech"]);
    let without = send(DefaultResolver::new(), "moon-near-1", false).await;
    assert_eq!(without, ["https://polly.moon-near-1.amazonaws.com/v1/speech"]);
}
