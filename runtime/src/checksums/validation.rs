use aws_smithy_checksums::http::HttpChecksum;
use aws_smithy_types::base64;
use aws_smithy_types::body::{Error, SdkBody};
use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use std::pin::Pin;
use std::task::{Context, Poll, ready};

/// A body that ends with an error if its checksum is not the expected one.
///
/// `aws-smithy-checksums` has such a body type too, but it panics if a response has trailers.
pub(super) struct ValidatedBody {
    body: SdkBody,
    /// The expected checksum, taken at the end.
    checksum: Option<Box<dyn HttpChecksum>>,
    expected: Vec<u8>,
}

impl ValidatedBody {
    pub(super) fn new(body: SdkBody, checksum: Box<dyn HttpChecksum>, expected: Vec<u8>) -> Self {
        Self { body, checksum: Some(checksum), expected }
    }

    /// Compares the checksum at the end of the body, once.
    fn finish(&mut self) -> Result<(), Error> {
        let Some(checksum) = self.checksum.take() else { return Ok(()) };
        let name = checksum.header_name();
        let actual = checksum.finalize();
        if actual == self.expected {
            return Ok(());
        }
        let (expected, actual) = (base64::encode(&self.expected), base64::encode(actual));
        Err(format!("the body does not match its checksum `{name}`: expected {expected}, found {actual}").into())
    }
}

impl Body for ValidatedBody {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        let frame = ready!(Pin::new(&mut self.body).poll_frame(context));
        let checked = match &frame {
            Some(Ok(frame)) => {
                if let (Some(data), Some(checksum)) = (frame.data_ref(), &mut self.checksum) {
                    checksum.update(data);
                }
                if frame.is_trailers() { self.finish() } else { Ok(()) }
            }
            Some(Err(_)) => Ok(()),
            None => self.finish(),
        };
        Poll::Ready(checked.map_or_else(|error| Some(Err(error)), |()| frame))
    }

    fn is_end_stream(&self) -> bool {
        // The body is not at its end until the checksum is compared.
        self.checksum.is_none() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}
