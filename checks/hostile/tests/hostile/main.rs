//! Malformed responses are errors or values, and never a panic or a stack overflow. [`call`] fails the test if a client
//! panics.

mod formats;
mod libraries;
mod reports;
mod requests;
mod wire;

use smithereens_checks_hostile::{Protocol, Response, call};
use wire::{Format, format, sound, values};

/// The outcome of `GetValues` with this body.
fn read(protocol: Protocol, body: impl Into<Vec<u8>>) -> Result<String, String> {
    call(protocol, &Response::new(200, body)).swap_remove(0)
}

fn assert_refused(protocol: Protocol, body: impl Into<Vec<u8>>) {
    let body = body.into();
    let shown = String::from_utf8_lossy(&body[..body.len().min(200)]).into_owned();
    let outcome = read(protocol, body);
    assert!(outcome.is_err(), "{protocol:?} reads {shown}: {outcome:?}");
}

/// Calls every operation with the body, as a success and as an error.
fn assert_survived(protocol: Protocol, body: &[u8]) {
    for status in [200, 400] {
        call(protocol, &Response::new(status, body).header(b"x-amzn-errortype", b"Refused"));
    }
}

#[test]
fn a_valid_response_is_read() {
    for protocol in Protocol::ALL {
        let output = read(protocol, sound(protocol)).unwrap_or_else(|error| panic!("{protocol:?}: {error}"));
        assert!(output.contains("hello") && output.contains("Hearts"), "{protocol:?}: {output}");
    }
}

#[test]
fn a_truncated_response_is_an_error() {
    for protocol in Protocol::ALL {
        let whole = sound(protocol);
        for length in 1..whole.len() {
            assert_refused(protocol, &whole[..length]);
        }
    }
}

#[test]
fn values_that_are_nested_without_end_are_survived() {
    for protocol in Protocol::ALL {
        for (open, close) in wire::recursions(protocol) {
            let nested = [open.repeat(100_000), wire::leaf(protocol), close.repeat(100_000)].concat();
            assert_survived(protocol, &values(protocol, &nested));
            assert_survived(protocol, &open.repeat(100_000));
        }
        let (open, close) = wire::recursions(protocol).swap_remove(0);
        let nested = [open.repeat(100_000), wire::leaf(protocol), close.repeat(100_000)].concat();
        assert_refused(protocol, values(protocol, &nested));
    }
}

/// The decoders limit the depth, and the stack must be large enough for that depth.
#[test]
fn nested_values_are_read_up_to_some_depth() {
    for protocol in Protocol::ALL {
        for (open, close) in wire::recursions(protocol) {
            for depth in [1, 30, 60, 120, 126, 127, 128, 129] {
                call(
                    protocol,
                    &Response::new(
                        200,
                        values(protocol, &[open.repeat(depth), wire::leaf(protocol), close.repeat(depth)].concat()),
                    ),
                );
            }
        }
        let (open, close) = wire::recursions(protocol).swap_remove(0);
        let outcome =
            read(protocol, values(protocol, &[open.repeat(30), wire::leaf(protocol), close.repeat(30)].concat()));
        assert!(outcome.is_ok(), "{protocol:?}: {outcome:?}");
    }
}

#[test]
fn values_of_the_wrong_type_are_errors_or_are_converted() {
    for protocol in Protocol::ALL {
        for member in wire::MEMBERS {
            let bodies: Vec<Vec<u8>> = wire::strange(protocol)
                .iter()
                .map(|value| values(protocol, &wire::member(protocol, member, value)))
                .collect();
            for body in bodies {
                call(protocol, &Response::new(200, body));
            }
        }
    }
}

#[test]
fn text_that_is_not_utf_8_is_refused() {
    for protocol in Protocol::ALL {
        let text = match format(protocol) {
            Format::Json => b"\"\xff\"".to_vec(),
            Format::Xml => b"\xff".to_vec(),
            Format::Cbor => b"\x61\xff".to_vec(),
        };
        assert_refused(protocol, values(protocol, &wire::member(protocol, "text", &text)));
    }
}

#[test]
fn entities_are_not_expanded() {
    for protocol in Protocol::ALL.into_iter().filter(|protocol| format(*protocol) == Format::Xml) {
        let mut declarations = r#"<!ENTITY e0 "expanded">"#.to_owned();
        for level in 1..20 {
            declarations += &format!(r#"<!ENTITY e{level} "{}">"#, format!("&e{};", level - 1).repeat(10));
        }
        for external in ["", r#"<!ENTITY e19 SYSTEM "file:///etc/hostname">"#] {
            let mut body = format!("<!DOCTYPE GetValuesResponse [{external}{declarations}]>").into_bytes();
            body.extend(values(protocol, b"<text>&e19;</text>"));
            assert_refused(protocol, body);
        }
    }
}

#[test]
fn a_member_that_comes_twice_has_one_of_its_values() {
    for protocol in Protocol::ALL {
        let number = |text: &str| match format(protocol) {
            Format::Cbor => vec![text.parse().expect("a small number")],
            _ => text.as_bytes().to_vec(),
        };
        let twice = [wire::member(protocol, "integer", &number("1")), wire::member(protocol, "integer", &number("2"))];
        let body = match format(protocol) {
            Format::Json => [b"{\"node\":{", &twice[0][1..twice[0].len() - 1], b",", &twice[1][1..], b"}"].concat(),
            Format::Xml => values(protocol, &twice.concat()),
            Format::Cbor => [b"\xa1\x64node\xa2", &twice[0][1..], &twice[1][1..]].concat(),
        };
        let output = read(protocol, body).unwrap_or_else(|error| panic!("{protocol:?}: {error}"));
        assert!(output.contains("integer: Some(1)") || output.contains("integer: Some(2)"), "{protocol:?}: {output}");
    }
}

#[test]
fn lengths_that_lie_are_refused() {
    for member in wire::MEMBERS {
        for head in [0x5b, 0x7b, 0x9b, 0xbb] {
            for length in
                [[0xff; 8], [0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff], [0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]]
            {
                let lie = [&[head], length.as_slice(), b"a"].concat();
                assert_refused(
                    Protocol::RpcV2Cbor,
                    values(Protocol::RpcV2Cbor, &wire::member(Protocol::RpcV2Cbor, member, &lie)),
                );
            }
        }
    }
}

#[test]
fn absurd_headers_are_survived() {
    let long = vec![b'a'; 100_000];
    let values: [&[u8]; 16] = [
        b"",
        b";",
        b";;;",
        b"#",
        b":",
        b"a#b:c",
        b"-1",
        b"99999999999999999999",
        b"1e999",
        b"\"open",
        b"\"a\\",
        b",,,\",",
        b"Thu, 99 Foo 99999 99:99:99 GMT",
        b"\xff\xfe",
        b"null",
        &long,
    ];
    let names = [
        "content-length",
        "content-type",
        "content-encoding",
        "transfer-encoding",
        "date",
        "retry-after",
        "smithy-protocol",
        "x-amzn-errortype",
        "x-amzn-query-error",
        "x-amzn-requestid",
        "x-amz-retry-after",
        "x-list",
        "x-media",
        "x-meta-",
        "x-meta-a",
        "x-number",
        "x-reason",
        "x-text",
        "x-time",
        "x-times",
    ];
    for protocol in Protocol::ALL {
        for name in names {
            for value in values {
                for status in [200, 400] {
                    call(protocol, &Response::new(status, sound(protocol)).header(name.as_bytes(), value));
                }
            }
        }
        let many = (0..10_000).fold(Response::new(200, sound(protocol)), |response, index| {
            response.header(format!("x-meta-{index}").as_bytes(), b"a")
        });
        call(protocol, &many);
    }
}

#[test]
fn an_unexpected_status_is_an_error() {
    for protocol in Protocol::ALL {
        for status in [100, 199, 300, 304, 599, 999] {
            let outcome = call(protocol, &Response::new(status, sound(protocol))).swap_remove(0);
            assert!(outcome.is_err(), "{protocol:?} takes {status} as a success");
        }
    }
}
