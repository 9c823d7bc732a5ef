//! Responses that are unusual, and valid: each is read as the specification of its format says. The values are those of the
//! specifications or of botocore 1.44, which is named where it decides.

use crate::wire::{Format, format, values};
use smithereens_checks_hostile::{Protocol, Response, call};

/// What becomes of a response.
#[derive(Debug, Clone, Copy)]
enum Expected {
    /// The output, as `Debug` prints it, has this text.
    Has(&'static str),
    /// The response is an error, as `Display` prints it, that has this text.
    Error(&'static str),
}

use Expected::{Error, Has};

/// Calls `GetValues` with a response of each protocol, and prints every row that has another result.
fn check(rows: Vec<(String, Protocol, Response, Expected)>) {
    let failures: Vec<String> = rows
        .into_iter()
        .filter_map(|(source, protocol, response, expected)| {
            let outcome = call(protocol, &response).swap_remove(0);
            let is_expected = match (&outcome, expected) {
                (Ok(output), Has(text)) => output.contains(text),
                (Err(error), Error(text)) => error.contains(text),
                _ => false,
            };
            // The members that are not set would hide the others.
            let found = || {
                outcome.map(|output| {
                    output.split(", ").filter(|member| !member.ends_with(": None")).collect::<Vec<_>>().join(", ")
                })
            };
            (!is_expected).then(|| format!("{protocol:?}, {source}: expected {expected:?}, found {:?}", found()))
        })
        .collect();
    assert!(failures.is_empty(), "{} rows:\n{}", failures.len(), failures.join("\n"));
}

/// The protocols of a format.
fn protocols(of: Format) -> impl Iterator<Item = Protocol> {
    Protocol::ALL.into_iter().filter(move |protocol| format(*protocol) == of)
}

/// Checks the members of a node in every protocol of a format.
fn check_nodes(of: Format, rows: &[(&str, &[u8], Expected)]) {
    let rows = rows.iter().flat_map(|(source, node, expected)| {
        protocols(of).map(move |protocol| {
            let shown = String::from_utf8_lossy(node);
            (format!("{source}, `{shown}`"), protocol, Response::new(200, values(protocol, node)), *expected)
        })
    });
    check(rows.collect());
}

/// Checks whole bodies in every protocol of a format.
fn check_bodies(of: Format, rows: &[(&str, u16, &[u8], Expected)]) {
    let rows = rows.iter().flat_map(|(source, status, body, expected)| {
        protocols(of).map(move |protocol| {
            let shown = String::from_utf8_lossy(body);
            (format!("{source}, `{shown}`"), protocol, Response::new(*status, *body), *expected)
        })
    });
    check(rows.collect());
}

#[test]
fn xml_is_read_as_xml_1_0_says() {
    check_nodes(
        Format::Xml,
        &[
            ("XML 2.7", b"<text><![CDATA[gzip]]></text>", Has(r#"text: Some("gzip")"#)),
            ("XML 2.7", b"<text>a<![CDATA[<b>&amp;]]>c</text>", Has(r#"text: Some("a<b>&amp;c")"#)),
            ("XML 2.7", b"<text><![CDATA[]]></text>", Has(r#"text: Some("")"#)),
            ("XML 2.7", b"<text><![CDATA[a]]><![CDATA[b]]></text>", Has(r#"text: Some("ab")"#)),
            ("XML 2.5", b"<text>a<!-- x -->b</text>", Has(r#"text: Some("ab")"#)),
            ("XML 2.5", b"<text><!-- <a> & --></text>", Has(r#"text: Some("")"#)),
            ("XML 2.6", b"<text>a<?target data?>b</text>", Has(r#"text: Some("ab")"#)),
            ("XML 2.11", b"<text>a\r\nb\rc\n\r\nd</text>", Has(r#"text: Some("a\nb\nc\n\nd")"#)),
            ("XML 2.11", b"<text><![CDATA[a\r\nb]]></text>", Has(r#"text: Some("a\nb")"#)),
            ("XML 2.11, 4.1", b"<text>a&#13;&#xA;b</text>", Has(r#"text: Some("a\r\nb")"#)),
            ("XML 4.1", b"<text>&#x1F600;&#65;</text>", Has("text: Some(\"\u{1f600}A\")")),
            ("XML 4.6", b"<text>&lt;&gt;&amp;&quot;&apos;</text>", Has(r#"text: Some("<>&\"'")"#)),
            ("XML 4.1", b"<text>&nbsp;</text>", Error("nbsp")),
            ("XML 4.1", b"<unknown>&nbsp;</unknown>", Error("nbsp")),
            ("XML 4.1", b"<unknown a='&nbsp;'/>", Error("nbsp")),
            ("XML 4.1", b"<text>&#+65;</text>", Error("#+65")),
            ("XML 4.1", b"<text>&#x+41;</text>", Error("#x+41")),
            ("XML 4.1", b"<text>&#X41;</text>", Error("#X41")),
            ("XML 4.1", b"<text>&#xD83D;&#xDE00;</text>", Error("xD83D")),
            ("XML 4.1", b"<text>a & b</text>", Error("`&`")),
            ("XML 2.4", b"<text>]]></text>", Error("]]>")),
            ("XML 2.5", b"<text><!-- a -- b --></text>", Error("comment")),
            ("XML 3.1", b"<text a='1' a='2'>b</text>", Error("comes twice")),
            ("XML 3.1", b"<unknown a='1' b='2' a='3'/>", Error("comes twice")),
            ("XML 3.1", b"<text >a</text\n>", Has(r#"text: Some("a")"#)),
            ("XML 2.2", b"<text>&#1;</text>", Error("#1")),
            ("XML 2.10", b"<text> a </text>", Has(r#"text: Some(" a ")"#)),
            ("XML 3.1", b"<text/>", Has(r#"text: Some("")"#)),
            ("XML 3.1", b"<text></text>", Has(r#"text: Some("")"#)),
            ("namespaces", b"<x:text xmlns:x='u'>a</x:text>", Has(r#"text: Some("a")"#)),
            ("XML 2.7", b"<suit><![CDATA[hearts]]></suit>", Has("suit: Some(Hearts)")),
            ("XML Schema 2, 4.3.6", b"<boolean>\n true </boolean>", Has("boolean: Some(true)")),
            ("XML Schema 2, 3.2.2", b"<boolean>0</boolean>", Has("boolean: Some(false)")),
            ("XML Schema 2, 4.3.6", b"<integer>\n  7\n</integer>", Has("integer: Some(7)")),
            ("XML Schema 2, 4.3.6", b"<byte> 7</byte>", Has("byte: Some(7)")),
            ("XML Schema 2, 4.3.6", b"<short>7 </short>", Has("short: Some(7)")),
            ("XML Schema 2, 4.3.6", b"<long>\t-7\t</long>", Has("long: Some(-7)")),
            ("XML 2.7", b"<long><![CDATA[7]]></long>", Has("long: Some(7)")),
            ("XML 2.5", b"<long>1<!-- , -->000</long>", Has("long: Some(1000)")),
            ("XML Schema 2, 3.3.13", b"<integer>+7</integer>", Has("integer: Some(7)")),
            ("nothing is lost", b"<integer>7.0</integer>", Has("integer: Some(7)")),
            ("nothing is lost", b"<long>1e3</long>", Has("long: Some(1000)")),
            ("a fraction", b"<long>1.5</long>", Error("1.5")),
            ("out of range", b"<byte>128</byte>", Error("128")),
            ("XML Schema 2, 4.3.6", b"<double> 1.5 </double>", Has("double: Some(1.5)")),
            ("Smithy, float", b"<float>-Infinity</float>", Has("float: Some(-inf)")),
            ("XML Schema 2, 3.2.5", b"<double>INF</double>", Has("double: Some(inf)")),
            ("out of range", b"<float>1e39</float>", Error("in the range of a float")),
            ("IEEE 754", b"<double>-1e400</double>", Has("double: Some(-inf)")),
            ("XML Schema 2, 3.2.16", b"<blob>YW\n  Jj</blob>", Has("blob: Some(Blob { inner: 616263 })")),
            ("XML 2.7", b"<blob><![CDATA[YWJj]]></blob>", Has("blob: Some(Blob { inner: 616263 })")),
            ("XML Schema 2, 4.3.6", b"<bigInteger> 7 </bigInteger>", Has(r#"BigInteger("7")"#)),
            ("XML Schema 2, 4.3.6", b"<bigDecimal> 7.5 </bigDecimal>", Has(r#"BigDecimal("7.5")"#)),
            (
                "XML 2.7",
                b"<texts><member><![CDATA[a]]></member><member>b<!-- c --></member></texts>",
                Has(r#"["a", "b"]"#),
            ),
            ("XML 2.7", b"<flatTexts>a</flatTexts><flatTexts><![CDATA[b]]></flatTexts>", Has(r#"["a", "b"]"#)),
            (
                "XML 2.7",
                b"<textMap><entry><key><![CDATA[a]]></key><value>b<!-- c --></value></entry></textMap>",
                Has(r#"text_map: Some({"a": "b"})"#),
            ),
            ("XML 2.7", b"<choice><text><![CDATA[a]]></text></choice>", Has(r#"choice: Some(Text("a"))"#)),
            (
                "order",
                b"<textMap><entry><value>b</value><key>a</key></entry></textMap>",
                Has(r#"text_map: Some({"a": "b"})"#),
            ),
            (
                "a key that comes twice",
                b"<textMap><entry><key>a</key><value>1</value></entry><entry><key>a</key><value>2</value></entry></textMap>",
                Has(r#"text_map: Some({"a": "2"})"#),
            ),
            ("a map", b"<textMap><entry><value>b</value></entry></textMap>", Error("no `key`")),
            ("a map", b"<textMap><entry><key>a</key></entry></textMap>", Error("no `value`")),
            (
                "order",
                b"<flatTexts>a</flatTexts><text>c</text><unknown><a><b/></a></unknown><flatTexts>b</flatTexts>",
                Has(r#"flat_texts: Some(["a", "b"])"#),
            ),
            ("a member that comes twice", b"<text>a</text><text>b</text>", Has(r#"text: Some("b")"#)),
            ("XML 3.1", b"<texts/>", Has("texts: Some([])")),
            ("XML 3.1", b"<texts><member/></texts>", Has(r#"texts: Some([""])"#)),
            ("XML 3.1", b"<textMap/>", Has("text_map: Some({})")),
            ("XML 3.1", b"<blob/>", Has("blob: Some(Blob { inner:  })")),
            ("XML 3.1", b"<integer/>", Error("integer")),
            ("XML 3.1", b"<boolean/>", Error("boolean")),
            ("XML 3.1", b"<time/>", Error("timestamp")),
            ("XML Schema 2, 3.2.2", b"<boolean>TRUE</boolean>", Error("TRUE")),
            ("an element in a text", b"<text>a<b/></text>", Error("text")),
            ("Smithy, union", b"<choice><text>a</text><number>1</number></choice>", Error("Choice")),
            ("botocore", b"<choice><text>a</text><other/></choice>", Error("Choice")),
            ("botocore", b"<choice><other/><text>a</text></choice>", Error("Choice")),
            ("Smithy, union", b"<choice/>", Has("choice: Some(Unknown)")),
            ("Smithy, union", b"<choice><other>1</other></choice>", Has("choice: Some(Unknown)")),
            (
                "Smithy, date-time",
                b"<time>2014-04-29T18:30:38.682Z</time>",
                Has("time: Some(2014-04-29T18:30:38.682Z)"),
            ),
            (
                "XML Schema 2, 4.3.6",
                b"<time>\n2014-04-29T20:30:38+02:00 </time>",
                Has("time: Some(2014-04-29T18:30:38Z)"),
            ),
            ("XML 2.7", b"<time><![CDATA[2014-04-29T18:30:38Z]]></time>", Has("time: Some(2014-04-29T18:30:38Z)")),
            ("botocore", b"<time>1398796238.682</time>", Has("time: Some(2014-04-29T18:30:38.682Z)")),
            (
                "Smithy, epoch-seconds",
                b"<epochSeconds>1722052630.682</epochSeconds>",
                Has("epoch_seconds: Some(2024-07-27T03:57:10.682Z)"),
            ),
            (
                "Smithy, http-date",
                b"<httpDate>Tue, 29 Apr 2014 18:30:38.682 GMT</httpDate>",
                Has("http_date: Some(2014-04-29T18:30:38.682Z)"),
            ),
            (
                "RFC 9110, 5.6.7",
                b"<httpDate>Sunday, 06-Nov-94 08:49:37 GMT</httpDate>",
                Has("http_date: Some(1994-11-06T08:49:37Z)"),
            ),
            (
                "botocore",
                b"<httpDate>Tue, 1 Apr 2014 18:30:38.1234567 GMT</httpDate>",
                Has("http_date: Some(2014-04-01T18:30:38.123456Z)"),
            ),
            (
                "RFC 3339, 5.6",
                b"<dateTime>2014-04-29t18:30:38.123456789123z</dateTime>",
                Has("date_time: Some(2014-04-29T18:30:38.123456Z)"),
            ),
            ("RFC 3339, 5.6", b"<dateTime>2014-04-29</dateTime>", Error("2014-04-29")),
        ],
    );
}

#[test]
fn encodings_are_those_of_xml_1_0() {
    let utf_16 = |text: &str, bytes: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let rows = protocols(Format::Xml).flat_map(|protocol| {
        let node = String::from_utf8(values(protocol, "<text>é😀</text>".as_bytes())).expect("UTF-8");
        let latin = String::from_utf8(values(protocol, "<text>é</text>".as_bytes())).expect("UTF-8");
        let latin: Vec<u8> = latin.chars().map(|character| u8::try_from(character).expect("ISO-8859-1")).collect();
        let declared = |encoding: &str| format!("<?xml version='1.0' encoding='{encoding}'?>");
        let read = Has("text: Some(\"é😀\")");
        [
            (utf_16(&format!("\u{feff}{node}"), u16::to_le_bytes), read),
            (utf_16(&format!("\u{feff}{}{node}", declared("UTF-16")), u16::to_be_bytes), read),
            (utf_16(&format!("{}{node}", declared("UTF-16")), u16::to_le_bytes), read),
            (format!("{}{node}", declared("utf-8")).into_bytes(), read),
            ([declared("ISO-8859-1").as_bytes(), &latin].concat(), Has("text: Some(\"é\")")),
            (format!("{}{node}", declared("UTF-16")).into_bytes(), Error("UTF-16")),
            (format!("{}{node}", declared("Shift_JIS")).into_bytes(), Error("Shift_JIS")),
            (latin, Error("utf-8")),
        ]
        .map(|(body, expected)| {
            let shown = String::from_utf8_lossy(&body).into_owned();
            (format!("XML 4.3.3, `{shown}`"), protocol, Response::new(200, body), expected)
        })
    });
    check(rows.collect());
}

#[test]
fn a_document_has_one_root_element() {
    check_bodies(
        Format::Xml,
        &[
            ("XML 2.1", 200, b"<?xml version='1.0'?>", Error("no element")),
            ("XML 2.1", 200, b"<!-- a -->", Error("no element")),
            ("XML 2.1", 200, b"<a/><b/>", Error("malformed")),
            ("XML 2.1", 200, b"<a/>b", Error("malformed")),
            ("XML 2.1", 200, b"b<a/>", Error("malformed")),
            ("XML 2.1", 200, b"<a>&b;</a>", Error("malformed")),
            ("namespaces", 200, b"<x:a xmlns:x='b'><x:node/></x:a>", Has("node: Some")),
        ],
    );
}

#[test]
fn attributes_are_read_as_xml_1_0_says() {
    let rows = [
        ("XML 3.3.3", "a &amp; &#x41;", "a & A"),
        ("XML 3.3.3", "a\n\tb", "a  b"),
        ("XML 3.3.3", "a\r\nb&#10;", "a b\n"),
        ("XML 2.3", "'", "'"),
    ];
    let rows = rows.into_iter().flat_map(|(source, value, expected)| {
        protocols(Format::Xml).map(move |protocol| {
            let body = String::from_utf8(values(protocol, b"")).expect("UTF-8");
            let body = body.replace("<node>", &format!("<node attribute=\"{value}\">"));
            let expected = format!("attribute: Some({expected:?})").leak();
            (format!("{source}, `{value}`"), protocol, Response::new(200, body), Has(expected))
        })
    });
    check(rows.collect());
}

#[test]
fn documents_are_xml_1_0() {
    let node = |protocol: Protocol| String::from_utf8(values(protocol, b"<text>a</text>")).expect("UTF-8");
    let around: [(&str, &str, &str); 5] = [
        ("XML F.1", "\u{feff}", ""),
        ("XML 2.8", "\u{feff}<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- a -->", "\n<!-- b -->\n"),
        ("XML 2.8", "<?xml version='1.0'?><!DOCTYPE r>", ""),
        ("XML 2.8", "<?xml version='1.0'?><?xml-stylesheet href='a'?>", "<?a?>"),
        ("XML 2.1", "\n", "\n"),
    ];
    let rows = around.into_iter().flat_map(|(source, before, after)| {
        protocols(Format::Xml).map(move |protocol| {
            let body = format!("{before}{}{after}", node(protocol));
            (format!("{source}, `{before}`"), protocol, Response::new(200, body), Has(r#"text: Some("a")"#))
        })
    });
    check(rows.collect());
}

/// botocore takes a blank body for an output without members.
#[test]
fn an_empty_body_is_an_output_without_members() {
    let rows: &[(&str, u16, &[u8], Expected)] =
        &[("botocore", 200, b"", Has("node: None")), ("botocore", 200, b"\n", Has("node: None"))];
    check_bodies(Format::Xml, rows);
    check_bodies(Format::Json, rows);
    check_bodies(Format::Json, &[("botocore", 200, b"null", Has("node: None"))]);
    check_bodies(
        Format::Cbor,
        &[("botocore", 200, b"", Has("node: None")), ("botocore", 200, b"\xf6", Has("node: None"))],
    );
}

#[test]
fn errors_are_read_as_xml_1_0_says() {
    let code = "<Code>\n<![CDATA[Refused]]> </Code>";
    let members = format!("{code}<Message>a<!-- b --><![CDATA[<c>]]></Message><node><text><![CDATA[d]]></text></node>");
    let rows = protocols(Format::Xml).flat_map(|protocol| {
        let body = match protocol {
            Protocol::Ec2Query => format!("<Response><Errors><Error>{members}</Error></Errors></Response>"),
            _ => format!("<ErrorResponse><Error>{members}</Error><RequestId>a</RequestId></ErrorResponse>"),
        };
        ["", "\u{feff}"].map(|mark| {
            (format!("XML 2.7, `{body}`"), protocol, Response::new(400, format!("{mark}{body}")), Error("a<c>"))
        })
    });
    check(rows.collect());
}

#[test]
fn json_is_read_as_rfc_8259_says() {
    check_nodes(
        Format::Json,
        &[
            ("RFC 8259, 6", br#"{"long":1.0}"#, Has("long: Some(1)")),
            ("RFC 8259, 6", br#"{"long":1e3}"#, Has("long: Some(1000)")),
            ("RFC 8259, 6", br#"{"long":1E+3}"#, Has("long: Some(1000)")),
            ("RFC 8259, 6", br#"{"long":-120e-1}"#, Has("long: Some(-12)")),
            ("exact", br#"{"long":9007199254740993.0}"#, Has("long: Some(9007199254740993)")),
            ("RFC 8259, 6", br#"{"integer":5.0}"#, Has("integer: Some(5)")),
            ("RFC 8259, 6", br#"{"short":5.0}"#, Has("short: Some(5)")),
            ("RFC 8259, 6", br#"{"byte":5.0}"#, Has("byte: Some(5)")),
            ("RFC 8259, 6", br#"{"size":1.0}"#, Has("size: Some(1)")),
            ("RFC 8259, 6", br#"{"integers":[1.0,2e0]}"#, Has("integers: Some([1, 2])")),
            ("RFC 8259, 6", br#"{"longs":[1.0,2e0]}"#, Has("longs: Some([1, 2])")),
            ("RFC 8259, 6", br#"{"sparseMap":{"a":1.0}}"#, Has(r#"{"a": Some(1)}"#)),
            ("RFC 8259, 6", br#"{"bigInteger":1e3}"#, Has(r#"BigInteger("1000")"#)),
            ("a fraction", br#"{"long":1.5}"#, Error("")),
            ("out of range", br#"{"integer":1e10}"#, Error("")),
            ("out of range", br#"{"byte":128}"#, Error("")),
            ("out of range", br#"{"float":1e39}"#, Error("in the range of a float")),
            ("IEEE 754", br#"{"double":-1e400}"#, Has("double: Some(-inf)")),
            ("an integer", br#"{"double":5}"#, Has("double: Some(5.0)")),
            ("Smithy, float", br#"{"double":"NaN"}"#, Has("double: Some(NaN)")),
            ("Smithy, float", br#"{"float":"-Infinity"}"#, Has("float: Some(-inf)")),
            ("Smithy, sparse", br#"{"texts":["a",null,"b"]}"#, Has(r#"texts: Some(["a", "b"])"#)),
            ("Smithy, sparse", br#"{"blobs":["YQ==",null]}"#, Has("blobs: Some([Blob { inner: 61 }])")),
            ("Smithy, sparse", br#"{"integers":[null,1]}"#, Has("integers: Some([1])")),
            ("Smithy, sparse", br#"{"longs":[null,1]}"#, Has("longs: Some([1])")),
            ("Smithy, sparse", br#"{"times":[null]}"#, Has("times: Some([])")),
            ("Smithy, sparse", br#"{"matrix":[null,[null,1]]}"#, Has("matrix: Some([[1]])")),
            ("Smithy, sparse", br#"{"nodes":[null],"text":"a"}"#, Has("nodes: Some([])")),
            ("Smithy, sparse", br#"{"textMap":{"a":"1","b":null}}"#, Has(r#"text_map: Some({"a": "1"})"#)),
            ("Smithy, sparse", br#"{"nodeMap":{"b":null}}"#, Has("node_map: Some({})")),
            ("Smithy, sparse", br#"{"sparseTexts":["a",null]}"#, Has(r#"sparse_texts: Some([Some("a"), None])"#)),
            ("Smithy, union", br#"{"choice":{"text":"a","number":1}}"#, Error("Choice")),
            ("Smithy, union", br#"{"choice":{"text":"a","number":null}}"#, Has(r#"choice: Some(Text("a"))"#)),
            ("Smithy, union", br#"{"choice":{"__type":"x","text":"a"}}"#, Has(r#"choice: Some(Text("a"))"#)),
            ("botocore", br#"{"choice":{"text":"a","other":1}}"#, Error("Choice")),
            ("Smithy, union", br#"{"choice":{"other":{"a":[1]}}}"#, Has("choice: Some(Unknown)")),
            ("Smithy, union", br#"{"choice":{}}"#, Has("choice: Some(Unknown)")),
            ("RFC 8259, 4", br#"{"text":"a","text":"b"}"#, Has(r#"text: Some("b")"#)),
            ("RFC 8259, 4", br#"{"unknown":{"a":[1e5,{"b":null}]},"text":"a"}"#, Has(r#"text: Some("a")"#)),
            ("RFC 8259, 7", br#"{"text":"\ud83d\ude00\u0041"}"#, Has("text: Some(\"\u{1f600}A\")")),
            ("RFC 8259, 7", b"{\"text\":\"a\x01\"}", Error("control character")),
            ("RFC 8259, 7", b"{\"text\":\"a\nb\"}", Error("control character")),
            ("RFC 8259, 7", b"{\"te\nxt\":\"a\"}", Error("control character")),
            ("RFC 8259, 7", b"{\"unknown\":\"a\nb\"}", Error("control character")),
            ("RFC 8259, 8.1", b"{\"unknown\":\"\xff\"}", Error("UTF-8")),
            ("RFC 8259, 8.2", br#"{"text":"\ud83d\u0041"}"#, Error("surrogate")),
            ("RFC 8259, 7", br#"{"text":"\a"}"#, Error("escape")),
            ("RFC 8259, 6", br#"{"double":1.}"#, Error("number")),
            ("RFC 8259, 6", br#"{"double":.5}"#, Error("number")),
            ("RFC 8259, 6", br#"{"double":01}"#, Error("number")),
            ("RFC 8259, 6", br#"{"double":NaN}"#, Error("number")),
            ("RFC 8259, 6", br#"{"integer":01}"#, Error("number")),
            ("RFC 8259, 6", br#"{"integer":-0}"#, Has("integer: Some(0)")),
            ("RFC 8259, 6", br#"{"double":-0}"#, Has("double: Some(-0.0)")),
            ("another type", br#"{"integer":"7"}"#, Error("number")),
            ("another type", br#"{"double":"7.5"}"#, Error("7.5")),
            ("another type", br#"{"boolean":"true"}"#, Error("boolean")),
            ("another type", br#"{"boolean":1}"#, Error("boolean")),
            ("another type", br#"{"text":5}"#, Error("string")),
            ("another type", br#"{"texts":{}}"#, Error("array")),
            ("RFC 8259, 4", br#"{"text":"a",}"#, Error("`,`")),
            ("RFC 8259, 5", br#"{"texts":["a",]}"#, Error("`,`")),
            ("Smithy, document", br#"{"document":null}"#, Has("document: Some(Null)")),
            ("Smithy, document", br#"{"document":{"a":null}}"#, Has(r#"document: Some(Object({"a": Null}))"#)),
            ("Smithy, null", br#"{"texts":null,"textMap":null,"choice":null,"size":null}"#, Has("size: None")),
            ("Smithy, sparse", br#"{"sparseMap":{"a":null}}"#, Has(r#"sparse_map: Some({"a": None})"#)),
            ("RFC 8259, 4", br#"{"textMap":{"a":"1","a":"2"}}"#, Has(r#"text_map: Some({"a": "2"})"#)),
            ("RFC 8259, 7", br#"{"te\u0078t":"a"}"#, Has(r#"text: Some("a")"#)),
            ("RFC 8259, 2", b" {\t\"text\"\r\n:\n\"a\" } ", Has(r#"text: Some("a")"#)),
            ("RFC 4648, 3.1", br#"{"blob":"YW\r\nJj"}"#, Has("blob: Some(Blob { inner: 616263 })")),
            ("epoch-seconds", br#"{"time":1722052630.682}"#, Has("time: Some(2024-07-27T03:57:10.682Z)")),
            ("epoch-seconds", br#"{"time":1722052630.682123456}"#, Has("time: Some(2024-07-27T03:57:10.682123Z)")),
            ("epoch-seconds", br#"{"time":1.722052630682E9}"#, Has("time: Some(2024-07-27T03:57:10.682Z)")),
            ("epoch-seconds", br#"{"time":-0.25}"#, Has("time: Some(1969-12-31T23:59:59.75Z)")),
            ("botocore", br#"{"time":"2014-04-29T18:30:38.682Z"}"#, Has("time: Some(2014-04-29T18:30:38.682Z)")),
            ("botocore", br#"{"time":"1722052630.682"}"#, Has("time: Some(2024-07-27T03:57:10.682Z)")),
            ("epoch-seconds", br#"{"times":[1722052630.682]}"#, Has("times: Some([2024-07-27T03:57:10.682Z])")),
            ("botocore", br#"{"dateTime":1722052630.682}"#, Has("date_time: Some(2024-07-27T03:57:10.682Z)")),
            (
                "date-time",
                br#"{"dateTime":"2014-04-29T20:30:38.682+02:00"}"#,
                Has("date_time: Some(2014-04-29T18:30:38.682Z)"),
            ),
            (
                "http-date",
                br#"{"httpDate":"Tue, 29 Apr 2014 18:30:38.682 GMT"}"#,
                Has("http_date: Some(2014-04-29T18:30:38.682Z)"),
            ),
        ],
    );
    check_bodies(
        Format::Json,
        &[
            ("RFC 8259, 8.1", 200, b"\xef\xbb\xbf{\"node\":{\"text\":\"a\"}}", Has(r#"text: Some("a")"#)),
            ("RFC 8259, 2", 200, b"\r\n{\"node\":{\"text\":\"a\"}}\r\n", Has(r#"text: Some("a")"#)),
            ("RFC 8259, 2", 200, b"{\"node\":{\"text\":\"a\"}}a", Error("")),
            ("RFC 8259, 2", 200, b"{} {}", Error("trailing")),
            ("RFC 8259, 2", 200, b"\x0c{}", Error("object")),
            ("RFC 8259, 8.1", 200, b"\xff\xfe{\0}\0", Error("object")),
            ("another type", 200, b"[]", Error("object")),
        ],
    );
}

/// CBOR of the members of a node: pairs of a name and a value.
fn cbor(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut node = vec![0xa0 + u8::try_from(members.len()).expect("few members")];
    for (name, value) in members {
        node.push(0x60 + u8::try_from(name.len()).expect("a short name"));
        node.extend(name.as_bytes());
        node.extend(*value);
    }
    node
}

#[test]
fn cbor_is_read_as_rfc_8949_says() {
    let rows: &[(&str, &str, &[u8], Expected)] = &[
        ("an integer", "double", b"\x05", Has("double: Some(5.0)")),
        ("an integer", "float", b"\x24", Has("float: Some(-5.0)")),
        ("RFC 8949, 4.1", "float", b"\xfb\x3f\xb9\x99\x99\x99\x99\x99\x9a", Has("float: Some(0.1)")),
        ("RFC 8949, 3.3", "float", b"\xf9\x3e\x00", Has("float: Some(1.5)")),
        ("RFC 8949, 3.3", "double", b"\xf9\x3e\x00", Has("double: Some(1.5)")),
        ("RFC 8949, 3.3", "double", b"\xfa\x3f\xc0\x00\x00", Has("double: Some(1.5)")),
        ("RFC 8949, 3.3", "double", b"\xf9\x7e\x00", Has("double: Some(NaN)")),
        ("out of range", "float", b"\xfb\x7e\x37\xe4\x3c\x88\x00\x75\x9c", Error("in the range of a float")),
        ("nothing is lost", "integer", b"\xfb\x40\x14\x00\x00\x00\x00\x00\x00", Has("integer: Some(5)")),
        ("nothing is lost", "long", b"\xf9\x45\x00", Has("long: Some(5)")),
        ("a fraction", "integer", b"\xf9\x3e\x00", Error("fraction")),
        ("out of range", "byte", b"\x18\x80", Error("out of range")),
        ("out of range", "long", b"\x1b\xff\xff\xff\xff\xff\xff\xff\xff", Error("out of range")),
        ("RFC 8949, 4.1", "integer", b"\x1b\x00\x00\x00\x00\x00\x00\x00\x05", Has("integer: Some(5)")),
        ("RFC 8949, 3.4.3", "long", b"\xc2\x41\x05", Has("long: Some(5)")),
        ("RFC 8949, 3.4.3", "long", b"\xc3\x41\x05", Has("long: Some(-6)")),
        ("RFC 8949, 3.4.3", "bigInteger", b"\xc2\x49\x01\x00\x00\x00\x00\x00\x00\x00\x00", Has("18446744073709551616")),
        ("RFC 8949, 3.4.4", "bigDecimal", b"\xc4\x82\x21\x19\x6a\xb3", Has("273.15")),
        ("an integer", "bigDecimal", b"\x05", Has(r#"BigDecimal("5")"#)),
        ("RFC 8949, 3.3", "text", b"\xf7", Has("text: None")),
        ("Smithy, null", "text", b"\xf6", Has("text: None")),
        ("RFC 8949, 3.2.3", "text", b"\x7f\x61a\x61b\xff", Has(r#"text: Some("ab")"#)),
        ("RFC 8949, 3.2.3", "blob", b"\x5f\x41a\x42bc\xff", Has("blob: Some(Blob { inner: 616263 })")),
        ("RFC 8949, 3.2.2", "texts", b"\x9f\x61a\x7f\x61b\xff\xff", Has(r#"texts: Some(["a", "b"])"#)),
        ("RFC 8949, 3.2.2", "textMap", b"\xbf\x7f\x61a\xff\x61b\xff", Has(r#"text_map: Some({"a": "b"})"#)),
        ("RFC 8949, 3.2.2", "node", b"\xbf\x7f\x62te\x62xt\xff\x61a\xff", Has(r#"text: Some("a")"#)),
        ("Smithy, sparse", "texts", b"\x83\x61a\xf6\xf7", Has(r#"texts: Some(["a"])"#)),
        ("Smithy, sparse", "integers", b"\x82\xf7\x01", Has("integers: Some([1])")),
        ("Smithy, sparse", "longs", b"\x82\xf6\x01", Has("longs: Some([1])")),
        ("Smithy, sparse", "blobs", b"\x82\xf6\x41a", Has("blobs: Some([Blob { inner: 61 }])")),
        ("Smithy, sparse", "nodes", b"\x81\xf6", Has("nodes: Some([])")),
        ("Smithy, sparse", "textMap", b"\xa2\x61a\xf6\x61b\x61c", Has(r#"text_map: Some({"b": "c"})"#)),
        ("Smithy, sparse", "nodeMap", b"\xa1\x61a\xf7", Has("node_map: Some({})")),
        ("RFC 8949, 3.3", "sparseTexts", b"\x82\x61a\xf7", Has(r#"sparse_texts: Some([Some("a"), None])"#)),
        ("RFC 8949, 3.4", "text", b"\xd9\xd9\xf7\x61a", Has(r#"text: Some("a")"#)),
        ("RFC 8949, 3.4", "integer", b"\xd8\x64\x05", Has("integer: Some(5)")),
        ("RFC 8949, 3.4", "texts", b"\xd8\x64\x81\xd8\x64\x61a", Has(r#"texts: Some(["a"])"#)),
        ("RFC 8949, 3.4", "node", b"\xd9\xd9\xf7\xa1\x64text\x61a", Has(r#"text: Some("a")"#)),
        ("RFC 8949, 3.4.2", "time", b"\xc1\x1a\x66\xa4\x70\x56", Has("time: Some(2024-07-27T03:58:14Z)")),
        (
            "RFC 8949, 3.4.2",
            "time",
            b"\xc1\xfb\x41\xd9\xa9\x1c\x05\xab\xa5\xe3",
            Has("time: Some(2024-07-27T03:57:10.682Z)"),
        ),
        ("RFC 8949, 3.4.2", "time", b"\xc1\xf9\x3e\x00", Has("time: Some(1970-01-01T00:00:01.5Z)")),
        ("RFC 8949, 3.4.2", "time", b"\xc1\x20", Has("time: Some(1969-12-31T23:59:59Z)")),
        ("RFC 8949, 3.4", "time", b"\xd8\x64\xc1\x05", Has("time: Some(1970-01-01T00:00:05Z)")),
        ("botocore", "time", b"\x05", Has("time: Some(1970-01-01T00:00:05Z)")),
        ("RFC 8949, 3.4.1", "time", b"\xc0\x742014-04-29T18:30:38Z", Has("time: Some(2014-04-29T18:30:38Z)")),
        ("botocore", "time", b"\x742014-04-29T18:30:38Z", Has("time: Some(2014-04-29T18:30:38Z)")),
        ("RFC 8949, 3.4.2", "time", b"\xc1\x611", Error("malformed")),
        ("RFC 8949, 3.4.3", "long", b"\xc2\x5f\x41\x05\xff", Has("long: Some(5)")),
        ("RFC 8949, 3.4.3", "bigInteger", b"\xc2\x5f\x41\x01\x41\x00\xff", Has(r#"BigInteger("256")"#)),
        ("RFC 8949, 3.4.3", "bigInteger", b"\xc3\x40", Has(r#"BigInteger("-1")"#)),
        ("RFC 8949, 3.4", "bigInteger", b"\xd8\x64\x05", Has(r#"BigInteger("5")"#)),
        ("RFC 8949, 3.1", "text", b"\x41a", Error("text")),
        ("RFC 8949, 3.1", "blob", b"\x61a", Error("bytes")),
        ("RFC 8949, 3.1", "boolean", b"\x01", Error("bool")),
        ("RFC 8949, 3.1", "textMap", b"\xa1\x01\x61a", Error("text")),
        ("a member that comes twice", "node", b"\xa2\x64text\x61a\x64text\x61b", Has(r#"text: Some("b")"#)),
        ("RFC 8949, 5.6", "textMap", b"\xa2\x61a\x61b\x61a\x61c", Has(r#"text_map: Some({"a": "c"})"#)),
        ("RFC 8949, 3.2.1", "unknown", b"\xff", Error("break")),
        ("RFC 8949, 3.2.1", "unknown", b"\x9f\xc1\xff", Error("break")),
        ("RFC 8949, 3.2.1", "unknown", b"\x82\x01\xff", Error("break")),
        ("RFC 8949, 3.2.2", "unknown", b"\xbf\x01\xff", Error("break")),
        ("RFC 8949, 3.2.3", "unknown", b"\x5f\x61a\xff", Error("bytes")),
        ("RFC 8949, 3.3", "unknown", b"\xf8\x18", Error("simple")),
        ("RFC 8949, 3.3", "unknown", b"\xf8\xff", Has("text: None")),
        ("RFC 8949, 3.1", "unknown", b"\x61\xff", Error("utf-8")),
        ("RFC 8949, 3", "unknown", b"\x1c", Error("malformed")),
        ("Smithy, union", "choice", b"\xa2\x64text\x61a\x66number\x01", Error("Choice")),
        ("botocore", "choice", b"\xa2\x64text\x61a\x65other\x01", Error("Choice")),
        ("Smithy, union", "choice", b"\xa2\x64text\x61a\x66number\xf6", Has(r#"choice: Some(Text("a"))"#)),
        ("Smithy, union", "choice", b"\xa1\x65other\x82\x01\xa0", Has("choice: Some(Unknown)")),
        ("Smithy, union", "choice", b"\xa0", Has("choice: Some(Unknown)")),
        ("RFC 8949, 3.1", "unknown", b"\xd8\x64\x9f\xf5\xa1\x01\x02\xff", Has("text: None")),
    ];
    let rows = rows.iter().map(|(source, member, value, expected)| {
        let body = values(Protocol::RpcV2Cbor, &cbor(&[(member, value)]));
        (format!("{source}, `{member}` {value:02x?}"), Protocol::RpcV2Cbor, Response::new(200, body), *expected)
    });
    check(rows.collect());
}

#[test]
fn a_body_of_cbor_is_one_item() {
    check_bodies(
        Format::Cbor,
        &[
            ("RFC 8949, 5.3.1", 200, b"\xa0\x00", Error("after the value")),
            ("RFC 8949, 5.3.1", 200, b"\xa0\xff", Error("after the value")),
            ("RFC 8949, 5.3.1", 200, b"\xa1\x64node", Error("end of input")),
            ("RFC 8949, 3.4.6", 200, b"\xd9\xd9\xf7\xa1\x64node\xa0", Has("node: Some")),
            ("RFC 8949, 3.2.2", 200, b"\xbf\x64node\xbf\xff\xff", Has("node: Some")),
            ("another type", 200, b"\x80", Error("map")),
            ("Smithy, rpcv2Cbor", 400, b"\xa2\x66__type\x67Refused\x67message\x63why", Error("Refused: why")),
            ("RFC 8949, 3.2.3", 400, b"\xa2\x67message\x63why\x66__type\x7f\x63Ref\x64used\xff", Error("Refused: why")),
            ("a number", 400, b"\xa2\x66__type\x01\x67message\x63why", Error("why")),
        ],
    );
}

/// The body of `GetText` is the text.
#[test]
fn a_text_that_is_the_body_is_utf_8() {
    for protocol in [Protocol::RestJson1, Protocol::RestXml] {
        let text = |body: &[u8]| call(protocol, &Response::new(200, body)).swap_remove(2);
        assert!(text("é".as_bytes()).expect("UTF-8").contains('é'));
        assert!(text(b"\xff\xfe").expect_err("not UTF-8").contains("must be UTF-8"));
    }
}

#[test]
fn errors_are_read_from_every_form_of_json() {
    check_bodies(
        Format::Json,
        &[
            ("awsJson", 400, br#"{"__type":"com.example#Refused","message":"why"}"#, Error("Refused: why")),
            ("awsJson", 400, br#"{"__type":"Refused","Message":"why"}"#, Error("Refused: why")),
            ("restJson1", 400, br#"{"code":"Refused:http://a/","message":"why"}"#, Error("Refused: why")),
            ("botocore", 400, br#"{"Code":"Refused","errorMessage":"why"}"#, Error("Refused: why")),
            ("RFC 8259, 8.1", 400, b"\xef\xbb\xbf{\"__type\":\"Refused\",\"message\":\"why\"}", Error("Refused: why")),
            ("RFC 8259, 7", 400, br#"{"__type":"Ref\u0075sed","mess\u0061ge":"w\u0068y"}"#, Error("Refused: why")),
            ("a number", 400, br#"{"code":400,"__type":"Refused","message":"why"}"#, Error("Refused: why")),
            ("a structure", 400, br#"{"__type":"Refused","message":{"a":"b"}}"#, Error("Refused")),
            ("an empty code", 400, br#"{"code":"","__type":"Refused","message":"why"}"#, Error("Refused: why")),
            ("null", 400, br#"{"code":null,"__type":"Refused","message":"why"}"#, Error("Refused: why")),
        ],
    );
    let rows = protocols(Format::Json).flat_map(|protocol| {
        let named: [(&str, &str, Expected); 6] = [
            ("x-amzn-errortype", "com.example#Refused:http://a/", Error("Refused: why")),
            ("x-amzn-errortype", " Refused ", Error("Refused: why")),
            ("x-amzn-errortype", "", Error("(Other)")),
            ("x-amzn-query-error", "Queried;Sender", Error("(Queried)")),
            ("x-amzn-query-error", "Queried", Error("(Other)")),
            ("x-amzn-query-error", ";Sender", Error("(Other)")),
        ];
        named.map(|(name, value, expected)| {
            let response = Response::new(400, *br#"{"__type":"Other","message":"why"}"#);
            (format!("{name}: {value}"), protocol, response.header(name.as_bytes(), value.as_bytes()), expected)
        })
    });
    check(rows.collect());
}

/// Bodies of CloudFront, of proxies and of load balancers.
#[test]
fn a_body_of_another_format_is_an_error_without_a_code() {
    let bodies: [&[u8]; 8] = [
        b"",
        b"\n",
        b"<html><head><title>502 Bad Gateway</title></head><body><hr>nginx</body></html>",
        b"<html><body><b>Http/1.1 Service Unavailable</b></body></html>",
        b"<!DOCTYPE html><HTML><BR></HTML>",
        b"upstream connect error",
        b"null",
        b"[]",
    ];
    let rows = Protocol::ALL.into_iter().flat_map(|protocol| {
        bodies.into_iter().map(move |body| {
            let shown = String::from_utf8_lossy(body);
            (format!("`{shown}`"), protocol, Response::new(502, body), Error("service error"))
        })
    });
    check(rows.collect());
}

/// The names and values of headers.
type Headers = &'static [(&'static str, &'static str)];

/// [RFC 9110, 5.5](https://www.rfc-editor.org/rfc/rfc9110#section-5.5), and botocore.
#[test]
fn a_header_that_is_not_utf_8_is_iso_8859_1() {
    let rows = [(Protocol::RestJson1, &b"{}"[..]), (Protocol::RestXml, b"<a/>")].map(|(protocol, body)| {
        let response = Response::new(200, body).header(b"x-text", b"a\xe9").header(b"x-meta-a", "é".as_bytes());
        ("5.5".to_owned(), protocol, response, Has("header_text: Some(\"aé\"), header_number: None"))
    });
    check(rows.into());
}

#[test]
fn headers_are_read_as_rfc_9110_says() {
    let rows: &[(&str, Headers, Expected)] = &[
        ("5.3", &[("x-text", "a"), ("x-text", "b")], Has(r#"header_text: Some("a, b")"#)),
        ("5.5", &[("x-text", "  a, b ")], Has(r#"header_text: Some("a, b")"#)),
        ("5.3", &[("x-list", "a"), ("x-list", "b, c")], Has(r#"header_list: Some(["a", "b", "c"])"#)),
        ("5.6.1", &[("x-list", "a,, b ,")], Has(r#"header_list: Some(["a", "b"])"#)),
        ("5.6.1", &[("x-list", r#""a" , "b""#)], Has(r#"header_list: Some(["a", "b"])"#)),
        ("5.6.1", &[("x-list", ""), ("x-list", "a")], Has(r#"header_list: Some(["a"])"#)),
        ("5.6.4", &[("x-list", r#""", a"b""#)], Has(r#"header_list: Some(["", "a\"b\""])"#)),
        ("5.6.4", &[("x-list", r#""a"#)], Error("headerList")),
        ("5.6.4", &[("x-list", r#""a"b"#)], Error("headerList")),
        ("5.6.4", &[("x-list", r#""a,b", "c\"d""#)], Has(r#"header_list: Some(["a,b", "c\"d"])"#)),
        ("5.3", &[("x-meta-a", "1"), ("x-meta-a", "2")], Has(r#"header_map: Some({"a": "1, 2"})"#)),
        ("5.1", &[("X-META-B", "1")], Has(r#"header_map: Some({"b": "1"})"#)),
        ("Smithy", &[("x-number", " 7 ")], Has("header_number: Some(7)")),
        ("nothing is lost", &[("x-number", "7.0")], Has("header_number: Some(7)")),
        ("Smithy", &[("x-number", "1.5")], Error("headerNumber")),
        ("Smithy", &[("x-number", "1"), ("x-number", "1")], Error("headerNumber")),
        ("Smithy", &[("x-number", "")], Has("header_number: None")),
        ("Smithy", &[("x-text", "")], Has(r#"header_text: Some("")"#)),
        ("Smithy", &[("x-media", " eyJhIjoxfQ== ")], Has(r#"header_media: Some("{\"a\":1}")"#)),
        ("Smithy", &[("x-media", "{}")], Error("headerMedia")),
        ("Smithy", &[("x-meta-", "1")], Has(r#"header_map: Some({"": "1"})"#)),
        ("5.6.7", &[("x-time", "Tue, 29 Apr 2014 18:30:38 GMT")], Has("header_time: Some(2014-04-29T18:30:38Z)")),
        ("5.6.7", &[("x-time", "Sunday, 06-Nov-94 08:49:37 GMT")], Has("header_time: Some(1994-11-06T08:49:37Z)")),
        ("5.6.7", &[("x-time", "Sun Nov  6 08:49:37 1994")], Has("header_time: Some(1994-11-06T08:49:37Z)")),
        (
            "Smithy",
            &[("x-time", "Tue, 29 Apr 2014 18:30:38.682 GMT")],
            Has("header_time: Some(2014-04-29T18:30:38.682Z)"),
        ),
        ("botocore", &[("x-time", "2014-04-29T18:30:38.682Z")], Has("header_time: Some(2014-04-29T18:30:38.682Z)")),
        ("botocore", &[("x-time", "1722052630.682")], Has("header_time: Some(2024-07-27T03:57:10.682Z)")),
        (
            "5.3",
            &[("x-times", "Tue, 29 Apr 2014 18:30:38 GMT, Tue, 29 Apr 2014 18:30:39 GMT"), ("x-times", "1398796240.5")],
            Has("2014-04-29T18:30:38Z, 2014-04-29T18:30:39Z, 2014-04-29T18:30:40.5Z])"),
        ),
    ];
    let rows = rows.iter().flat_map(|(source, headers, expected)| {
        [(Protocol::RestJson1, &b"{}"[..]), (Protocol::RestXml, b"<a/>")].map(|(protocol, body)| {
            let response = headers.iter().fold(Response::new(200, body), |response, (name, value)| {
                response.header(name.as_bytes(), value.as_bytes())
            });
            (format!("RFC 9110, {source}, {headers:?}"), protocol, response, *expected)
        })
    });
    check(rows.collect());
}
