use super::clients;
use super::report::{attempts, outcome};
use super::scenario::{Scenario, scenario};
use super::server::{Reaction, Server};
use aws_sdk_apigateway::config::interceptors::{
    AfterDeserializationInterceptorContextRef, BeforeDeserializationInterceptorContextMut,
    BeforeDeserializationInterceptorContextRef, BeforeSerializationInterceptorContextMut,
    BeforeSerializationInterceptorContextRef, BeforeTransmitInterceptorContextMut, BeforeTransmitInterceptorContextRef,
    FinalizerInterceptorContextMut, FinalizerInterceptorContextRef,
};
use aws_sdk_apigateway::config::{Builder, ConfigBag, Intercept, RuntimeComponents};
use aws_sdk_apigateway::error::BoxError;

pub(crate) const SCENARIOS: [Scenario; 8] = [
    scenario!(success),
    scenario!(hooks_of_a_call),
    scenario!(hooks_of_a_call_that_is_tried_again),
    scenario!(hooks_of_a_call_that_cannot_be_sent),
    scenario!(hook_that_fails),
    scenario!(hook_that_fails_after_the_response),
    scenario!(request_that_was_changed),
    scenario!(request_that_was_refused),
];

/// Prints the hooks that are called, in order.
#[derive(Debug)]
struct Hooks(&'static str);

macro_rules! hooks {
    ($($name:ident: $context:ty;)*) => {$(
        fn $name(
            &self,
            _context: $context,
            _components: &RuntimeComponents,
            _config: &mut ConfigBag,
        ) -> Result<(), BoxError> {
            println!("{} {}", self.0, stringify!($name));
            Ok(())
        }
    )*};
}

impl Intercept for Hooks {
    fn name(&self) -> &'static str {
        self.0
    }

    fn read_before_execution(
        &self,
        _context: &BeforeSerializationInterceptorContextRef<'_>,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        println!("{} read_before_execution", self.0);
        Ok(())
    }

    hooks! {
        modify_before_serialization: &mut BeforeSerializationInterceptorContextMut<'_>;
        read_before_serialization: &BeforeSerializationInterceptorContextRef<'_>;
        read_after_serialization: &BeforeTransmitInterceptorContextRef<'_>;
        modify_before_retry_loop: &mut BeforeTransmitInterceptorContextMut<'_>;
        read_before_attempt: &BeforeTransmitInterceptorContextRef<'_>;
        modify_before_signing: &mut BeforeTransmitInterceptorContextMut<'_>;
        read_before_signing: &BeforeTransmitInterceptorContextRef<'_>;
        read_after_signing: &BeforeTransmitInterceptorContextRef<'_>;
        modify_before_transmit: &mut BeforeTransmitInterceptorContextMut<'_>;
        read_before_transmit: &BeforeTransmitInterceptorContextRef<'_>;
        read_after_transmit: &BeforeDeserializationInterceptorContextRef<'_>;
        modify_before_deserialization: &mut BeforeDeserializationInterceptorContextMut<'_>;
        read_before_deserialization: &BeforeDeserializationInterceptorContextRef<'_>;
        read_after_deserialization: &AfterDeserializationInterceptorContextRef<'_>;
        modify_before_attempt_completion: &mut FinalizerInterceptorContextMut<'_>;
        read_after_attempt: &FinalizerInterceptorContextRef<'_>;
        modify_before_completion: &mut FinalizerInterceptorContextMut<'_>;
        read_after_execution: &FinalizerInterceptorContextRef<'_>;
    }
}

const KEY: &str = r#"{"id":"k","name":"n"}"#;

async fn get_key(server: &Server, key: &str) {
    let config = Builder::from(&clients::shared(server).await).interceptor(Hooks("of the client:")).build();
    let client = aws_sdk_apigateway::Client::from_conf(config);
    let call = client.get_api_key().api_key(key).customize().interceptor(Hooks("of the call:"));
    outcome(server, &call.send().await);
    attempts(server);
}

async fn success() {
    let server = Server::start([Reaction::json(200, KEY).header("x-amzn-requestid", "R1")]);
    let client = clients::apigateway(&server).await;
    println!("{:?}", client.get_api_key().api_key("k").include_value(true).send().await);
    attempts(&server);
    for request in server.requests() {
        println!("{}", request.line);
        for name in ["accept", "content-type", "content-length", "host", "connection"] {
            println!(
                "{name}: {:?}",
                request.header(name).map(|value| super::report::masked(value.to_owned(), &server))
            );
        }
        println!("body: {:?}", request.body);
    }
}

async fn hooks_of_a_call() {
    get_key(&Server::start([Reaction::json(200, KEY)]), "k").await;
}

async fn hooks_of_a_call_that_is_tried_again() {
    get_key(&Server::start([Reaction::json(500, ""), Reaction::json(200, KEY)]), "k").await;
}

async fn hooks_of_a_call_that_cannot_be_sent() {
    get_key(&Server::start([Reaction::json(200, KEY)]), "").await;
}

/// An interceptor that fails at two hooks.
#[derive(Debug)]
struct Failing {
    before_signing: bool,
}

impl Intercept for Failing {
    fn name(&self) -> &'static str {
        "Failing"
    }

    fn read_before_signing(
        &self,
        _context: &BeforeTransmitInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        if self.before_signing { Err("not to be signed".into()) } else { Ok(()) }
    }

    fn read_after_deserialization(
        &self,
        _context: &AfterDeserializationInterceptorContextRef<'_>,
        _components: &RuntimeComponents,
        _config: &mut ConfigBag,
    ) -> Result<(), BoxError> {
        Err("not to be read".into())
    }
}

async fn failing(before_signing: bool) {
    let server = Server::start([Reaction::json(200, KEY)]);
    let client = clients::apigateway(&server).await;
    let call = client.get_api_key().api_key("k").customize().interceptor(Failing { before_signing });
    outcome(&server, &call.send().await);
    attempts(&server);
}

async fn hook_that_fails() {
    failing(true).await;
}

async fn hook_that_fails_after_the_response() {
    failing(false).await;
}

async fn request_that_was_changed() {
    let server = Server::start([Reaction::json(200, KEY)]);
    let client = clients::apigateway(&server).await;
    let call = client.get_api_key().api_key("k").customize().mutate_request(|request| {
        request.headers_mut().insert("x-mine", "1");
    });
    outcome(&server, &call.send().await);
    for request in server.requests() {
        let signed = request.header("authorization").is_some_and(|value| value.contains(";x-mine"));
        println!("x-mine: {:?}, signed: {signed}", request.header("x-mine"));
    }
}

async fn request_that_was_refused() {
    let server = Server::start([Reaction::json(200, KEY)]);
    let client = clients::apigateway(&server).await;
    let refuse = |_| Err(std::io::Error::other("refused"));
    outcome(&server, &client.get_api_key().api_key("k").customize().map_request(refuse).send().await);
    attempts(&server);
}
