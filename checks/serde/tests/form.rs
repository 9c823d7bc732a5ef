//! The form that the book documents, as JSON.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use smithereens::primitives::{Blob, DateTime, Document};
use smithereens_checks_serde::shapes::operation::put_everything::{PutEverythingInput, PutEverythingOutput};
use smithereens_checks_serde::shapes::types::error::{Broken, Refused};
use smithereens_checks_serde::shapes::types::{Choice, Color, Empty, Everything, Required};

fn written<T: Serialize>(value: &T) -> Value {
    serde_json::to_value(value).expect("it can be written")
}

fn read<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).expect("it can be read")
}

fn error<T: DeserializeOwned + std::fmt::Debug>(text: &str) -> String {
    serde_json::from_str::<T>(text).expect_err("it is invalid").to_string()
}

fn required() -> Required {
    let builder = Required::builder().text("t").number(1).list("a").color(Color::Green);
    builder.at(DateTime::from_secs(0)).build().expect("all required members are set")
}

#[test]
fn members_have_the_names_of_the_model_and_absent_ones_are_left_out() {
    let value = Everything::builder()
        .boolean(true)
        .big_integer("123456789012345678901234567890".parse().expect("it is an integer"))
        .big_decimal("0.10".parse().expect("it is a number"))
        .blob(Blob::new([0, 1, 255]))
        .timestamp(DateTime::from_secs_and_nanos(1, 23_000))
        .epoch(DateTime::from_secs(-1))
        .document(Document::Object([("x".to_owned(), Document::Null)].into()))
        .r#enum("blue".into())
        .int_enum(7)
        .structure(required())
        .empty(Empty::builder().build())
        .union(Choice::Unit)
        .sparse(None)
        .sparse_map("k", None)
        .colors(Color::Red, Color::Green)
        .secret("s")
        .renamed("r")
        .build();
    let expected = json!({
        "boolean": true,
        "bigInteger": "123456789012345678901234567890",
        "bigDecimal": "0.10",
        "blob": "AAH/",
        "timestamp": "1970-01-01T00:00:01.000023Z",
        "epoch": "1969-12-31T23:59:59Z",
        "document": {"x": null},
        "enum": "blue",
        "intEnum": 7,
        "structure": {"text": "t", "number": 1, "list": ["a"], "color": "dark green", "at": "1970-01-01T00:00:00Z"},
        "empty": {},
        "union": {"unit": {}},
        "sparse": [null],
        "sparseMap": {"k": null},
        "colors": {"RED": "dark green"},
        "secret": "s",
        "renamed": "r",
        "withDefault": "none",
    });
    assert_eq!(written(&value), expected);
    assert_eq!(read::<Everything>(expected), value);
}

#[test]
fn members_are_written_in_the_order_of_the_model() {
    let text = serde_json::to_string(&required()).expect("it can be written");
    assert_eq!(text, r#"{"text":"t","number":1,"list":["a"],"color":"dark green","at":"1970-01-01T00:00:00Z"}"#);
}

#[test]
fn members_of_inputs_and_outputs_have_their_names_wherever_requests_carry_them() {
    let everything = || Everything::builder().build();
    let input = PutEverythingInput::builder().label("l").everything(everything()).query("k", "v").build();
    let expected = json!({"label": "l", "query": {"k": "v"}, "everything": {"withDefault": "none"}});
    assert_eq!(written(&input.expect("nothing is needed")), expected);
    let output = PutEverythingOutput::builder().count(1).name("n").everything(everything()).build();
    let expected = json!({"count": 1, "everything": {"withDefault": "none"}, "name": "n"});
    assert_eq!(written(&output.expect("all required members are set")), expected);
}

#[test]
fn exceptions_are_their_members() {
    let refused = Refused::builder().message("no").build().expect("all required members are set");
    assert_eq!(written(&refused), json!({"message": "no"}));
    assert_eq!(read::<Refused>(json!({"message": "no"})).message(), "no");
    assert_eq!(written(&Broken::builder().build()), json!({}));
    assert_eq!(read::<Broken>(json!({"message": "off"})).message.as_deref(), Some("off"));
}

#[test]
fn numbers_that_json_does_not_have_are_strings() {
    for (double, text) in [(f64::NAN, "NaN"), (f64::INFINITY, "Infinity"), (f64::NEG_INFINITY, "-Infinity")] {
        #[allow(clippy::cast_possible_truncation)] // none of them is finite
        let value = Everything::builder().double(double).float(double as f32).build();
        let json = written(&value);
        assert_eq!((&json["double"], &json["float"]), (&json!(text), &json!(text)));
        let again: Everything = read(json);
        assert_eq!(again.double.map(f64::to_bits), value.double.map(f64::to_bits));
        assert_eq!(again.float.map(f32::to_bits), value.float.map(f32::to_bits));
    }
    assert_eq!(read::<Everything>(json!({"double": 1, "float": -2})).double, Some(1.0));
}

#[test]
fn timestamps_are_read_with_any_offset() {
    let at = |text: &str| read::<Everything>(json!({ "timestamp": text })).timestamp;
    assert_eq!(at("1970-01-01T01:00:00.000000001+01:00"), Some(DateTime::from_secs_and_nanos(0, 1)));
    let last = DateTime::from_secs_and_nanos(253_402_300_799, 999_999_999);
    assert_eq!(at("9999-12-31T23:59:59.999999999Z"), Some(last));
    let later = Everything::builder().timestamp(DateTime::from_secs(253_402_300_800)).build();
    let error = serde_json::to_string(&later).expect_err("RFC 3339 ends with the year 9999").to_string();
    assert!(error.contains("9999"), "{error}");
}

#[test]
fn a_missing_member_that_must_be_set_is_an_error_that_names_it() {
    let text = r#"{"text":"t","number":1,"list":[],"color":"RED"}"#;
    assert_eq!(error::<Required>(text), "missing field `at` at line 1 column 47");
    let text = r#"{"text":null,"number":1,"list":[],"color":"RED","at":"1970-01-01T00:00:00Z"}"#;
    assert_eq!(error::<Required>(text), "missing field `text` at line 1 column 76");
    // Members of inputs are optional in Rust.
    assert_eq!(read::<PutEverythingInput>(json!({})).label, None);
}

#[test]
fn a_member_that_is_set_twice_is_an_error() {
    assert_eq!(error::<Everything>(r#"{"string":"a","string":"b"}"#), "duplicate field `string` at line 1 column 22");
    let twice = error::<Choice>(r#"{"text":"a","number":1}"#);
    assert!(twice.starts_with("invalid input: the union `com.example#Choice` must have one member"), "{twice}");
}

#[test]
fn unknown_members_are_ignored() {
    assert_eq!(read::<Everything>(json!({"other": {"a": [1]}, "string": "s"})).string.as_deref(), Some("s"));
    assert_eq!(read::<Empty>(json!({"a": 1})), Empty::builder().build());
}

#[test]
fn an_unknown_variant_is_read_and_cannot_be_written() {
    let unknown: Choice = read(json!({"later": {"a": 1}}));
    assert!(unknown.is_unknown());
    let error = serde_json::to_string(&unknown).expect_err("its content is not known").to_string();
    assert!(error.contains("cannot serialize `Choice::Unknown`"), "{error}");
}

#[test]
fn errors_of_values_have_their_position() {
    assert_eq!(
        error::<Everything>("{\"structure\":\n{\"number\":\"one\"}}"),
        "invalid type: string \"one\", expected i32 at line 2 column 15"
    );
    assert_eq!(
        error::<Everything>(r#"{"double":"one"}"#),
        "invalid value: string \"one\", expected a number, \"NaN\", \"Infinity\" or \"-Infinity\" at line 1 column 15"
    );
    let blob = error::<Everything>(r#"{"blob":"*"}"#);
    assert!(blob.contains("invalid base64"), "{blob}");
    let timestamp = error::<Everything>(r#"{"timestamp":"yesterday"}"#);
    assert!(timestamp.contains("`yesterday` is not a timestamp of RFC 3339"), "{timestamp}");
    let map = error::<Everything>("[]");
    assert_eq!(
        map,
        "invalid type: sequence, expected a map with the members of `com.example#Everything` at line 1 column 0"
    );
}

#[test]
fn null_is_absent_and_the_null_of_documents() {
    assert_eq!(read::<Everything>(json!({"string": null, "structure": null})), Everything::builder().build());
    let value: Everything = read(json!({"document": null, "documents": [null], "texts": ["a", null]}));
    assert_eq!(value.document, Some(Document::Null));
    assert_eq!(value.documents, Some(vec![Document::Null]));
    // As in responses, null elements of lists that are not sparse are left out.
    assert_eq!(value.texts, Some(vec!["a".to_owned()]));
}

#[test]
fn formats_can_mark_options() {
    let value = Everything::builder().string("s").texts("a").sparse(None).document(Document::Null).with_default("n");
    let value = value.structure(required()).build();
    let text = ron::to_string(&value).expect("it can be written");
    let structure = concat!(
        r#"{"text":Some("t"),"number":Some(1),"list":Some([Some("a")]),"color":Some("dark green"),"#,
        r#""at":Some("1970-01-01T00:00:00Z")}"#
    );
    let expected = format!(
        concat!(
            r#"{{"string":Some("s"),"document":None,"structure":Some({}),"texts":Some([Some("a")]),"#,
            r#""sparse":Some([None]),"withDefault":Some("n")}}"#
        ),
        structure
    );
    assert_eq!(text, expected);
    assert_eq!(ron::from_str::<Everything>(&text).expect("it can be read"), value);
    let short = r#"#![enable(implicit_some)] {"string": "s", "texts": ["a"], "other": 1}"#;
    let read: Everything = ron::from_str(short).expect("it can be read");
    assert_eq!((read.string.as_deref(), read.texts), (Some("s"), Some(vec!["a".to_owned()])));
}

#[test]
fn toml_has_no_null() {
    let sparse = Everything::builder().sparse(None).build();
    assert!(toml::to_string(&sparse).is_err());
    let document = Everything::builder().document(Document::Array(vec![Document::Null])).build();
    assert!(toml::to_string(&document).is_err());
    let map = Everything::builder().sparse_map("null", None).sparse_map("one", Some(1)).build();
    let text = toml::to_string(&map).expect("it can be written");
    assert_eq!(text, "withDefault = \"none\"\n\n[sparseMap]\none = 1\n");
}

/// Types of programs contain generated types, and serde buffers values of untagged enums and flattened structures.
#[test]
fn generated_types_work_in_other_types() {
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    #[serde(untagged)]
    enum Either {
        Number(i32),
        Required(Box<Required>),
    }
    #[derive(Debug, PartialEq, Serialize, Deserialize)]
    struct Outer {
        either: Either,
        #[serde(flatten)]
        everything: Everything,
    }
    let everything = Everything::builder().structure(required()).double(f64::NAN).document(Document::Null).build();
    let outer = Outer { either: Either::Required(Box::new(required())), everything };
    let json = written(&outer);
    assert_eq!(json["double"], "NaN");
    let again: Outer = read(json);
    assert_eq!((again.either, again.everything.structure), (outer.either, outer.everything.structure));
    assert_eq!(again.everything.document, Some(Document::Null));
}

/// The names that serde's own macro gives to the same fields and variants.
macro_rules! names {
    ($($convention:literal $client:ident;)*) => {$(
        #[test]
        fn $client() {
            use smithereens_checks_serde::$client::types;

            #[derive(Serialize)]
            #[serde(rename_all = $convention)]
            struct Pets {
                name: &'static str,
                very_tasty: &'static str,
                http_code: i32,
                with_underscores: &'static str,
                r#type: &'static str,
            }
            #[derive(Serialize)]
            #[serde(rename_all = $convention)]
            enum Choice {
                One(&'static str),
                SecondOne(&'static str),
                HttpCode(i32),
            }
            let derived = Pets { name: "a", very_tasty: "b", http_code: 1, with_underscores: "c", r#type: "d" };
            let builder = types::Pets::builder().name("a").very_tasty("b").http_code(1).with_underscores("c");
            let generated = builder.r#type("d").build();
            assert_eq!(written(&generated), written(&derived));
            assert_eq!(read::<types::Pets>(written(&derived)), generated);
            for (generated, derived) in [
                (types::Choice::One("a".to_owned()), Choice::One("a")),
                (types::Choice::SecondOne("a".to_owned()), Choice::SecondOne("a")),
                (types::Choice::HttpCode(1), Choice::HttpCode(1)),
            ] {
                assert_eq!(written(&generated), written(&derived));
                assert_eq!(read::<types::Choice>(written(&derived)), generated);
            }
        }
    )*};
}

names! {
    "lowercase" lower;
    "UPPERCASE" upper;
    "PascalCase" pascal;
    "camelCase" camel;
    "snake_case" snake;
    "SCREAMING_SNAKE_CASE" screaming_snake;
    "kebab-case" kebab;
    "SCREAMING-KEBAB-CASE" screaming_kebab;
}
