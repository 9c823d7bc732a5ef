//! A connection of any kind: plain or TLS, direct or through a proxy.

use crate::error::transport::LastFailure;
use hyper::rt::{Read, ReadBufCursor, Write};
use hyper_util::client::legacy::connect::{self, Connected, HttpInfo};
use std::io::{self, IoSlice};
use std::pin::Pin;
use std::task::{Context, Poll};

/// The stream of a connection. It is boxed, so that HTTP and TLS are compiled for one type only.
pub(super) trait Io: Read + Write + Send + Unpin {}

impl<T: Read + Write + Send + Unpin> Io for T {}

/// How a connection reaches the server.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Path {
    Direct,
    /// A proxy forwards each request.
    Forwarded,
    /// A proxy forwards all bytes.
    Tunneled,
}

pub(super) struct Connection {
    pub(super) io: Box<dyn Io>,
    pub(super) info: Option<HttpInfo>,
    pub(super) path: Path,
    pub(super) is_http2: bool,
}

impl connect::Connection for Connection {
    fn connected(&self) -> Connected {
        let mut connected =
            Connected::new().proxy(self.path == Path::Forwarded).extra(self.path).extra(LastFailure::default());
        if let Some(info) = &self.info {
            connected = connected.extra(info.clone());
        }
        if self.is_http2 { connected.negotiated_h2() } else { connected }
    }
}

impl Read for Connection {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: ReadBufCursor<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().io).poll_read(cx, buffer)
    }
}

impl Write for Connection {
    fn poll_write(self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.get_mut().io).poll_write(cx, bytes)
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().io).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().io).poll_shutdown(cx)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.get_mut().io).poll_write_vectored(cx, slices)
    }
}
