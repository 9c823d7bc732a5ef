//! Event streams in every protocol that has them: a client sends and receives the events, and a mock receives and sends them.

macro_rules! tests {
    ($name:ident) => {
        mod $name {
            use crate::$name::error::{ErrorMetadata, ProvideErrorMetadata, SdkError};
            use crate::$name::mocks::{EventStream, Failure, Mock};
            use crate::$name::operation::converse::{Converse, ConverseError, ConverseOutput};
            use crate::$name::operation::record::{Record, RecordOutput};
            use crate::$name::operation::tune::{TuneError, TuneOutput};
            use crate::$name::primitives::event_stream::{EventReceiver, EventStreamSender};
            use crate::$name::primitives::{Blob, DateTime};
            use crate::$name::types::error::{NoSuchStation, Noise, ProgrammeError, TapeError, Torn};
            use crate::$name::types::{News, Outlook, Programme, Silence, Song, Talk, Tape, Weather};
            use crate::$name::{Client, operation};
            use futures_util::stream;
            use std::sync::Arc;
            use tokio::sync::mpsc;

            type Programmes = EventReceiver<Programme, ProgrammeError>;
            type Tapes = EventStreamSender<Tape, TapeError>;

            fn song() -> Song {
                Song::builder()
                    .title("Für Elise")
                    .live(true)
                    .stars(-5)
                    .year(1867)
                    .seconds(i32::MIN)
                    .plays(i64::MAX)
                    .cover(Blob::new([0, 255]))
                    .start(DateTime::from_millis(1_234))
                    .sound(Blob::new((0..=255).collect::<Vec<u8>>()))
                    .build()
            }

            fn talk(minutes: i32) -> Talk {
                Talk::builder().speaker("Ada").words("good").words("morning").minutes(minutes).build()
            }

            fn news(text: &str) -> Programme {
                Programme::News(News::builder().text(text).build())
            }

            fn tape(events: impl IntoIterator<Item = Result<Tape, TapeError>>) -> Tapes {
                stream::iter(events.into_iter().collect::<Vec<_>>()).into()
            }

            /// All events, and the error that ends the stream.
            async fn all<T, E>(events: impl Into<EventReceiver<T, E>>) -> (Vec<T>, Option<SdkError<E, Raw>>) {
                let (mut events, mut received) = (events.into(), Vec::new());
                loop {
                    match events.recv().await {
                        Ok(Some(event)) => received.push(event),
                        Ok(None) => return (received, None),
                        Err(error) => return (received, Some(error)),
                    }
                }
            }

            type Raw = aws_smithy_types::event_stream::RawMessage;

            async fn tune(programme: impl Into<Programmes>) -> Programmes {
                let (mock, mut programme) = (Mock::new(), Some(programme.into()));
                mock.on_tune(move |input| {
                    assert_eq!(input.station(), Some("a/b"));
                    let output = TuneOutput::builder().frequency(92).set_programme(programme.take());
                    Ok(output.build().expect("an output"))
                });
                let output = mock.client().tune().station("a/b").send().await.expect("the mock responds");
                assert_eq!(output.frequency(), Some(92));
                mock.assert_all_called();
                output.programme
            }

            #[tokio::test]
            async fn the_events_of_an_output_arrive() {
                let outlook = Outlook::builder().places("Bergen").places("Oslo").degrees(-3).build();
                let events = [
                    Programme::Song(song()),
                    news("grün"),
                    Programme::Weather(Weather::builder().outlook(outlook).build()),
                    Programme::Talk(talk(5)),
                    Programme::Silence(Silence::builder().build()),
                ];
                let (received, error) = all(tune(EventStream::new().events(events.clone())).await).await;
                assert_eq!(received, events);
                assert!(error.is_none(), "{error:?}");
            }

            #[tokio::test]
            async fn a_stream_ends_with_an_error_of_the_model() {
                let noise = Noise::builder().message("hiss").level(3).build();
                let stream = EventStream::new().event(news("one")).error(ProgrammeError::Noise(noise));
                let (received, error) = all(tune(stream.event(news("two"))).await).await;
                assert_eq!(received, [news("one")]);
                match error.expect("an error").into_service_error() {
                    ProgrammeError::Noise(noise) => {
                        assert_eq!((noise.message(), noise.level()), (Some("hiss"), Some(3)));
                    }
                    other => panic!("expected Noise, found {other:?}"),
                }
            }

            #[tokio::test]
            async fn a_stream_ends_with_another_error() {
                let metadata = ErrorMetadata::builder().code("Flood").message("wet").build();
                let (_, error) = all(tune(EventStream::new().error(ProgrammeError::generic(metadata))).await).await;
                let error = error.expect("an error").into_service_error();
                assert_eq!((error.code(), error.message()), (Some("Flood"), Some("wet")));
            }

            #[tokio::test]
            async fn a_stream_can_be_cut_off() {
                let (received, error) = all(tune(EventStream::new().event(news("one")).cut_off()).await).await;
                assert_eq!(received, [news("one")]);
                assert!(matches!(error, Some(SdkError::ResponseError(_))), "{error:?}");
                let (received, error) = all(tune(EventStream::new().event(news("one")).connection_reset()).await).await;
                assert_eq!(received, [news("one")]);
                assert!(matches!(error, Some(SdkError::DispatchFailure(_))), "{error:?}");
            }

            #[tokio::test]
            async fn a_receiver_of_a_test_needs_no_client() {
                let noise = ProgrammeError::Noise(Noise::builder().build());
                let mut receiver: Programmes = EventStream::new().event(news("one")).error(noise).into();
                assert_eq!(receiver.recv().await.expect("an event"), Some(news("one")));
                let error = receiver.recv().await.expect_err("an error");
                assert!(error.into_service_error().is_noise());
                assert_eq!(receiver.recv().await.expect("the end"), None);
            }

            #[tokio::test]
            async fn events_are_received_while_the_stream_goes_on() {
                let (sender, mut receiver) = mpsc::channel(1);
                let events = stream::poll_fn(move |context| receiver.poll_recv(context));
                let mut programme = tune(EventStream::new().stream(events)).await;
                for text in ["one", "two"] {
                    sender.send(Ok(news(text))).await.expect("the mock receives");
                    assert_eq!(programme.recv().await.expect("an event"), Some(news(text)));
                }
                drop(sender);
                assert_eq!(programme.recv().await.expect("the end"), None);
            }

            #[tokio::test]
            async fn the_events_of_an_input_arrive_before_the_response() {
                let mock = Mock::new();
                mock.on::<Record>().then_async(|input| async move {
                    assert_eq!(input.label(), Some("side A"));
                    let (events, error) = all(input.tape).await;
                    assert!(error.is_none(), "{error:?}");
                    assert_eq!(events, [Tape::Song(song()), Tape::Talk(talk(2))]);
                    Ok(RecordOutput::builder().seconds(7).build())
                });
                let sent = tape([Ok(Tape::Song(song())), Ok(Tape::Talk(talk(2)))]);
                let output = mock.client().record().label("side A").tape(sent).send().await.expect("a response");
                assert_eq!(output.seconds(), Some(7));
                mock.assert_all_called();
            }

            #[tokio::test]
            async fn calls_have_the_events_that_the_function_did_not_read() {
                let mock = Mock::new();
                mock.on_record(|_| Ok(RecordOutput::builder().build()));
                mock.on_converse(|_| {
                    Ok(ConverseOutput::builder()
                        .programme(EventStream::new().event(news("hi")).into())
                        .build()
                        .expect("an output"))
                });
                let client = mock.client();
                let events = || (0..300).map(|minutes| Tape::Talk(talk(minutes)));
                client.record().tape(tape(events().map(Ok))).send().await.expect("a response");
                let output = client.converse().caller("me").tape(tape(events().map(Ok))).send().await;
                let (received, error) = all(output.expect("a response").programme).await;
                assert_eq!((received, error.is_none()), (vec![news("hi")], true));
                for _ in 0..2 {
                    let record = mock.record_calls().pop().expect("a call");
                    assert!(all(record.tape).await.0.into_iter().eq(events()));
                    let converse = mock.converse_calls().pop().expect("a call");
                    assert_eq!(converse.caller(), Some("me"));
                    assert!(all(converse.tape).await.0.into_iter().eq(events()));
                }
            }

            #[tokio::test]
            async fn each_event_of_a_request_is_replied_to_when_it_arrives() {
                let client = Client::for_tests(|mock| {
                    mock.on_converse(|input| {
                        let replies =
                            EventStream::new().event(news("welcome")).replies(input.tape, |event| match event {
                                Ok(Tape::Talk(talk)) => vec![Ok(Programme::Talk(talk)), Ok(news("more?"))],
                                Ok(_) => vec![],
                                Err(error) => vec![Ok(news(&format!("{:?}", error.code())))],
                            });
                        let output = ConverseOutput::builder().host("Eve").programme(replies.into());
                        Ok(output.build().expect("an output"))
                    })
                });
                let (sender, mut receiver) = mpsc::channel(1);
                let events: Tapes = stream::poll_fn(move |context| receiver.poll_recv(context)).into();
                let output = client.converse().caller("me").tape(events).send().await.expect("a response");
                assert_eq!(output.host(), Some("Eve"));
                let mut programme = output.programme;
                assert_eq!(programme.recv().await.expect("an event"), Some(news("welcome")));
                for minutes in 0..3 {
                    sender.send(Ok(Tape::Song(song()))).await.expect("the client sends");
                    sender.send(Ok(Tape::Talk(talk(minutes)))).await.expect("the client sends");
                    let reply = programme.recv().await.expect("an event");
                    assert_eq!(reply, Some(Programme::Talk(talk(minutes))));
                    assert_eq!(programme.recv().await.expect("an event"), Some(news("more?")));
                }
                drop(sender);
                assert_eq!(programme.recv().await.expect("the end"), None);
            }

            #[tokio::test]
            async fn a_function_can_wait_for_events_in_another_task() {
                let client = Client::for_tests(|mock| {
                    mock.on_converse(|input| {
                        let (sender, mut receiver) = mpsc::channel(1);
                        tokio::spawn(async move {
                            let mut events = EventReceiver::from(input.tape);
                            while let Ok(Some(Tape::Talk(talk))) = events.recv().await {
                                sender.send(Ok(Programme::Talk(talk))).await.expect("the mock sends");
                            }
                        });
                        let events = stream::poll_fn(move |context| receiver.poll_recv(context));
                        let output = ConverseOutput::builder().programme(EventStream::new().stream(events).into());
                        Ok(output.build().expect("an output"))
                    })
                });
                let (sender, mut receiver) = mpsc::channel(1);
                let events: Tapes = stream::poll_fn(move |context| receiver.poll_recv(context)).into();
                let mut output = client.converse().tape(events).send().await.expect("a response");
                for minutes in 0..3 {
                    let receive = tokio::spawn(async move { (output.programme.recv().await, output) });
                    tokio::task::yield_now().await;
                    sender.send(Ok(Tape::Talk(talk(minutes)))).await.expect("the client sends");
                    let (received, returned) = receive.await.expect("no panic");
                    assert_eq!(received.expect("an event"), Some(Programme::Talk(talk(minutes))));
                    output = returned;
                }
            }

            #[tokio::test]
            async fn an_error_of_the_client_arrives() {
                let mock = Mock::new();
                mock.on::<Record>()
                    .then_async(|input| async move {
                        let (events, error) = all(input.tape).await;
                        assert_eq!(events, [Tape::Talk(talk(1))]);
                        match error.expect("an error").into_service_error() {
                            TapeError::Torn(torn) => Ok(RecordOutput::builder().set_seconds(torn.inch).build()),
                            other => panic!("expected Torn, found {other:?}"),
                        }
                    })
                    .then_async(|input| async move {
                        let error = all(input.tape).await.1.expect("an error").into_service_error();
                        assert!(!error.is_torn(), "{error:?}");
                        Ok(RecordOutput::builder().build())
                    });
                let client = mock.client();
                let torn = TapeError::Torn(Torn::builder().inch(9).build());
                let sent = tape([Ok(Tape::Talk(talk(1))), Err(torn), Ok(Tape::Talk(talk(2)))]);
                let output = client.record().tape(sent).send().await.expect("a response");
                assert_eq!(output.seconds(), Some(9));
                // Any other error aborts the request.
                let sent = tape([Ok(Tape::Talk(talk(1))), Err(TapeError::unhandled("the tape is lost"))]);
                let _ = client.record().tape(sent).send().await;
                assert_eq!(mock.calls().len(), 2);
            }

            #[tokio::test]
            async fn errors_and_failures_end_the_request() {
                let mock = Mock::new();
                let missing = || NoSuchStation::builder().message("none").build();
                mock.on_converse(move |_| Err(ConverseError::NoSuchStation(missing())))
                    .then_fail(Failure::status(500))
                    .then_fail(Failure::connection_reset());
                mock.on_tune(move |_| Err(TuneError::NoSuchStation(missing())));
                let client = mock.client();
                let error = client.tune().station("a").send().await.expect_err("an error").into_service_error();
                assert_eq!((error.is_no_such_station(), error.message()), (true, Some("none")));
                for code in [Some("NoSuchStation"), None, None] {
                    let held = Arc::new(());
                    let holder = held.clone();
                    // A stream without an end.
                    let endless = stream::poll_fn(move |_| {
                        let _ = &holder;
                        std::task::Poll::Pending
                    });
                    let error = client.converse().tape(endless.into()).send().await.expect_err("an error");
                    assert_eq!(error.code(), code);
                    assert_eq!(Arc::strong_count(&held), 1, "the stream of the client is not dropped");
                }
                assert_eq!(mock.converse_calls().len(), 3);
            }

            #[tokio::test]
            async fn the_end_of_the_response_ends_the_request() {
                let client = Client::for_tests(|mock| {
                    mock.on_converse(|_| {
                        Ok(ConverseOutput::builder().programme(EventStream::new().into()).build().expect("an output"))
                    })
                });
                let (sender, mut receiver) = mpsc::channel(1);
                let events: Tapes = stream::poll_fn(move |context| receiver.poll_recv(context)).into();
                let mut output = client.converse().tape(events).send().await.expect("a response");
                assert_eq!(output.programme.recv().await.expect("the end"), None);
                sender.closed().await;
            }

            #[tokio::test]
            async fn a_condition_sees_the_other_members_and_the_function_gets_the_events() {
                let client = Client::for_tests(|mock| {
                    let counted = |input: operation::converse::ConverseInput| async move {
                        let count = all(input.tape).await.0.len();
                        let output = ConverseOutput::builder().host(count.to_string());
                        Ok(output.programme(EventStream::new().into()).build().expect("an output"))
                    };
                    mock.on::<Converse>().match_input(|input| input.caller() == Some("you")).then_async(counted);
                    mock.on::<Converse>().match_input(|input| input.caller() == Some("me")).then_async(counted);
                });
                let sent = tape([Ok(Tape::Talk(talk(1))), Ok(Tape::Talk(talk(2)))]);
                let output = client.converse().caller("me").tape(sent).send().await.expect("a response");
                assert_eq!(output.host(), Some("2"));
            }

            #[tokio::test]
            async fn an_example_without_events_is_a_response_without_events() {
                let client = Client::for_tests(|mock| {
                    mock.with_examples();
                });
                let output = client.tune().station("silent").send().await.expect("an example");
                assert_eq!(output.frequency(), Some(99));
                let (received, error) = all(output.programme).await;
                assert!(received.is_empty() && error.is_none(), "{received:?}, {error:?}");
            }
        }
    };
}

tests!(radio_aws_json);
tests!(radio_rest_json);
tests!(radio_rest_xml);
tests!(radio_rpc_cbor);
tests!(radio_rpc_json);
