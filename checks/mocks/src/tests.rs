//! The same calls in every protocol.

macro_rules! tests {
    ($name:ident, $missing_status:literal) => {
        mod $name {
            use crate::$name::Client;
            use crate::$name::error::ProvideErrorMetadata;
            use crate::$name::mocks::{Failure, Mock};
            use crate::$name::operation::find_book::{FindBook, FindBookError, FindBookInput, FindBookOutput};
            use crate::$name::operation::read_pages::{ReadPages, ReadPagesOutput};
            use crate::$name::primitives::{Blob, DateTime};
            use crate::$name::types::error::{Closed, NoSuchBook};
            use crate::$name::types::{Book, Kind};

            fn walden() -> Book {
                Book::builder()
                    .title("Walden")
                    .printed(DateTime::from_secs(-3_641_587_200))
                    .cover(Blob::new(b"hi"))
                    .weight(0.3)
                    .kind(Kind::Novel(7))
                    .build()
            }

            #[tokio::test]
            async fn the_input_and_the_output_arrive() {
                let mock = Mock::new();
                let found = mock.on_find_book(|input| {
                    assert_eq!(input.shelf(), Some("a/b c"));
                    let output = FindBookOutput::builder().found(walden()).count(2).others(walden());
                    Ok(output.others(Book::builder().kind(Kind::Other).build()).build())
                });
                let call = mock.client().find_book().shelf("a/b c").title("Walden & more").reader("me");
                let call = call.since(DateTime::from_secs(9)).filters("one").filters("two").kind(Kind::Novel(3));
                let output = call.send().await.expect("the mock responds");
                assert_eq!(output.found(), Some(&walden()));
                assert_eq!(output.count(), Some(2));
                assert_eq!(output.others().len(), 2);
                assert_eq!(output.others().last().and_then(Book::kind), Some(&Kind::Other));

                let expected = FindBookInput::builder().shelf("a/b c").title("Walden & more").reader("me");
                let expected =
                    expected.since(DateTime::from_secs(9)).filters("one").filters("two").kind(Kind::Novel(3));
                assert_eq!(mock.find_book_calls(), [expected.build().expect("an input")]);
                assert_eq!((mock.calls(), found.call_count()), (vec!["FindBook"], 1));
                mock.assert_all_called();
            }

            #[tokio::test]
            async fn an_exception_arrives_with_its_members() {
                let client = Client::for_tests(|mock| {
                    mock.on_find_book(|_| {
                        let missing = NoSuchBook::builder().message("none").shelf("a").build();
                        Err(FindBookError::NoSuchBook(missing))
                    })
                });
                let error = client.find_book().shelf("a").send().await.expect_err("the mock fails");
                assert_eq!(error.raw_response().map(|response| response.status().as_u16()), Some($missing_status));
                match error.into_service_error() {
                    FindBookError::NoSuchBook(missing) => {
                        assert_eq!((missing.message(), missing.shelf()), (Some("none"), Some("a")));
                    }
                    other => panic!("expected NoSuchBook, found {other:?}"),
                }
            }

            #[tokio::test]
            async fn failures_are_retried_by_the_client() {
                let mock = Mock::new();
                mock.on::<FindBook>()
                    .then(|_| Err(FindBookError::Closed(Closed::builder().build())))
                    .then_fail(Failure::timeout())
                    .then(|_| Ok(FindBookOutput::builder().count(1).build()));
                let output = mock.client().find_book().shelf("a").send().await.expect("the third attempt succeeds");
                assert_eq!((output.count(), mock.find_book_calls().len()), (Some(1), 3));

                let mock = Mock::new();
                mock.on_find_book(|_| Ok(FindBookOutput::builder().build())).throttle(3);
                let error = mock.client().find_book().shelf("a").send().await.expect_err("three attempts fail");
                assert_eq!(error.code(), Some("ThrottlingException"));
                assert_eq!(mock.calls().len(), 3);

                for failure in [Failure::connection_reset(), Failure::status(503), Failure::throttling()] {
                    let mock = Mock::new();
                    mock.on_find_book(|_| Ok(FindBookOutput::builder().build()));
                    mock.fail_next(2, failure);
                    mock.client().find_book().shelf("a").send().await.expect("the third attempt succeeds");
                    assert_eq!(mock.calls().len(), 3);
                }
            }

            #[tokio::test]
            async fn responders_are_chosen_by_condition_and_in_sequence() {
                let mock = Mock::new();
                let counted = |count| move |_| Ok(FindBookOutput::builder().count(count).build());
                mock.on_find_book(counted(1)).match_input(|input| input.shelf() == Some("a")).times(2);
                mock.on_find_book(counted(2)).then(counted(3));
                let client = mock.client();
                let mut counts = Vec::new();
                for shelf in ["a", "b", "a", "a", "b"] {
                    counts.push(client.find_book().shelf(shelf).send().await.expect("a response").count());
                }
                assert_eq!(counts, [Some(1), Some(2), Some(1), Some(3), Some(3)]);
                mock.assert_all_called();
            }

            #[tokio::test]
            async fn a_condition_can_use_its_responder() {
                let mock = Mock::new();
                let found = mock.on_find_book(|_| Ok(FindBookOutput::builder().build()));
                let counted = found.clone();
                found.match_input(move |_| counted.call_count() < 2);
                let client = mock.client();
                for _ in 0..2 {
                    client.find_book().shelf("a").send().await.expect("a response");
                }
                assert_eq!(mock.calls().len(), 2);
            }

            #[test]
            #[should_panic(expected = "`times` needs a response before it")]
            fn a_number_of_times_needs_a_response() {
                Mock::new().on::<FindBook>().times(2).then(|_| Ok(FindBookOutput::builder().build()));
            }

            #[test]
            #[should_panic(expected = "invalid status of a response 99: expected a number from 100 to 999")]
            fn a_failure_needs_a_valid_status() {
                Failure::status(99);
            }

            #[tokio::test]
            #[should_panic(expected = "unexpected call of `ReadPages`: the mock responds to `FindBook`")]
            async fn a_call_without_a_responder_panics() {
                let client = Client::for_tests(|mock| mock.on_find_book(|_| Ok(FindBookOutput::builder().build())));
                let _ = client.read_pages().book("a").send().await;
            }

            #[test]
            #[should_panic(expected = "responders of `ReadPages` did not give all of their responses")]
            fn a_response_that_is_not_given_is_reported() {
                let mock = Mock::new();
                mock.on::<ReadPages>().then(|_| Ok(ReadPagesOutput::builder().build()));
                mock.assert_all_called();
            }

            #[tokio::test]
            async fn a_payload_arrives() {
                let mock = Mock::new();
                let text = (0..=255).cycle().take(1000).collect::<Vec<u8>>();
                let sent = Blob::new(text.clone());
                mock.on_read_pages(move |_| Ok(ReadPagesOutput::builder().pages(3).text(sent.clone()).build()));
                mock.on_store_pages(|input| {
                    assert_eq!(input.text().map(|text| text.as_ref().len()), Some(1000));
                    Ok(crate::$name::operation::store_pages::StorePagesOutput::builder().build())
                });
                let client = mock.client();
                let output = client.read_pages().book("a").send().await.expect("a response");
                assert_eq!((output.pages(), output.text()), (Some(3), Some(&Blob::new(text.clone()))));
                client.store_pages().book("a").text(Blob::new(text)).send().await.expect("a response");
            }

            #[tokio::test]
            async fn the_examples_of_the_model_are_responses() {
                let client = Client::for_tests(|mock| {
                    mock.with_examples();
                });
                let output = client.find_book().shelf("a").title("Walden").send().await.expect("an example");
                assert_eq!(output.count(), Some(1));
                let found = output.found().expect("a book");
                assert_eq!(found.printed().map(DateTime::secs), Some(-3_641_587_200));
                assert_eq!(found.cover(), Some(&Blob::new(b"hi")));
                let error = client.find_book().shelf("b").send().await.expect_err("an example").into_service_error();
                assert_eq!((error.is_no_such_book(), error.message()), (true, Some("none on this shelf")));
            }

            #[tokio::test]
            async fn a_response_can_be_malformed() {
                let mock = Mock::new();
                let malformed = Failure::response(200, [("content-type", "text/plain")], "\u{1}<{");
                mock.on::<FindBook>().then_fail(malformed);
                mock.client().find_book().shelf("a").send().await.expect_err("the client cannot read this");
            }
        }
    };
}

tests!(aws_json, 404);
tests!(aws_query, 410);
tests!(ec2_query, 404);
tests!(rest_json, 404);
tests!(rest_xml, 404);
tests!(rpc_cbor, 404);
tests!(rpc_json, 404);

/// The server of the command responds to the client with the examples of the model.
macro_rules! served {
    ($name:ident, $protocol:literal) => {
        #[tokio::test]
        async fn $name() {
            use crate::$name::mocks::Mock;
            use crate::$name::primitives::Blob;
            use crate::$name::types::error::NoSuchBook;

            let connection = super::connection($protocol);
            let client = crate::$name::Client::from_conf(Mock::new().config().http_client(connection).build());
            let output = client.find_book().shelf("a").title("Walden").send().await.expect("an example");
            assert_eq!(output.count(), Some(1));
            let cover = output.found().and_then(|found| found.cover()).map(Blob::as_ref);
            assert_eq!(cover, Some(&b"hi"[..]));
            let error = client.find_book().shelf("b").send().await.expect_err("an example").into_service_error();
            let expected = NoSuchBook::builder().message("none on this shelf").shelf("b").build();
            match error {
                crate::$name::operation::find_book::FindBookError::NoSuchBook(found) => {
                    assert_eq!((found.message(), found.shelf()), (expected.message(), expected.shelf()));
                }
                other => panic!("expected NoSuchBook, found {other:?}"),
            }
            let error = client.find_book().shelf("c").send().await.expect_err("no response").into_service_error();
            let message = crate::$name::error::ProvideErrorMetadata::message(&error).unwrap_or_default();
            assert!(message.contains("has no response for `FindBook`"), "{message}");
        }
    };
}

/// A connection to the server of the command, without a network.
fn connection(protocol: &str) -> impl smithereens::config::HttpClient + 'static {
    use aws_smithy_runtime_api::client::http::{HttpConnectorFuture, SharedHttpConnector, http_client_fn};
    use smithereens::config::http::HttpRequest;
    use smithereens_serve::{Request, Responses, Service};

    let loaded = smithereens_codegen::load::load(["library.smithy"]).expect("the model is valid");
    let service = Service::new(loaded.model, None, Some(protocol)).expect("the model has the service");
    let responses = std::sync::Arc::new(Responses::new(service, None).expect("there is no script"));

    #[derive(Debug)]
    struct Connection(std::sync::Arc<Responses>);

    impl aws_smithy_runtime_api::client::http::HttpConnector for Connection {
        fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
            let body = request.body().bytes().unwrap_or_default().to_vec();
            let received = Request::new(request.method(), request.uri(), request.headers().clone(), body);
            let reply = self.0.respond(&received.expect("the request is well-formed"));
            HttpConnectorFuture::ready(Ok(reply.response))
        }
    }

    let connector = SharedHttpConnector::new(Connection(responses));
    http_client_fn(move |_, _| connector.clone())
}

mod the_command_serves {
    served!(aws_json, "awsJson1_1");
    served!(aws_query, "awsQuery");
    served!(ec2_query, "ec2Query");
    served!(rest_json, "restJson1");
    served!(rest_xml, "restXml");
    served!(rpc_cbor, "rpcv2Cbor");
    served!(rpc_json, "rpcv2Json");
}

/// Maps, which ec2Query does not have in requests.
macro_rules! maps {
    ($name:ident) => {
        #[tokio::test]
        async fn $name() {
            use crate::$name::Client;
            use crate::$name::operation::annotate_book::AnnotateBookOutput;
            use crate::$name::types::Book;

            let book = Book::builder().title("Walden").build();
            let details = book.clone();
            let client = Client::for_tests(|mock| {
                mock.on_annotate_book(move |input| {
                    let found = input.details().and_then(|books| books.get("first"));
                    assert_eq!(found, Some(&details));
                    Ok(AnnotateBookOutput::builder().set_notes(input.notes).build())
                })
            });
            let call = client.annotate_book().book("a").notes("page", "7").notes("line", "9").details("first", book);
            let output = call.send().await.expect("a response");
            let note = |key: &str| output.notes().and_then(|notes| notes.get(key)).map(String::as_str);
            assert_eq!((note("page"), note("line")), (Some("7"), Some("9")));
        }
    };
}

mod maps_arrive {
    maps!(aws_json);
    maps!(aws_query);
    maps!(rest_json);
    maps!(rest_xml);
    maps!(rpc_cbor);
    maps!(rpc_json);
}

/// In protocols with HTTP bindings, a body can be a stream.
macro_rules! streams {
    ($name:ident) => {
        #[tokio::test]
        async fn $name() {
            use crate::$name::mocks::Mock;
            use crate::$name::operation::read_tape::ReadTapeOutput;
            use crate::$name::operation::store_tape::StoreTapeOutput;
            use crate::$name::primitives::ByteStream;

            let mock = Mock::new();
            mock.on_store_tape(|_| Ok(StoreTapeOutput::builder().build()));
            mock.on_read_tape(|_| {
                Ok(ReadTapeOutput::builder().seconds(5).tape(ByteStream::from_static(b"sound")).build())
            });
            let client = mock.client();
            client.store_tape().book("a").tape(ByteStream::from_static(b"noise")).send().await.expect("a response");
            let output = client.read_tape().book("a").send().await.expect("a response");
            assert_eq!(output.seconds(), Some(5));
            assert_eq!(output.tape.collect().await.expect("a stream").into_bytes(), "sound");
            let stored = mock.store_tape_calls().pop().expect("a call");
            assert_eq!(stored.tape.collect().await.expect("a stream").into_bytes(), "noise");
        }
    };
}

mod streams_arrive {
    streams!(rest_json);
    streams!(rest_xml);
}

/// In protocols with HTTP bindings, a header that is not sent is a member that is missing.
macro_rules! bindings {
    ($name:ident) => {
        #[tokio::test]
        async fn $name() {
            use crate::$name::mocks::Mock;
            use crate::$name::operation::find_book::FindBookOutput;

            let mock = Mock::new();
            mock.on_find_book(|_| Ok(FindBookOutput::builder().build()));
            // An interceptor that breaks a header: the service does not receive the member.
            let client = mock.client();
            client.find_book().shelf("a").reader("me").send().await.expect("a response");
            let call = client.find_book().shelf("a").reader("me").customize().mutate_request(|request| {
                request.headers_mut().remove("x-reader");
            });
            call.send().await.expect("a response");
            let [first, second] = &mock.find_book_calls()[..] else { panic!("expected two calls") };
            assert_eq!((first.reader(), second.reader()), (Some("me"), None));
        }
    };
}

mod wrong_headers_show {
    bindings!(rest_json);
    bindings!(rest_xml);
}
