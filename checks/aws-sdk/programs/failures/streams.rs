use super::clients;
use super::report::{attempts, error, outcome};
use super::scenario::{Scenario, scenario};
use super::server::{Reaction, Server};
use aws_config::stalled_stream_protection::StalledStreamProtectionConfig;
use aws_sdk_s3::primitives::ByteStream;
use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

pub(crate) const SCENARIOS: [Scenario; 6] = [
    scenario!(stalled_download),
    scenario!(stalled_response),
    scenario!(truncated_download),
    scenario!(truncated_response),
    scenario!(stalled_upload),
    scenario!(upload_that_cannot_be_sent_again),
];

/// A client whose stalled-stream protection waits for half a second.
async fn s3(server: &Server) -> aws_sdk_s3::Client {
    let protection = StalledStreamProtectionConfig::enabled().grace_period(Duration::from_millis(500)).build();
    let shared = clients::shared(server).await.into_builder().stalled_stream_protection(protection).build();
    let config = aws_sdk_s3::config::Builder::from(&shared).force_path_style(true).build();
    aws_sdk_s3::Client::from_conf(config)
}

async fn download(reaction: Reaction) {
    let server = Server::start([reaction]);
    let output = s3(&server).await.get_object().bucket("b").key("k").send().await.expect("a response");
    println!("length: {:?}", output.content_length());
    match output.body.collect().await {
        Ok(bytes) => println!("ok: {} bytes", bytes.into_bytes().len()),
        Err(failure) => error(&server, &failure),
    }
}

async fn stalled_download() {
    download(Reaction::Stalled("half of it".to_owned())).await;
}

async fn truncated_download() {
    download(Reaction::Truncated("half of it".to_owned())).await;
}

async fn stalled_response() {
    let server = Server::start([Reaction::Stalled("<ListBucketResult>".to_owned())]);
    outcome(&server, &s3(&server).await.list_objects_v2().bucket("b").send().await);
    attempts(&server);
}

async fn truncated_response() {
    let server = Server::start([Reaction::Truncated("<ListBucketResult>".to_owned())]);
    outcome(&server, &s3(&server).await.list_objects_v2().bucket("b").send().await);
    attempts(&server);
}

/// A body that yields all of its bytes at once, or never yields some of them. It cannot be sent again.
struct Once {
    bytes: Option<&'static [u8]>,
    length: u64,
}

impl Body for Once {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        match self.bytes.take() {
            Some(bytes) => {
                self.length -= bytes.len() as u64;
                Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(bytes)))))
            }
            None if self.length == 0 => Poll::Ready(None),
            None => Poll::Pending,
        }
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.length)
    }
}

async fn upload(body: Once, reactions: [Reaction; 2]) {
    let server = Server::start(reactions);
    let put = s3(&server).await.put_object().bucket("b").key("k").body(ByteStream::from_body_1_x(body));
    outcome(&server, &put.send().await);
    attempts(&server);
}

async fn stalled_upload() {
    upload(Once { bytes: Some(b"hello"), length: 10 }, [Reaction::xml(200, ""), Reaction::xml(200, "")]).await;
}

async fn upload_that_cannot_be_sent_again() {
    upload(Once { bytes: Some(b"hello"), length: 5 }, [Reaction::xml(503, ""), Reaction::xml(200, "")]).await;
}
