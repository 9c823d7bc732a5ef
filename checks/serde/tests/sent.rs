//! Inputs that are read from JSON and sent to a server on this machine: the requests are those of the client's methods.

use serde_json::json;
use smithereens::config::{Credentials, Region};
use smithereens::presigning::PresigningConfig;
use smithereens::primitives::{Blob, DateTime, Document};
use smithereens_checks_serde::books::operation::list_books::ListBooksInput;
use smithereens_checks_serde::books::operation::store_book::{StoreBookInput, StoreBookOutput};
use smithereens_checks_serde::books::types::{Book, Kind};
use smithereens_checks_serde::{books, books_arguments};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, SystemTime};

/// Headers whose values differ in each request.
const VARYING: [&str; 4] = ["amz-sdk-invocation-id", "authorization", "x-amz-date", "host"];

/// A server that responds with these bodies, and the requests that it receives: the line, the headers and the body.
fn serve(bodies: &'static [&'static str]) -> (SocketAddr, Receiver<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let (sender, requests) = channel();
    std::thread::spawn(move || {
        for body in bodies {
            let (stream, _) = listener.accept().expect("a connection");
            let mut stream = BufReader::new(stream);
            let mut request = Vec::new();
            loop {
                let mut line = String::new();
                stream.read_line(&mut line).expect("a line");
                match line.trim_end() {
                    "" => break,
                    line => request.push(line.to_owned()),
                }
            }
            let length = request.iter().find_map(|line| line.strip_prefix("content-length: "));
            let mut sent = vec![0; length.map_or(0, |length| length.parse().expect("a number"))];
            stream.read_exact(&mut sent).expect("the body");
            request.retain(|line| !VARYING.iter().any(|header| line.starts_with(&format!("{header}:"))));
            request.push(String::from_utf8(sent).expect("JSON"));
            sender.send(request).expect("the test receives");
            let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close";
            let response = format!("{head}\r\ncontent-length: {}\r\n\r\n{body}", body.len());
            stream.get_mut().write_all(response.as_bytes()).expect("the client reads");
        }
    });
    (address, requests)
}

macro_rules! client {
    ($module:ident, $address:expr) => {{
        let config = $module::Config::builder().region(Region::new("eu-west-1"));
        let config = config.credentials_provider(Credentials::for_tests());
        $module::Client::from_conf(config.endpoint_url(format!("http://{}", $address)).build())
    }};
}

fn book() -> Book {
    let part = Book::builder().title("Economy").kind(Kind::Atlas).build();
    let more = Document::Object([("pages".to_owned(), Document::from(352))].into());
    let book = Book::builder().title("Walden").printed(DateTime::from_secs(-3_641_587_200)).cover(Blob::new([0, 255]));
    book.kind(Kind::Novel(7)).more(more).parts(part).build()
}

#[tokio::test]
async fn an_input_from_json_is_sent_as_the_method_of_the_client_sends_it() {
    let (address, requests) = serve(&["{}", "{}", "{}"]);
    let client = client!(books, address);
    let call = client.store_book().shelf("a/b c").since(DateTime::from_secs(9)).book(book()).token("t");
    let _: StoreBookOutput = call.into_fluent_builder2("x").send().await.expect("a response");
    let expected = requests.recv().expect("a request");
    assert_eq!(expected[0], "POST /shelves/a%2Fb%20c/books HTTP/1.1");

    let text = json!({
        "shelf": "a/b c",
        "since": "1970-01-01T00:00:09Z",
        "book": {
            "title": "Walden",
            "printed": "1854-08-09T00:00:00Z",
            "cover": "AP8=",
            "kind": {"novel": 7},
            "more": {"pages": 352},
            "parts": [{"title": "Economy", "kind": {"atlas": {}}}],
        },
        "token": "t",
        "intoFluentBuilder": "x",
    });
    let input: StoreBookInput = serde_json::from_value(text.clone()).expect("an input");
    input.into_fluent_builder(&client).send().await.expect("a response");
    assert_eq!(requests.recv().expect("a request"), expected);

    let client = client!(books_arguments, address);
    let input: books_arguments::operation::store_book::StoreBookInput = serde_json::from_value(text).expect("an input");
    input.into_fluent_builder(&client).send().await.expect("a response");
    assert_eq!(requests.recv().expect("a request"), expected);
}

#[tokio::test]
async fn a_required_member_that_is_missing_is_an_error_before_anything_is_sent() {
    let (address, requests) = serve(&[]);
    let input: StoreBookInput = serde_json::from_str(r#"{"shelf": "a"}"#).expect("an input");
    let error = input.into_fluent_builder(&client!(books, address)).send().await.expect_err("there is no book");
    assert!(error.to_string().contains("construct") && format!("{error:?}").contains("book"), "{error:?}");
    let input: books_arguments::operation::list_books::ListBooksInput = serde_json::from_str("{}").expect("an input");
    let request = input.into_fluent_builder(&client!(books_arguments, address));
    let error = request.send().await.expect_err("there is no shelf");
    assert!(error.to_string().contains("construct") && format!("{error:?}").contains("shelf"), "{error:?}");
    assert!(requests.recv().is_err(), "nothing is sent");
}

#[tokio::test]
async fn pages_follow_an_input_and_setters_replace_its_members() {
    let (address, requests) = serve(&[r#"{"titles": ["a", "b"], "next": "2"}"#, r#"{"titles": ["c"]}"#]);
    let input: ListBooksInput =
        serde_json::from_value(json!({"shelf": "s", "filters": {"k": "v"}, "count": 9})).expect("an input");
    let request = input.into_fluent_builder(&client!(books, address)).count(2);
    let titles: Result<Vec<String>, _> = request.into_paginator().items().send().collect().await;
    assert_eq!(titles.expect("two pages"), ["a", "b", "c"]);
    let lines: Vec<String> = requests.iter().map(|request| request[0].clone()).collect();
    assert_eq!(
        lines,
        ["GET /shelves/s/books?count=2&k=v HTTP/1.1", "GET /shelves/s/books?token=2&count=2&k=v HTTP/1.1"]
    );
}

#[tokio::test]
async fn a_request_is_presigned_from_an_input() {
    let client = client!(books, "books.example.com");
    let presigning = || {
        let start = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000);
        let presigning = PresigningConfig::builder().start_time(start).expires_in(Duration::from_secs(60));
        presigning.build().expect("a valid time")
    };
    let input: ListBooksInput = serde_json::from_str(r#"{"shelf": "s", "count": 3}"#).expect("an input");
    let presigned = input.into_fluent_builder(&client).presigned(presigning()).await.expect("a URL");
    let expected = client.list_books().shelf("s").count(3).presigned(presigning()).await.expect("a URL");
    assert_eq!(presigned.uri(), expected.uri());
    assert!(presigned.uri().starts_with("http://books.example.com/shelves/s/books?count=3&"), "{}", presigned.uri());
}
