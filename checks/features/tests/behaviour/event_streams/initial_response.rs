use super::super::streaming::{Piece, Server, response};
use super::{all, client, config, event, exception, failure, in_pieces, listen, of_pieces};
use smithereens_checks_features::event_streams::error::{DisplayErrorContext, SdkError};
use smithereens_checks_features::event_streams::operation::RequestId;
use smithereens_checks_features::event_streams::types::{Programme, Silence};
use smithereens_checks_features::{event_streams_aws_json, event_streams_rest_json};

const FREQUENCY: &[u8] = b"\xa1\x69frequency\x18\x65";

fn silence() -> (Vec<u8>, Programme) {
    (event("silence", &[], b""), Programme::Silence(Silence::builder().build()))
}

#[tokio::test]
async fn members_of_the_output_are_in_the_first_message() {
    let bytes = [event("initial-response", &[], FREQUENCY), silence().0].concat();
    let mut response = in_pieces(10, &bytes).expect("a response");
    response.headers_mut().insert("x-amzn-requestid", http::HeaderValue::from_static("id-1"));
    let output = client(Ok(response)).tune().send().await.expect("a response");
    assert_eq!((output.frequency(), output.request_id()), (Some(101), Some("id-1")));
    assert_eq!(all(output.programme).await, [silence().1]);
}

#[tokio::test]
async fn members_of_the_output_are_in_the_first_message_of_json() {
    let bytes = [event("initial-response", &[], br#"{"frequency": 101}"#), silence().0].concat();
    let server = Server::new([in_pieces(10, &bytes)]);
    let mut output = event_streams_aws_json::Client::new(&config(&server)).tune().send().await.expect("a response");
    assert_eq!(output.frequency(), Some(101));
    assert!(output.programme.recv().await.expect("no error").expect("an event").is_silence());
}

#[tokio::test]
async fn the_initial_response_is_optional() {
    let output = client(in_pieces(10, &silence().0)).tune().send().await.expect("a response");
    assert_eq!(output.frequency(), None);
    assert_eq!(all(output.programme).await, [silence().1]);
    let mut refused = client(in_pieces(10, &exception("noise", b""))).tune().send().await.expect("a response");
    assert!(failure(&mut refused.programme).await.into_service_error().is_noise());
    assert!(all(client(in_pieces(10, b"")).tune().send().await.expect("a response").programme).await.is_empty());
}

#[tokio::test]
async fn an_initial_response_of_which_nothing_is_wanted_is_skipped() {
    let bytes = [event("initial-response", &[], FREQUENCY), silence().0].concat();
    assert_eq!(all(listen(in_pieces(10, &bytes)).await.programme).await, [silence().1]);
}

#[tokio::test]
async fn an_initial_response_that_cannot_be_read_is_an_error_of_the_call() {
    let broken = [Piece::Break];
    let cut = &event("initial-response", &[], FREQUENCY)[..20];
    for response in [in_pieces(10, &event("initial-response", &[], b"\x01")), in_pieces(10, cut), of_pieces(&broken)] {
        let error = client(response).tune().send().await.expect_err("an error");
        assert!(matches!(error, SdkError::ResponseError(_)), "{}", DisplayErrorContext(error));
    }
}

#[tokio::test]
async fn protocols_of_rest_have_headers_in_its_place() {
    let server = Server::new([response(200, &[("x-frequency", "101")], silence().0)]);
    let mut output = event_streams_rest_json::Client::new(&config(&server)).tune().send().await.expect("a response");
    assert_eq!(output.frequency(), Some(101));
    assert!(output.programme.recv().await.expect("no error").expect("an event").is_silence());
}
