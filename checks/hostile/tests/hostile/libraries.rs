//! Errors of clients in anyhow, eyre and tracing.

use smithereens::error::{InspectError, Report};
use smithereens_checks_hostile::Response;
use smithereens_checks_hostile::rest_json_1::config::retry::RetryConfig;
use smithereens_checks_hostile::rest_json_1::error::SdkError;
use smithereens_checks_hostile::rest_json_1::operation::get_values::GetValuesError;
use smithereens_checks_hostile::rest_json_1::{Client, Config};
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

/// The message has line breaks and other control characters.
const MESSAGE: &str = r"no\r\n2026-11-30 ERROR root\u001b[2J\u0000\u2028 logged in";

/// The message in a report.
const LINE: &str = r"GetValues: Refused: no 2026-11-30 ERROR root\u{1b}[2J\u{0} logged in (status 400, 1 attempt)";

async fn get() -> Result<(), SdkError<GetValuesError>> {
    let body = format!(r#"{{"__type":"Refused","message":"{MESSAGE}"}}"#);
    let config = Config::builder()
        .endpoint_url("http://localhost:1")
        .http_client(Response::new(400, body))
        .retry_config(RetryConfig::disabled());
    Client::from_conf(config.build()).get_values().send().await.map(drop)
}

async fn get_or_report() -> Result<(), Report> {
    get().await?;
    Ok(())
}

#[tokio::test]
async fn a_report_is_found_in_errors_of_anyhow() {
    async fn run() -> anyhow::Result<()> {
        use anyhow::Context as _;
        get_or_report().await.context("the shelf cannot be read")
    }
    async fn convert() -> anyhow::Result<()> {
        get().await.map_err(Report::from)?;
        Ok(())
    }
    let error = run().await.expect_err("it is refused");
    assert_eq!(format!("{error:#}"), format!("the shelf cannot be read: {LINE}"));
    assert_eq!(Report::find(error.as_ref()).and_then(|report| report.code()), Some("Refused"));
    assert_eq!(error.downcast_ref::<Report>().and_then(InspectError::status), Some(400));
    let error = convert().await.expect_err("it is refused");
    assert_eq!((error.to_string(), format!("{error:?}").lines().next()), (LINE.to_owned(), Some(LINE)));
}

#[tokio::test]
async fn a_report_is_found_in_errors_of_eyre() {
    async fn run() -> eyre::Result<()> {
        use eyre::WrapErr as _;
        get_or_report().await.wrap_err("the shelf cannot be read")
    }
    async fn convert() -> eyre::Result<()> {
        get().await.map_err(Report::from)?;
        Ok(())
    }
    let error = run().await.expect_err("it is refused");
    assert_eq!(format!("{error:#}"), format!("the shelf cannot be read: {LINE}"));
    assert_eq!(Report::find(error.as_ref()).and_then(|report| report.code()), Some("Refused"));
    assert_eq!(error.downcast_ref::<Report>().and_then(InspectError::status), Some(400));
    assert_eq!(convert().await.expect_err("it is refused").to_string(), LINE);
}

/// The type of the error remains, so `InspectError` works on it, but its text is its kind alone.
#[tokio::test]
async fn an_error_of_a_client_is_found_as_it_is() {
    async fn anyhow() -> anyhow::Result<()> {
        use anyhow::Context as _;
        get().await.context("the shelf cannot be read")
    }
    async fn eyre() -> eyre::Result<()> {
        get().await?;
        Ok(())
    }
    fn check(error: Option<&SdkError<GetValuesError>>) {
        let error = error.expect("the error of the client");
        assert_eq!((error.code(), error.attempts()), (Some("Refused"), Some(1)));
        assert_eq!(error.report().to_string(), LINE);
        assert_eq!(error.to_string(), "service error");
    }
    check(anyhow().await.expect_err("it is refused").downcast_ref());
    check(eyre().await.expect_err("it is refused").downcast_ref());
}

/// Collects what is logged.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn a_report_is_one_line_of_a_log() {
    let error = get().await.expect_err("it is refused");
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt().without_time().with_target(false).with_writer(move || writer.clone());
    tracing::subscriber::with_default(subscriber.finish(), || {
        let report = error.report();
        tracing::error!(error = %report, code = report.code(), status = report.status());
        tracing::error!(error = %error.report(), "the shelf cannot be read");
        tracing::error!("{}", error.report());
        tracing::error!(?report);
    });
    let log = String::from_utf8(log.0.lock().unwrap_or_else(PoisonError::into_inner).clone()).expect("text");
    let lines: Vec<&str> = log.lines().map(str::trim_start).collect();
    let expected = [
        format!("ERROR error={LINE} code=\"Refused\" status=400"),
        format!("ERROR the shelf cannot be read error={LINE}"),
        format!("ERROR {LINE}"),
        format!("ERROR report={LINE}"),
    ];
    assert_eq!(lines, expected);
    assert!(!log.chars().any(|c| c.is_control() && c != '\n'), "{log:?}");
}
