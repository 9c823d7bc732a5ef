//! Values in the format of each protocol.

use smithereens_checks_hostile::Protocol;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Json,
    Xml,
    Cbor,
}

pub(crate) fn format(protocol: Protocol) -> Format {
    match protocol {
        Protocol::AwsJson1_0 | Protocol::AwsJson1_1 | Protocol::RestJson1 | Protocol::RpcV2Json => Format::Json,
        Protocol::AwsQuery | Protocol::Ec2Query | Protocol::RestXml => Format::Xml,
        Protocol::RpcV2Cbor => Format::Cbor,
    }
}

/// The members of a node.
pub(crate) const MEMBERS: [&str; 38] = [
    "text",
    "blob",
    "boolean",
    "byte",
    "short",
    "integer",
    "long",
    "float",
    "double",
    "bigInteger",
    "bigDecimal",
    "time",
    "dateTime",
    "httpDate",
    "epochSeconds",
    "document",
    "suit",
    "size",
    "attribute",
    "texts",
    "blobs",
    "integers",
    "longs",
    "times",
    "sparseTexts",
    "textMap",
    "sparseMap",
    "matrix",
    "flatTexts",
    "flatNodes",
    "flatMap",
    "node",
    "nodes",
    "nodeMap",
    "choice",
    "unknown",
    "__type",
    "",
];

/// The body of a `GetValues` response with this node.
pub(crate) fn values(protocol: Protocol, node: &[u8]) -> Vec<u8> {
    let (open, close): (&[u8], &[u8]) = match protocol {
        Protocol::AwsQuery => (
            b"<GetValuesResponse><GetValuesResult><node>",
            b"</node></GetValuesResult><ResponseMetadata><RequestId>a</RequestId></ResponseMetadata></GetValuesResponse>",
        ),
        Protocol::Ec2Query => {
            (b"<GetValuesResponse><node>", b"</node><requestId>a</requestId></GetValuesResponse>")
        }
        Protocol::RestXml => (b"<GetValuesOutput><node>", b"</node></GetValuesOutput>"),
        Protocol::RpcV2Cbor => (b"\xa1\x64node", b""),
        _ => (b"{\"node\":", b"}"),
    };
    [open, node, close].concat()
}

/// A node with this member.
pub(crate) fn member(protocol: Protocol, name: &str, value: &[u8]) -> Vec<u8> {
    match format(protocol) {
        Format::Json => [format!("{{\"{name}\":").as_bytes(), value, b"}"].concat(),
        Format::Xml => [format!("<{name}>").as_bytes(), value, format!("</{name}>").as_bytes()].concat(),
        Format::Cbor => [&[0xa1], text(name).as_slice(), value].concat(),
    }
}

/// A short text in CBOR.
fn text(text: &str) -> Vec<u8> {
    [&[0x60 + u8::try_from(text.len()).expect("a short text")], text.as_bytes()].concat()
}

/// A valid response.
pub(crate) fn sound(protocol: Protocol) -> Vec<u8> {
    let node: &[u8] = match format(protocol) {
        Format::Json => {
            br#"{"text":"hello","suit":"hearts","double":1.5e3,"time":1.5,"texts":["a","b"],"nodeMap":{"a":{"long":-7}},"document":{"a":[null,true]}}"#
        }
        Format::Xml => {
            b"<text>hello</text><suit>hearts</suit><double>1.5e3</double><texts><member>a</member><member>b</member></texts>\
            <flatNodes><long>-7</long></flatNodes><nodeMap><entry><key>a</key><value><byte>1</byte></value></entry></nodeMap>"
        }
        Format::Cbor => {
            b"\xa5\x64text\x65hello\x64suit\x66hearts\x64long\x26\x65texts\x82\x61a\x61b\x67nodeMap\xbf\x61a\xa1\x64byte\x01\xff"
        }
    };
    values(protocol, node)
}

/// The opening and closing text of one level of a recursive value.
pub(crate) fn recursions(protocol: Protocol) -> Vec<(Vec<u8>, Vec<u8>)> {
    let recursions: &[(&[u8], &[u8])] = match format(protocol) {
        Format::Json => &[
            (b"{\"node\":{\"text\":\"a\"},\"node\":", b"}"),
            (b"{\"node\":", b"}"),
            (b"{\"nodes\":[", b"]}"),
            (b"{\"nodeMap\":{\"a\":", b"}}"),
            (b"{\"choice\":{\"node\":", b"}}"),
            (b"{\"choice\":{\"choice\":{\"nodes\":[", b"]}}}"),
            (b"{\"document\":[", b"]}"),
            (b"{\"unknown\":", b"}"),
            (b"[", b"]"),
        ],
        Format::Xml => &[
            (b"<node><text>a</text>", b"</node>"),
            (b"<nodes><member>", b"</member></nodes>"),
            (b"<nodeMap><entry><key>a</key><value>", b"</value></entry></nodeMap>"),
            (b"<flatNodes>", b"</flatNodes>"),
            (b"<flatMap><key>a</key><value>", b"</value></flatMap>"),
            (b"<choice><node>", b"</node></choice>"),
            (b"<choice><choice><nodes><member>", b"</member></nodes></choice></choice>"),
            (b"<unknown a='b'>", b"</unknown>"),
            (b"<Errors>", b"</Errors>"),
            (b"<Error>", b"</Error>"),
        ],
        Format::Cbor => &[
            (b"\xa1\x64node", b""),
            (b"\xbf\x64node", b"\xff"),
            (b"\xa1\x65nodes\x81", b""),
            (b"\xa1\x67nodeMap\xa1\x61a", b""),
            (b"\xa1\x66choice\xa1\x64node", b""),
            (b"\xa1\x67unknown", b""),
            (b"\xa1\x68document\x9f", b"\xff"),
            (b"\x81", b""),
            (b"\x9f", b"\xff"),
            (b"\xc1", b""),
        ],
    };
    recursions.iter().map(|(open, close)| (open.to_vec(), close.to_vec())).collect()
}

/// The content of the innermost level.
pub(crate) fn leaf(protocol: Protocol) -> Vec<u8> {
    match format(protocol) {
        Format::Json => b"null".to_vec(),
        Format::Xml => Vec::new(),
        Format::Cbor => b"\xa0".to_vec(),
    }
}

/// Values that are invalid for most members.
pub(crate) fn strange(protocol: Protocol) -> Vec<Vec<u8>> {
    let texts: &[&[u8]] = match format(protocol) {
        Format::Json => &[
            b"null",
            b"true",
            b"0",
            b"-1",
            b"-0.0",
            b"1e400",
            b"-1e400",
            b"1e-400",
            b"1e18446744073709551616",
            b"1e308",
            b"9223372036854775808",
            b"-9223372036854775809",
            b"18446744073709551616",
            b"123456789012345678901234567890.5",
            b"\"\"",
            b"\"a\"",
            b"\"NaN\"",
            b"\"Infinity\"",
            b"\"1e999999999\"",
            b"\"\\ud800\"",
            b"\"\\u0000\"",
            b"\"=\"",
            b"\"9999-99-99T99:99:99Z\"",
            b"\"+262143-12-31T23:59:59Z\"",
            b"[]",
            b"[null]",
            b"[[[]]]",
            b"{}",
            b"{\"\":null}",
            b"{\"a\":{}}",
            b"{\"text\":\"a\",\"number\":1}",
            b"tru",
            b"-",
            b"1.",
            b"\"",
            b"01",
            b"+1",
            b"\"\\x\"",
        ],
        Format::Xml => &[
            b"",
            b" ",
            b"true",
            b"0",
            b"-1",
            b"1e400",
            b"-1e400",
            b"1e-400",
            b"9223372036854775808",
            b"a",
            b"NaN",
            b"&#0;",
            b"&#xFFFFFFFFF;",
            b"&#xD800;",
            b"&nothing;",
            b"&",
            b"]]>",
            b"<![CDATA[a]]>",
            b"<!-- a -->",
            b"<?a b?>",
            b"=",
            b"9999-99-99T99:99:99Z",
            b"+262143-12-31T23:59:59Z",
            b"<a/>",
            b"<member/>",
            b"<member>a</member>",
            b"<entry/>",
            b"<entry><key/></entry>",
            b"<entry><value/></entry>",
            b"<key>a</key>",
            b"<text/><number/>",
            b"<a>",
            b"</a>",
            b"<a b=\"<\"/>",
            b"<a b b/>",
            b"<a:b xmlns:a=''/>",
            b"<a b='1' b='2'/>",
        ],
        Format::Cbor => &[
            b"",
            b"\xf6",
            b"\xf7",
            b"\xf5",
            b"\x00",
            b"\x20",
            b"\x3b\xff\xff\xff\xff\xff\xff\xff\xff",
            b"\x1b\xff\xff\xff\xff\xff\xff\xff\xff",
            b"\xf9\x7c\x00",
            b"\xf9\x7e\x00",
            b"\xfb\x7f\xef\xff\xff\xff\xff\xff\xff",
            b"\xc1\xfb\x7f\xef\xff\xff\xff\xff\xff\xff",
            b"\xc1\xfb\x7f\xf8\x00\x00\x00\x00\x00\x00",
            b"\xc1\x1b\xff\xff\xff\xff\xff\xff\xff\xff",
            b"\xc1\x3b\xff\xff\xff\xff\xff\xff\xff\xff",
            b"\xc0\x61a",
            b"\xc2\x41\xff",
            b"\xc4\x82\x01\x02",
            b"\x40",
            b"\x60",
            b"\x61a",
            b"\x7f\x61a\xff",
            b"\x5f\x41a\xff",
            b"\x7f\x41a\xff",
            b"\x80",
            b"\x81\xf6",
            b"\x9f\xff",
            b"\xa0",
            b"\xa1\xf6\xf6",
            b"\xa1\x01\x02",
            b"\xbf\xff",
            b"\xbf\x61a\xff",
            b"\xff",
            b"\x1c",
            b"\xf8\x18",
            b"\xfc",
            b"\xd9\xd9\xf7\x01",
            b"\x82\x01",
        ],
    };
    texts.iter().map(|text| text.to_vec()).collect()
}
