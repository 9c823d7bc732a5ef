mod events;

use crate::arguments::{Files, Serve};
use crate::error::Error;
use crate::{input, output};
use flate2::read::GzDecoder;
use http_body_util::channel::Channel;
use http_body_util::{BodyExt, Either, Full, LengthLimitError, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper::{Response, StatusCode};
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto;
use smithereens_serve::{Headers, HttpResponse, Reply, Request, Responses, SdkBody, Service};
use std::convert::Infallible;
use std::io::Read;
use std::net::Ipv4Addr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;

/// The longest body of a request in bytes, before and after decompression.
const MAX_BODY: usize = 64 << 20;

/// The pause after a connection that cannot be accepted.
const PAUSE: Duration = Duration::from_millis(50);

/// Serves the operations of a model until the process ends.
pub(crate) fn run(request: &Serve) -> Result<(), Error> {
    let loaded = input::load_valid(&Files { paths: request.models.clone() })?;
    let service = Service::new(loaded.model.clone(), request.service.as_deref(), request.protocol.as_deref());
    let service = service.map_err(|message| {
        Error::new(message, "choose the service with `--service`, and a supported protocol with `--protocol`")
    })?;
    let script = request.script.as_ref();
    let text =
        script.map(|path| std::fs::read_to_string(path).map_err(|error| Error::read(path, &error))).transpose()?;
    let responses = Responses::new(service, text.as_deref()).map_err(|message| {
        let place = script.map(|path| format!("{}: ", path.display())).unwrap_or_default();
        Error::new(format!("{place}{message}"), "correct the script; the book describes its format")
    })?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Error::new(format!("cannot start a server: {error}"), "try again"))?;
    runtime.block_on(serve(request.port, Arc::new(responses)))
}

async fn serve(port: u16, responses: Arc<Responses>) -> Result<(), Error> {
    let failed = |error: std::io::Error| {
        Error::new(
            format!("cannot listen on port {port}: {error}"),
            "choose another port with `--port`, or none for a free one",
        )
    };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await.map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    output::print(format!("http://{address}\n").as_bytes())?;
    let protocols: Vec<&str> = responses.service().protocols().collect();
    eprintln!(
        "serving {} in {}, with {}",
        responses.service().id(),
        protocols.join(", "),
        output::count(responses.example_count(), "example")
    );
    loop {
        let Ok((stream, _)) = listener.accept().await else {
            // A connection that ends before it is accepted concerns its client only. If there are too many open files, the
            // pause leaves time for others to end.
            tokio::time::sleep(PAUSE).await;
            continue;
        };
        let responses = responses.clone();
        let service = service_fn(move |request| respond(responses.clone(), request));
        tokio::spawn(async move {
            // With HTTP/2, clients send events of requests and receive those of responses at the same time.
            let mut http = auto::Builder::new(TokioExecutor::new());
            http.http1().timer(TokioTimer::new());
            // An error of a connection concerns its client only.
            let _ = http.serve_connection(TokioIo::new(stream), service).await;
        });
    }
}

/// A body that is complete, or whose events are sent one after the other.
type Body = Either<Full<Bytes>, Channel<Bytes>>;

async fn respond(responses: Arc<Responses>, request: hyper::Request<Incoming>) -> Result<Response<Body>, Infallible> {
    // The query of a presigned request contains its signature.
    let target = format!("{} {}", request.method(), request.uri().path());
    let (reply, mut received) = match receive(&responses, request, &target).await {
        Ok((request, received)) => (responses.respond(&request), received),
        Err((request, message, status)) => (responses.refuse(&request, message, status), None),
    };
    tokio::time::sleep(reply.delay).await;
    let Reply { response, events, operation, outcome, .. } = reply;
    let status = response.status().as_u16();
    eprintln!("{target} {}: {status}, {outcome}", operation.as_deref().unwrap_or("(no operation)"));
    let body = match events {
        Some(steps) => {
            let (sender, body) = Channel::new(1);
            tokio::spawn(events::send(steps, received, sender, target));
            Either::Right(body)
        }
        None => {
            // An output without events follows those of the request; an error does not wait for them.
            if response.status().is_success() {
                events::wait_for_end(&mut received).await;
            }
            Either::Left(Full::new(Bytes::copy_from_slice(response.body().bytes().unwrap_or_default())))
        }
    };
    Ok(sent(response, body))
}

/// A request that cannot be read: what is known of it, the reason, and the status of the response.
type Refused = (Request, String, u16);

/// Receives a request, or the part of it that is before its events.
async fn receive(
    responses: &Arc<Responses>,
    request: hyper::Request<Incoming>,
    target: &str,
) -> Result<(Request, events::Received), Refused> {
    let (head, body) = request.into_parts();
    let (method, uri) = (head.method.to_string(), head.uri.to_string());
    let mut headers = Headers::new();
    for (name, value) in &head.headers {
        // Values that are not UTF-8 are not in any model.
        if let Ok(value) = std::str::from_utf8(value.as_bytes()) {
            let _ = headers.try_append(name.as_str().to_owned(), value.to_owned());
        }
    }
    let without_body = |message: String, status: u16| {
        let request = Request::new(&method, &uri, Headers::new(), Vec::new());
        (request.unwrap_or_default(), message, status)
    };
    let body = Limited::new(body, MAX_BODY);
    let request = Request::new(&method, &uri, headers.clone(), Vec::new());
    if let Ok(request) = request
        && responses.service().has_events(&request)
    {
        let received = responses.service().receive_events(&request, SdkBody::from_body_1_x(body)).await;
        let (body, events) = received.map_err(|failure| without_body(failure.message, failure.status))?;
        let request = Request::new(&method, &uri, headers, body);
        let request = request.map_err(|error| without_body(error.to_string(), 400))?;
        return Ok((request, Some(events::receive(responses.clone(), events, target.to_owned()))));
    }
    let body = match body.collect().await {
        Ok(body) => body.to_bytes().to_vec(),
        Err(error) if error.is::<LengthLimitError>() => {
            return Err(without_body(format!("the body is longer than {MAX_BODY} bytes"), 413));
        }
        Err(error) => return Err(without_body(format!("the body cannot be read: {error}"), 400)),
    };
    let body = uncompressed(&headers, body).map_err(|message| without_body(message, 400))?;
    let request = Request::new(&method, &uri, headers, body);
    request.map(|request| (request, None)).map_err(|error| without_body(error.to_string(), 400))
}

/// Unpacks a body that the client has compressed.
fn uncompressed(headers: &Headers, body: Vec<u8>) -> Result<Vec<u8>, String> {
    let is_compressed = headers
        .get("content-encoding")
        .is_some_and(|codings| codings.rsplit(',').any(|coding| coding.trim().eq_ignore_ascii_case("gzip")));
    // An object that is stored with this coding is not compressed by the client.
    if !is_compressed || !body.starts_with(&[0x1f, 0x8b]) || headers.contains_key("x-amz-content-sha256") {
        return Ok(body);
    }
    let mut unpacked = Vec::new();
    let limit = u64::try_from(MAX_BODY).unwrap_or(u64::MAX);
    let read = GzDecoder::new(&*body).take(limit + 1).read_to_end(&mut unpacked);
    match read {
        Ok(length) if length > MAX_BODY => Err(format!("the body is longer than {MAX_BODY} bytes")),
        Ok(_) => Ok(unpacked),
        Err(error) => Err(format!("the body is not gzip: {error}")),
    }
}

fn sent(mut response: HttpResponse, body: Body) -> Response<Body> {
    let status = StatusCode::from_u16(response.status().as_u16()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut sent = Response::new(body);
    *sent.status_mut() = status;
    for (name, value) in std::mem::take(response.headers_mut()).iter() {
        let (Ok(name), Ok(value)) = (hyper::header::HeaderName::try_from(name), value.parse()) else { continue };
        sent.headers_mut().append(name, value);
    }
    sent
}
