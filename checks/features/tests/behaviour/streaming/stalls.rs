//! Streams that stall. The tests use tokio's paused clock, which advances when no task can run.

use super::{Piece, Pieces, Server, response, streamed};
use smithereens_checks_features::streaming::config::timeout::TimeoutConfig;
use smithereens_checks_features::streaming::config::{Builder, StalledStreamProtectionConfig, TimeSource};
use smithereens_checks_features::streaming::error::DisplayErrorContext;
use std::time::{Duration, SystemTime};
use tokio::time::Instant;

const STALLING: [Piece; 3] = [Piece::Bytes(b"one "), Piece::Pause(Duration::from_secs(3600)), Piece::Bytes(b"two")];

/// Tokio's clock.
#[derive(Debug)]
struct Clock(Instant);

impl TimeSource for Clock {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000) + self.0.elapsed()
    }
}

fn on_tokio_time(config: Builder) -> Builder {
    config.time_source(Clock(Instant::now()))
}

#[tokio::test(start_paused = true)]
async fn a_download_that_stalls_is_an_error() {
    let server = Server::new([response(200, &[], streamed(Pieces::new(&STALLING)))]);
    let client = server.configured_client(on_tokio_time);
    let mut output = client.download().name("a").send().await.expect("a response");
    assert_eq!(output.body.next().await.expect("a piece").expect("it came"), "one ");
    let error = output.body.next().await.expect("a body that is cut off").expect_err("it stalls");
    assert!(DisplayErrorContext(&error).to_string().contains("minimum throughput"), "{error:?}");
}

#[tokio::test(start_paused = true)]
async fn an_upload_that_the_server_stops_reading_is_an_error() {
    let server = Server::stalling();
    let bytes = Pieces::new(&[Piece::Bytes(b"one "), Piece::Bytes(b"two")]).of_length(7).into_stream();
    let result = server.configured_client(on_tokio_time).upload().bytes(bytes).send().await;
    let error = DisplayErrorContext(result.expect_err("it stalls")).to_string();
    assert!(error.contains("minimum throughput"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn an_upload_can_wait_for_its_source() {
    let server = Server::new([response(200, &[], "{}")]);
    let bytes = Pieces::new(&STALLING).of_length(7).into_stream();
    server.configured_client(on_tokio_time).upload().bytes(bytes).send().await.expect("a response");
    assert_eq!(server.received()[0].body, b"one two");
}

#[tokio::test(start_paused = true)]
async fn a_stream_can_stall_if_protection_is_disabled() {
    let server = Server::new([response(200, &[], streamed(Pieces::new(&STALLING)))]);
    let client = server.configured_client(|config| {
        on_tokio_time(config).stalled_stream_protection(StalledStreamProtectionConfig::disabled())
    });
    let output = client.download().name("a").send().await.expect("a response");
    assert_eq!(output.body.collect().await.expect("all of it").into_bytes(), "one two");
}

#[tokio::test(start_paused = true)]
async fn a_deadline_of_the_call_does_not_cut_the_stream_off() {
    let pieces = [Piece::Bytes(b"one "), Piece::Pause(Duration::from_secs(2)), Piece::Bytes(b"two")];
    let server = Server::new([response(200, &[], streamed(Pieces::new(&pieces)))]);
    let client = server.configured_client(|config| {
        let timeouts = TimeoutConfig::builder().operation_timeout(Duration::from_secs(1)).build();
        on_tokio_time(config).timeout_config(timeouts)
    });
    let output = client.download().name("a").send().await.expect("a response");
    assert_eq!(output.body.collect().await.expect("all of it").into_bytes(), "one two");
}
