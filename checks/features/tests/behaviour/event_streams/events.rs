use super::super::streaming::{Piece, Pieces, Server, response, streamed};
use super::{all, config, event, in_pieces, listen, of_pieces, text};
use aws_smithy_types::event_stream::HeaderValue;
use smithereens_checks_features::event_streams::primitives::{Blob, DateTime};
use smithereens_checks_features::event_streams::types::{News, Outlook, Programme, Silence, Song, Talk, Weather};
use smithereens_checks_features::{
    event_streams_aws_json, event_streams_rest_json, event_streams_rest_xml, event_streams_rpc_json,
};
use std::time::Duration;

fn song() -> (Vec<u8>, Programme) {
    let headers = [
        ("title", text("Für Elise")),
        ("live", HeaderValue::Bool(true)),
        ("stars", HeaderValue::Byte(-5)),
        ("year", HeaderValue::Int16(1867)),
        ("seconds", HeaderValue::Int32(179)),
        ("plays", HeaderValue::Int64(9_000_000_000)),
        ("cover", HeaderValue::ByteArray(vec![0xff, 0xd8].into())),
        ("start", HeaderValue::Timestamp(DateTime::from_secs_and_nanos(1_700_000_000, 500_000_000))),
    ];
    let song = Song::builder()
        .title("Für Elise")
        .live(true)
        .stars(-5)
        .year(1867)
        .seconds(179)
        .plays(9_000_000_000)
        .cover(Blob::new([0xff, 0xd8]))
        .start(DateTime::from_secs_and_nanos(1_700_000_000, 500_000_000))
        .sound(Blob::new([0, 1, 2]))
        .build();
    (event("song", &headers, &[0, 1, 2]), Programme::Song(song))
}

fn news() -> (Vec<u8>, Programme) {
    (event("news", &[], "Ça va".as_bytes()), Programme::News(News::builder().text("Ça va").build()))
}

#[tokio::test]
async fn events_are_read_however_the_body_is_cut() {
    let (song, news, silence) = (song(), news(), event("silence", &[], b""));
    let bytes = [song.0, news.0, silence].concat();
    let expected = [song.1, news.1, Programme::Silence(Silence::builder().build())];
    for length in [1, 7, 12, 16, 100, bytes.len()] {
        assert_eq!(all(listen(in_pieces(length, &bytes)).await.programme).await, expected, "pieces of {length} bytes");
    }
}

#[tokio::test]
async fn integers_in_headers_have_any_width() {
    let headers = [
        ("stars", HeaderValue::Int64(5)),
        ("year", HeaderValue::Int32(1867)),
        ("seconds", HeaderValue::Byte(7)),
        ("plays", HeaderValue::Int16(8)),
    ];
    let bytes = event("song", &headers, b"");
    let song = Song::builder().stars(5).year(1867).seconds(7).plays(8).sound(Blob::new([])).build();
    assert_eq!(all(listen(in_pieces(bytes.len(), &bytes)).await.programme).await, [Programme::Song(song)]);
}

#[tokio::test]
async fn an_event_is_there_before_the_next_one_comes() {
    let pieces = Pieces::new(&[Piece::Bytes(song().0.leak()), Piece::Bytes(news().0.leak())]);
    let taken = pieces.taken.clone();
    let mut output = listen(response(200, &[], streamed(pieces))).await;
    assert_eq!(taken.load(std::sync::atomic::Ordering::Relaxed), 0);
    assert_eq!(output.programme.recv().await.expect("no error"), Some(song().1));
    assert_eq!(taken.load(std::sync::atomic::Ordering::Relaxed), 1);
}

#[tokio::test]
async fn what_the_model_does_not_know_is_unknown() {
    let bytes = [event("jingle", &[("tune", text("la"))], b"{]"), news().0].concat();
    let events = all(listen(in_pieces(50, &bytes)).await.programme).await;
    assert!(events[0].is_unknown());
    assert_eq!(events[1], news().1);
}

#[tokio::test]
async fn headers_and_members_that_are_not_sent_are_not_set() {
    let bytes = [event("song", &[("colour", text("red"))], b""), event("talk", &[], b"")].concat();
    let events = all(listen(in_pieces(50, &bytes)).await.programme).await;
    let song = events[0].as_song().expect("a song");
    assert_eq!((song.title(), song.sound().map(AsRef::as_ref)), (None, Some(&[][..])));
    assert_eq!(events[1], Programme::Talk(Talk::builder().build()));
}

/// A stream can be silent for any time, and a caller that stops waiting loses no event.
#[tokio::test(start_paused = true)]
async fn a_silent_stream_is_waited_for() {
    let (first, second) = (song().0.leak(), news().0.leak());
    let (begun, rest) = second.split_at(20);
    let pause = Piece::Pause(Duration::from_secs(3600));
    let pieces = [Piece::Bytes(first), pause, Piece::Bytes(begun), pause, Piece::Bytes(rest)];
    let mut output = listen(of_pieces(&pieces)).await;
    assert_eq!(output.programme.recv().await.expect("no error"), Some(song().1));
    for _ in 0..3 {
        tokio::time::timeout(Duration::from_secs(1700), output.programme.recv()).await.expect_err("nothing comes");
    }
    assert_eq!(output.programme.recv().await.expect("no error"), Some(news().1));
    assert_eq!(output.programme.recv().await.expect("no error"), None);
}

#[tokio::test]
async fn structures_are_read_from_cbor() {
    let outlook = b"\xa2\x66places\x82\x64Rome\x64Oslo\x67degrees\x15";
    let talk = b"\xa2\x65words\x81\x62hi\x67minutes\x05";
    let bytes = [event("weather", &[], outlook), event("talk", &[("speaker", text("Ann"))], talk)].concat();
    let expected = [
        Programme::Weather(
            Weather::builder().outlook(Outlook::builder().places("Rome").places("Oslo").degrees(21).build()).build(),
        ),
        Programme::Talk(Talk::builder().speaker("Ann").words("hi").minutes(5).build()),
    ];
    assert_eq!(all(listen(in_pieces(9, &bytes)).await.programme).await, expected);
}

#[tokio::test]
async fn a_request_accepts_events() {
    let server = Server::new([in_pieces(9, &[])]);
    let client = smithereens_checks_features::event_streams::Client::new(&config(&server));
    client.listen().send().await.expect("a response");
    assert_eq!(server.received()[0].header("accept"), Some("application/vnd.amazon.eventstream"));
}

/// Checks how a client of another protocol reads structures.
macro_rules! reads_structures {
    ($name:ident, $client:ident, $outlook:expr, $talk:expr) => {
        #[tokio::test]
        async fn $name() {
            use $client::types::{Outlook, Programme, Talk, Weather};
            let bytes = [event("weather", &[], $outlook), event("talk", &[("speaker", text("Ann"))], $talk)].concat();
            let server = Server::new([in_pieces(9, &bytes)]);
            let client = $client::Client::new(&config(&server));
            let mut programme = client.listen().send().await.expect("a response").programme;
            let outlook = Outlook::builder().places("Rome").places("Oslo").degrees(21).build();
            let weather = Programme::Weather(Weather::builder().outlook(outlook).build());
            assert_eq!(programme.recv().await.expect("no error"), Some(weather));
            let talk = Programme::Talk(Talk::builder().speaker("Ann").words("hi").minutes(5).build());
            assert_eq!(programme.recv().await.expect("no error"), Some(talk));
            assert_eq!(programme.recv().await.expect("no error"), None);
        }
    };
}

const OUTLOOK: &[u8] = br#"{"places": ["Rome", "Oslo"], "degrees": 21}"#;
const TALK: &[u8] = br#"{"words": ["hi"], "minutes": 5, "speaker": "not in the header", "more": null}"#;

reads_structures!(structures_are_read_from_rest_json, event_streams_rest_json, OUTLOOK, TALK);
reads_structures!(structures_are_read_from_aws_json, event_streams_aws_json, OUTLOOK, TALK);
reads_structures!(structures_are_read_from_rpc_json, event_streams_rpc_json, OUTLOOK, TALK);
reads_structures!(
    structures_are_read_from_rest_xml,
    event_streams_rest_xml,
    b"<?xml version='1.0'?><Outlook><places><member>Rome</member><member>Oslo</member></places><degrees>21</degrees></Outlook>",
    b"<Talk><words><member>hi</member></words><minutes>5</minutes></Talk>"
);
