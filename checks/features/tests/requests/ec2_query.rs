use crate::connection::{URL, bodies, connection, response};
use aws_smithy_http_client::test_util::StaticReplayClient;
use aws_smithy_types::body::SdkBody;
use smithereens_checks_features::ec2_query::error::ProvideErrorMetadata;
use smithereens_checks_features::ec2_query::operation::RequestId;
use smithereens_checks_features::ec2_query::operation::cook::CookError;
use smithereens_checks_features::ec2_query::operation::cook::builders::CookFluentBuilder;
use smithereens_checks_features::ec2_query::primitives::{Blob, DateTime};
use smithereens_checks_features::ec2_query::types::Course;
use smithereens_checks_features::ec2_query::{Client, Config};

fn cook(connection: &StaticReplayClient) -> CookFluentBuilder {
    Client::from_conf(Config::builder().endpoint_url(URL).http_client(connection.clone()).build()).cook()
}

fn responses(status: u16, body: &'static str) -> StaticReplayClient {
    connection([response(status).map(|_| SdkBody::from(body))])
}

async fn error(status: u16, body: &'static str) -> CookError {
    cook(&responses(status, body)).send().await.expect_err("an error").into_service_error()
}

/// The same as botocore writes, except `Dish` and `Name`, which are capitalized only in the specification.
#[tokio::test]
async fn members_have_their_names_in_requests_and_lists_are_flattened() {
    let connection = connection([response(200)]);
    let course = |name: &str| Course::builder().name(name).guests("a b").guests("c").build();
    cook(&connection)
        .dish("soup & bread")
        .sauce("")
        .plates("deep")
        .plates("flat")
        .courses(course("1st"))
        .courses(Course::builder().build())
        .courses(course("2nd"))
        .hot(true)
        .salt(0.1)
        .served(DateTime::from_secs(1422172800))
        .opened(DateTime::from_secs(1422172800))
        .recipe(Blob::new("value"))
        .send()
        .await
        .expect("a response");
    let expected = "Action=Cook&Version=2024-01-01&Dish=soup%20%26%20bread&Dip=&Plate.1=deep&Plate.2=flat\
        &Course.1.Name=1st&Course.1.GuestSet.1=a%20b&Course.1.GuestSet.2=c&Course.3.Name=2nd&Course.3.GuestSet.1=a%20b\
        &Course.3.GuestSet.2=c&Hot=true&Salt=0.1&Served=2015-01-25T08%3A00%3A00Z&Opened=1422172800&Recipe=dmFsdWU%3D";
    assert_eq!(bodies(&connection), [expected]);
    let request = connection.actual_requests().next().expect("a request");
    assert_eq!((request.method(), request.uri()), ("POST", "http://localhost:1/"));
    assert_eq!(request.headers().get("content-type"), Some("application/x-www-form-urlencoded"));
    assert_eq!(request.headers().get("content-length"), Some(expected.len().to_string().as_str()));
}

#[tokio::test]
async fn an_empty_list_is_not_sent() {
    let connection = connection([response(200)]);
    cook(&connection).set_plates(Some(vec![])).send().await.expect("a response");
    assert_eq!(bodies(&connection), ["Action=Cook&Version=2024-01-01"]);
}

#[tokio::test]
async fn members_have_their_names_in_responses() {
    let connection = responses(
        200,
        r#"<?xml version="1.0" encoding="UTF-8"?>
        <CookResponse xmlns="https://kitchen.example/">
            <requestId>59dbff89</requestId>
            <dish>soup &amp; bread</dish>
            <plateSet><item>deep</item><item>flat</item></plateSet>
            <course><item><name>1st</name><guestSet><item>a</item></guestSet></item><item/></course>
            <unknown><item><unknown>x</unknown></item></unknown>
            <Served>2015-01-25T08:00:00.000Z</Served>
        </CookResponse>"#,
    );
    let output = cook(&connection).send().await.expect("a response");
    assert_eq!(output.dish(), Some("soup & bread"));
    assert_eq!(output.plates(), ["deep", "flat"]);
    assert_eq!(output.courses(), [Course::builder().name("1st").guests("a").build(), Course::builder().build()]);
    assert_eq!(output.served(), Some(&DateTime::from_secs(1422172800)));
}

#[tokio::test]
async fn an_error_has_its_code_message_members_and_request_id() {
    let body = "<Response><Errors><Error><Code>Burnt</Code><Message>Too hot</Message><Pan>iron</Pan></Error></Errors>\
        <RequestID>ea966190</RequestID></Response>";
    let error = error(400, body).await;
    assert_eq!((error.code(), error.message(), error.request_id()), (Some("Burnt"), Some("Too hot"), Some("ea966190")));
    let CookError::Burnt(burnt) = error else { panic!("{error:?}") };
    assert_eq!((burnt.pan(), burnt.message()), (Some("iron"), Some("Too hot")));
}

#[tokio::test]
async fn an_unmodeled_error_has_its_code_and_message() {
    let body = "<Response><Errors><Error><Code>InvalidInstanceID.NotFound</Code><Message>none</Message></Error></Errors>\
        <RequestID>ea966190</RequestID></Response>";
    let error = error(400, body).await;
    assert_eq!((error.code(), error.message()), (Some("InvalidInstanceID.NotFound"), Some("none")));
}

#[tokio::test]
async fn an_error_without_a_body_is_unhandled() {
    let error = error(404, "").await;
    assert!(!error.is_burnt() && error.code().is_none(), "{error:?}");
}
