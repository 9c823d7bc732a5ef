//! Mocks of clients, for tests without a network.
//!
//! The build script of a client with mocks calls `mocks(true)`. The client then has a module `mocks` with a type `Mock`, whose
//! methods set the responses of operations, and a function `Client::for_tests`:
//!
//! ```ignore
//! let client = s3::Client::for_tests(|mock| {
//!     mock.on_get_object(|input| match input.key() {
//!         Some("book") => Ok(GetObjectOutput::builder().content_type("text/plain").build()),
//!         _ => Err(GetObjectError::NoSuchKey(NoSuchKey::builder().build())),
//!     });
//! });
//! ```
//!
//! A call runs through the whole client: the input is written as a request, the mock reads the request as the service does,
//! by the model, and passes what it read to the function; the output or the error of the function is written as a response,
//! which the client reads. So a member that is not sent is missing in the input of the function, and a member that is not in
//! a response is missing in the output of the call. Failed calls are retried as usual, without waiting.
//!
//! A call that no responder responds to panics, in the task that polls the call.
//!
//! The events of an output are an [`EventStream`], which is written in the protocol's frames. Those of an input are read from
//! the frames of the request, and the function can respond to each one as it arrives:
//!
//! ```ignore
//! let client = transcribe::Client::for_tests(|mock| {
//!     mock.on_start_stream_transcription(|input| {
//!         let transcripts = EventStream::new().replies(input.audio_stream, |audio| Some(audio.map(transcribed)));
//!         Ok(StartStreamTranscriptionOutput::builder().transcript_result_stream(transcripts.into()).build())
//!     });
//! });
//! ```
//!
//! The feature `mocks` belongs in `[dev-dependencies]`:
//!
//! ```toml
//! [dev-dependencies]
//! smithereens = { git = "https://github.com/smithereens-rs/smithereens", features = ["mocks"] }
//! ```

mod call;
mod connection;
#[cfg(feature = "event-stream")]
mod event_stream;
mod events;
mod examples;
mod failure;
mod operation;
mod responder;
mod settings;
mod state;

pub(crate) use connection::Called;
#[cfg(feature = "event-stream")]
pub use event_stream::EventStream;
pub use failure::Failure;
pub use operation::{Example, MockedOperation, ModeledException};
pub use responder::Responder;
pub use state::Mocks;
