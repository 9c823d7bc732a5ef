use super::super::streaming::{Piece, Pieces, Server, response, streamed};
use super::{config, event, exception, failure, in_pieces, listen, message, text};
use smithereens_checks_features::event_streams::Error;
use smithereens_checks_features::event_streams::error::{ProvideErrorMetadata, SdkError};
use smithereens_checks_features::event_streams::operation::RequestId;
use smithereens_checks_features::event_streams::operation::listen::ListenError;
use smithereens_checks_features::event_streams::types::error::ProgrammeError;
use smithereens_checks_features::{
    event_streams_aws_json, event_streams_rest_json, event_streams_rest_xml, event_streams_rpc_json,
};

#[tokio::test]
async fn an_exception_is_the_error_of_its_member_and_ends_the_stream() {
    let bytes = [exception("lost", b"\xa1\x67message\x64gone"), event("silence", &[], b"")].concat();
    let error = failure(&mut listen(in_pieces(10, &bytes)).await.programme).await.into_service_error();
    assert_eq!((error.code(), error.message()), (Some("lost"), Some("gone")));
    let ProgrammeError::SignalLost(lost) = &error else { panic!("{error:?}") };
    assert_eq!(lost.message(), Some("gone"));
    assert!(matches!(Error::from(error), Error::SignalLost(_)));
}

#[tokio::test]
async fn the_stream_can_contain_an_exception_of_the_operation() {
    let bytes = exception("noise", b"\xa2\x67message\x64loud\x65level\x09");
    let error = failure(&mut listen(in_pieces(10, &bytes)).await.programme).await.into_service_error();
    let ProgrammeError::Noise(noise) = error else { panic!("{error:?}") };
    assert_eq!((noise.message(), noise.level()), (Some("loud"), Some(9)));
}

#[tokio::test]
async fn an_exception_whose_payload_cannot_be_read_keeps_its_type() {
    let error = failure(&mut listen(in_pieces(10, &exception("noise", b"\xff\xff"))).await.programme).await;
    assert!(error.into_service_error().is_noise());
}

#[tokio::test]
async fn an_exception_that_the_model_does_not_know_keeps_its_code() {
    let bytes = exception("strike", b"\xa1\x67message\x65later");
    let error = failure(&mut listen(in_pieces(10, &bytes)).await.programme).await.into_service_error();
    assert!(!error.is_noise() && !error.is_signal_lost());
    assert_eq!((error.code(), error.message()), (Some("strike"), Some("later")));
}

#[tokio::test]
async fn an_error_message_has_its_code_and_message() {
    let kind = [(":message-type", text("error")), (":error-code", text("Down")), (":error-message", text("too late"))];
    let error = failure(&mut listen(in_pieces(10, &message(&kind, &[], b""))).await.programme).await;
    let SdkError::ServiceError(context) = &error else { panic!("{error:?}") };
    assert_eq!((context.err().code(), context.err().message()), (Some("Down"), Some("too late")));
}

#[tokio::test]
async fn an_error_in_the_stream_has_the_id_of_the_request() {
    let error = [(":message-type", text("error")), (":error-code", text("Down"))];
    for bytes in [exception("lost", b""), exception("strike", b""), message(&error, &[], b"")] {
        let mut response = in_pieces(10, &bytes).expect("a response");
        response.headers_mut().insert("x-amzn-requestid", http::HeaderValue::from_static("id-1"));
        let error = failure(&mut listen(Ok(response)).await.programme).await.into_service_error();
        assert_eq!(error.request_id(), Some("id-1"), "{error:?}");
    }
}

#[tokio::test]
async fn an_error_before_the_stream_is_that_of_the_operation() {
    let pieces = Pieces::new(&[Piece::Bytes(br#"{"message": "loud", "#), Piece::Bytes(br#""level": 3}"#)]);
    let server = Server::new([response(400, &[("x-amzn-errortype", "Noise")], streamed(pieces))]);
    let client = event_streams_rest_json::Client::new(&config(&server));
    let error = client.listen().send().await.expect_err("an error").into_service_error();
    assert_eq!((error.code(), error.message()), (Some("Noise"), Some("loud")));
    let _: fn(_) -> ListenError = ListenError::Noise;
}

#[tokio::test]
async fn an_exception_of_rpc_json_that_the_model_does_not_know_keeps_its_code_and_message() {
    let server = Server::new([in_pieces(10, &exception("strike", br#"{"message": "later"}"#))]);
    let client = event_streams_rpc_json::Client::new(&config(&server));
    let mut programme = client.listen().send().await.expect("a response").programme;
    let error = programme.recv().await.expect_err("an error").into_service_error();
    assert_eq!((error.code(), error.message()), (Some("strike"), Some("later")));
}

/// Checks how a client of another protocol reads an exception.
macro_rules! reads_exceptions {
    ($name:ident, $client:ident, $payload:expr) => {
        #[tokio::test]
        async fn $name() {
            let server = Server::new([in_pieces(10, &exception("noise", $payload))]);
            let client = $client::Client::new(&config(&server));
            let mut programme = client.listen().send().await.expect("a response").programme;
            let error = programme.recv().await.expect_err("an error").into_service_error();
            let $client::types::error::ProgrammeError::Noise(noise) = &error else { panic!("{error:?}") };
            assert_eq!((noise.message(), noise.level()), (Some("loud"), Some(9)));
        }
    };
}

const NOISE: &[u8] = br#"{"message": "loud", "level": 9}"#;

reads_exceptions!(exceptions_are_read_from_rest_json, event_streams_rest_json, NOISE);
reads_exceptions!(exceptions_are_read_from_aws_json, event_streams_aws_json, NOISE);
reads_exceptions!(exceptions_are_read_from_rpc_json, event_streams_rpc_json, NOISE);
reads_exceptions!(
    exceptions_are_read_from_xml,
    event_streams_rest_xml,
    b"<Noise><message>loud</message><level>9</level></Noise>"
);
