//! Reports of errors in each protocol.

use crate::wire::{Format, format};
use smithereens::error::{InspectError, Report};
use smithereens_checks_hostile::{Protocol, Response};

/// The body of an error with this code and message, without characters that a format escapes.
fn error(protocol: Protocol, code: &str, message: &str) -> Vec<u8> {
    let error = format!("<Error><Code>{code}</Code><Message>{message}</Message></Error>");
    match protocol {
        Protocol::AwsQuery | Protocol::RestXml => format!("<ErrorResponse>{error}</ErrorResponse>").into(),
        Protocol::Ec2Query => format!("<Response><Errors>{error}</Errors></Response>").into(),
        Protocol::RpcV2Cbor => {
            let text =
                |text: &str| [&[0x78, u8::try_from(text.len()).expect("a short text")], text.as_bytes()].concat();
            [&[0xa2][..], &text("__type"), &text(code), &text("message"), &text(message)].concat()
        }
        _ => format!(r#"{{"__type":"{code}","message":"{message}"}}"#).into(),
    }
}

async fn report(protocol: Protocol, response: Response) -> Report {
    let response = match format(protocol) {
        Format::Cbor => response.header(b"smithy-protocol", b"rpc-v2-cbor"),
        _ => response,
    };
    protocol.report(&response).await.unwrap_or_else(|| panic!("{protocol:?} succeeds"))
}

#[tokio::test]
async fn an_error_says_its_code_and_message() {
    for protocol in Protocol::ALL {
        for code in ["Refused", "Strange"] {
            let response = Response::new(400, error(protocol, code, "not  today")).header(b"x-amzn-requestid", b"r-1");
            let report = report(protocol, response).await;
            let expected = format!("GetValues: {code}: not today (status 400, request ID r-1, 1 attempt)");
            assert_eq!(report.to_string(), expected, "{protocol:?}");
            assert_eq!((report.code(), report.message()), (Some(code), Some("not today")), "{protocol:?}");
        }
    }
}

#[tokio::test]
async fn a_body_that_cannot_be_read_is_a_line() {
    for protocol in Protocol::ALL {
        for body in [&b"\n<html>\r\n\x1b[2J"[..], b"", b"\xff\x00{", b"{\"__type\":\"a\nb\x1b\"}", b"<a>\n<b>\n\x0c"] {
            for status in [200, 404, 503] {
                let response = Response::new(status, body).header(b"x-amzn-requestid", b"r\t1");
                let Some(report) = protocol.report(&response).await else { continue };
                let line = report.to_string();
                assert!(line.starts_with("GetValues: ") && line.ends_with(", 1 attempt)"), "{protocol:?}: {line}");
                assert!(!line.chars().any(char::is_control), "{protocol:?}: {line:?}");
            }
        }
    }
}
