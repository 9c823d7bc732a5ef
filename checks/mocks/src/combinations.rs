//! Clients with all options together: each option has its effect in the presence of the others.

use crate::{all, all_serde, all_serde_arguments, all_types, all_types_serde};
use serde_json::json;

macro_rules! calls {
    ($client:ident, |$id:ident| $job:expr, |$output_job:ident| $output:expr, $get:expr, $list:expr) => {
        mod $client {
            use crate::$client::operation::get_job::GetJobOutput;
            use crate::$client::operation::list_jobs::ListJobsOutput;
            use crate::$client::types::{Job, State};
            use crate::$client::{Client, mocks::Mock};
            use smithereens::presigning::PresigningConfig;
            use std::time::Duration;

            fn job($id: &str) -> Job {
                $job
            }

            fn output($output_job: Job) -> GetJobOutput {
                $output
            }

            #[tokio::test]
            async fn a_mock_responds_to_calls_and_paginators() {
                let mock = Mock::new();
                mock.on_get_job(|input| Ok(output(job(input.id().unwrap_or_default()))));
                mock.on_list_jobs(|_| Ok(ListJobsOutput::builder().jobs(job("b")).build()));
                let client: Client = mock.client();
                let response = ($get)(&client).send().await.expect("the mock responds");
                assert_eq!(response.job(), Some(&job("a")));
                assert_eq!(response.job().map(Job::state), Some(&State::New));
                assert!(!format!("{response:?}").contains("hidden"), "{response:?}");
                let jobs = ($list)(&client).into_paginator().items().send().collect::<Result<Vec<_>, _>>().await;
                assert_eq!(jobs.expect("the mock responds"), [job("b")]);
                assert_eq!(mock.calls(), ["GetJob", "ListJobs"]);
            }

            #[tokio::test]
            async fn requests_are_presigned() {
                let hour = PresigningConfig::expires_in(Duration::from_secs(3600)).expect("a valid time");
                let client: Client = Mock::new().client();
                let presigned = ($get)(&client).presigned(hour).await.expect("a URL");
                assert!(presigned.uri().contains("/jobs/a?"), "{}", presigned.uri());
                assert!(presigned.uri().contains("X-Amz-Signature="), "{}", presigned.uri());
            }
        }
    };
}

/// The same calls of each client.
mod calls {
    calls!(
        all,
        |id| Job::builder().id(id).secret("hidden").build().expect("a job"),
        |job| GetJobOutput::builder().job(job).build(),
        |client: &Client| client.get_job().id("a"),
        |client: &Client| client.list_jobs().queue("q")
    );
    calls!(
        all_arguments,
        |id| Job::builder(id).secret("hidden").build(),
        |job| GetJobOutput::builder(job).build(),
        |client: &Client| client.get_job("a"),
        |client: &Client| client.list_jobs("q")
    );
    calls!(
        all_serde,
        |id| Job::builder().id(id).secret("hidden").build().expect("a job"),
        |job| GetJobOutput::builder().job(job).build(),
        |client: &Client| client.get_job().id("a"),
        |client: &Client| client.list_jobs().queue("q")
    );
    calls!(
        all_serde_arguments,
        |id| Job::builder(id).secret("hidden").build(),
        |job| GetJobOutput::builder(job).build(),
        |client: &Client| client.get_job("a"),
        |client: &Client| client.list_jobs("q")
    );
}

#[tokio::test]
async fn examples_are_responses_of_mocks() {
    macro_rules! examples {
        ($client:ident) => {
            let mock = $client::mocks::Mock::new();
            let client = mock.with_examples().client();
            let response = client.get_job().id("a").send().await.expect("an example");
            assert_eq!(response.job().map($client::types::Job::state), Some(&$client::types::State::Done));
            let error = client.get_job().id("z").send().await.expect_err("an example").into_service_error();
            assert!(error.is_no_such_job(), "{error:?}");
        };
    }
    examples!(all);
    examples!(all_serde);
}

#[tokio::test]
async fn inputs_are_deserialized_and_sent() {
    macro_rules! send {
        ($client:ident) => {
            use crate::$client::operation::put_job::{PutJobInput, PutJobOutput};
            let mock = $client::mocks::Mock::new();
            mock.on_put_job(|_| Ok(PutJobOutput::builder().build()));
            let job = json!({"id": "b", "outcome": {"parts": [{"id": "c"}]}, "blob": "aGk=", "priority": 2});
            let text = json!({"id": "b", "job": job, "token": "t", "notes": {"k": "v"}});
            let input: PutJobInput = serde_json::from_value(text).expect("an input");
            let expected = input.clone();
            input.into_fluent_builder(&mock.client()).send().await.expect("the mock responds");
            assert_eq!(mock.put_job_calls(), [expected]);
            // Each state is the default of the model.
            let written = serde_json::to_value(&mock.put_job_calls()[0]).expect("it can be written");
            assert_eq!(written["job"]["state"], "NEW");
            let parts = &written["job"]["outcome"]["parts"];
            assert_eq!(parts, &json!([{"id": "c", "state": "NEW"}]));
        };
    }
    {
        send!(all_serde);
    }
    {
        send!(all_serde_arguments);
    }
}

#[test]
fn types_have_the_options_of_types() {
    let job = all_types::types::Job::builder("a").build();
    assert_eq!(job.id(), "a");
    // Types need neither a scheme that authenticates their operation nor a way to send their events.
    let _ = all_types::operation::signed::SignedInput::builder().build();
    let _ = all_types::types::Said::Silence(all_types::types::Silence::builder(1).build());
    let text = json!({"id": "a", "state": "DONE", "priority": 2});
    let job: all_types_serde::types::Job = serde_json::from_value(text.clone()).expect("a job");
    assert_eq!(serde_json::to_value(&job).expect("it can be written"), text);
}

#[test]
fn the_tests_of_the_model_are_generated() {
    assert_eq!((all::protocol_tests::TESTS.len(), all::endpoint_tests::TESTS.len()), (2, 1));
    assert_eq!((all_serde::protocol_tests::TESTS.len(), all_serde::endpoint_tests::TESTS.len()), (2, 1));
    assert_eq!((all::smoke_tests::TESTS.len(), all_serde::smoke_tests::TESTS.len()), (1, 1));
}
