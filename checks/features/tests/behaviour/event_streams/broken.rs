use super::super::streaming::Piece;
use super::{event, failure, in_pieces, listen, message, of_pieces, text};
use aws_smithy_types::event_stream::HeaderValue;
use smithereens_checks_features::event_streams::error::{DisplayErrorContext, SdkError};

/// The text of the error for these bytes, which must not be an error of the service.
async fn unreadable(bytes: &[u8]) -> String {
    let error = failure(&mut listen(in_pieces(10, bytes)).await.programme).await;
    assert!(matches!(error, SdkError::ResponseError(_)), "{error:?}");
    DisplayErrorContext(error).to_string()
}

#[tokio::test]
async fn a_stream_that_ends_within_a_message_is_an_error() {
    let whole = event("news", &[], b"late");
    for length in 1..whole.len() {
        let error = unreadable(&whole[..length]).await;
        assert!(error.contains("ended within a message"), "after {length} bytes: {error}");
    }
}

#[tokio::test]
async fn a_message_in_which_any_byte_is_wrong_is_an_error() {
    let whole = event("news", &[("any", text("header"))], b"late");
    for index in 0..whole.len() {
        let mut wrong = whole.clone();
        wrong[index] ^= 0x20;
        unreadable(&wrong).await;
    }
}

#[tokio::test]
async fn a_message_without_end_is_not_waited_for() {
    for length in [0_u32, 15, 30_000_000, u32::MAX] {
        let error = unreadable(&length.to_be_bytes()).await;
        assert!(error.contains(&format!("invalid message length {length}:")), "{error}");
    }
}

#[tokio::test]
async fn an_event_of_the_wrong_type_is_an_error() {
    let wrong = [
        event("song", &[("title", HeaderValue::Bool(true))], b""),
        event("song", &[("seconds", HeaderValue::Int64(1 << 31))], b""),
        event("news", &[], b"\xff"),
        event("weather", &[], b"\x01"),
        event("weather", &[], b"\xa1\x66places\x01"),
        event("talk", &[], b"\xa2\x65words"),
        message(&[(":message-type", text("event"))], &[], b""),
        message(&[(":message-type", text("event")), (":event-type", HeaderValue::Byte(1))], &[], b""),
        message(&[(":message-type", text("exception"))], &[], b""),
        message(&[(":message-type", text("error"))], &[], b""),
        message(&[(":message-type", text("letter"))], &[], b""),
        message(&[], &[], b""),
    ];
    for (index, wrong) in wrong.iter().enumerate() {
        assert!(!unreadable(wrong).await.is_empty(), "{index}");
    }
}

#[tokio::test]
async fn received_messages_are_not_printed() {
    let good = event("song", &[("title", text("secret"))], b"secret");
    let secret = || HeaderValue::ByteArray(b"secret".as_slice().into());
    for wrong in [event("song", &[("title", secret())], b""), message(&[(":message-type", secret())], &[], b"")] {
        let mut output = listen(in_pieces(1000, &[good.clone(), wrong].concat())).await;
        output.programme.recv().await.expect("no error").expect("an event");
        // The second message waits in the buffer.
        let printed = format!("{output:?}");
        assert!(printed.contains("EventReceiver") && !printed.contains("secret"), "{printed}");
        let error = DisplayErrorContext(failure(&mut output.programme).await).to_string();
        assert!(error.contains("found bytes"), "{error}");
    }
}

#[tokio::test]
async fn a_connection_that_is_lost_is_an_error() {
    let pieces = [Piece::Bytes(event("news", &[], b"late").leak()), Piece::Break];
    let mut output = listen(of_pieces(&pieces)).await;
    output.programme.recv().await.expect("no error").expect("an event");
    let error = failure(&mut output.programme).await;
    assert!(matches!(error, SdkError::DispatchFailure(_)), "{error:?}");
}

/// Pseudo-random bytes, which are the same in each run.
fn chance(seed: u64, length: usize) -> Vec<u8> {
    let mut state = seed;
    let mut byte = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    (0..length).map(|_| byte()).collect()
}

/// A message with arbitrary headers and payload, and valid checksums.
fn framed(headers: &[u8], payload: &[u8]) -> Vec<u8> {
    let lengths =
        [16 + headers.len() + payload.len(), headers.len()].map(|length| u32::try_from(length).expect("short"));
    let mut bytes = lengths.map(u32::to_be_bytes).concat();
    for part in [&[][..], &[headers, payload].concat()] {
        bytes.extend_from_slice(part);
        let mut checksum = flate2::Crc::new();
        checksum.update(&bytes);
        bytes.extend_from_slice(&checksum.sum().to_be_bytes());
    }
    bytes
}

#[tokio::test]
async fn a_message_of_anything_does_no_harm() {
    let good = event("talk", &[("speaker", text("Ann"))], b"\xa2\x65words\x81\x62hi\x67minutes\x05");
    let end = good.len() - 4;
    let headers = usize::try_from(u32::from_be_bytes(good[4..8].try_into().expect("four bytes"))).expect("short");
    assert_eq!(framed(&good[12..12 + headers], &good[12 + headers..end]), good);
    for seed in 0..400 {
        let mut changed = good[12..end].to_vec();
        let bytes = chance(seed, 6);
        for pair in bytes.chunks(2) {
            let place = usize::from(pair[0]) % changed.len();
            changed[place] = pair[1];
        }
        let (headers, payload) = changed.split_at(headers);
        let mut output = listen(in_pieces(1000, &framed(headers, payload))).await;
        drop(output.programme.recv().await);
        let random = chance(seed, usize::from(bytes[0]));
        let mut output = listen(in_pieces(1000, &framed(&random, payload))).await;
        assert!(output.programme.recv().await.is_err(), "headers {random:?}");
    }
}
