use smithereens_checks_features::default::operation::call::CallInput;
use smithereens_checks_features::simple_types::primitives::{Blob, DateTime, Document, Number};
use smithereens_checks_features::{default, idempotency_token, lists, maps, member_names, required, type_names};

#[test]
fn a_list_grows_by_one_item_and_is_replaced_as_a_whole() {
    let builder = lists::types::Subject::builder().needed("a").strings("a").strings(String::from("b"));
    assert_eq!(builder.get_strings().as_deref(), Some(["a".to_owned(), "b".to_owned()].as_slice()));
    let subject = builder.clone().sparse_integers(Some(1)).sparse_integers(None).matrix(vec!["x".to_owned()]).build();
    let subject = subject.expect("required members are set");
    assert_eq!(subject.strings(), ["a", "b"]);
    assert_eq!(subject.sparse_integers(), [Some(1), None]);
    assert_eq!(subject.matrix(), [["x"]]);
    let replaced = builder.set_strings(Some(vec!["c".to_owned()])).build().expect("required members are set");
    assert_eq!(replaced.strings(), ["c"]);
}

#[test]
fn a_list_that_is_not_set_is_empty_and_is_not_there() {
    let subject = lists::types::Subject::builder().needed("a").build().expect("required members are set");
    assert!(subject.strings().is_empty());
    assert_eq!(subject.strings, None);
}

#[test]
fn a_map_grows_by_one_entry_and_keeps_the_last_value_of_a_key() {
    let builder =
        maps::types::Subject::builder().needed("k", "v").strings("a", "1").strings("a", "2").strings("b", "3");
    let red = maps::types::Color::Red;
    let subject = builder.by_color(red.clone(), "blood").sparse_by_color(red.clone(), None).build();
    let subject = subject.expect("required members are set");
    let strings = subject.strings().expect("a map that was set");
    assert_eq!((strings.len(), strings["a"].as_str()), (2, "2"));
    assert_eq!(subject.by_color().expect("a map that was set")[&red], "blood");
    assert_eq!(subject.sparse_by_color().expect("a map that was set")[&red], None);
    assert_eq!(subject.needed()["k"], "v");
}

#[test]
fn the_error_of_a_builder_names_the_first_member_that_is_missing() {
    let builder = required::types::Subject::builder().text("a").count(1).tags("b");
    let message = |builder: required::types::builders::SubjectBuilder| {
        builder.build().expect_err("a member is missing").to_string()
    };
    assert!(message(builder.clone()).starts_with("color was missing"), "{}", message(builder));
    let builder = builder.color("RED".into()).data(Blob::new("c")).at(DateTime::from_secs(1)).anything(Document::Null);
    assert!(message(builder.clone()).starts_with("amount was missing"), "{}", message(builder));
    let subject = builder.amount("1.5".parse().expect("a number")).build().expect("required members are set");
    assert_eq!(subject.text(), "a");
    assert!(subject.inner().is_none() && subject.relaxed().is_none());
}

#[test]
fn an_input_can_be_built_without_its_required_members() {
    // It is checked when it is sent.
    assert!(required::operation::call::CallInput::builder().build().is_ok());
    assert!(idempotency_token::operation::call::CallInput::builder().build().is_ok());
}

#[test]
fn unset_members_have_their_defaults() {
    let subject = default::types::Subject::builder().build();
    assert_eq!((subject.off(), subject.on(), subject.zero()), (false, true, 0));
    assert_eq!((subject.byte(), subject.short(), subject.integer(), subject.long()), (-7, 7, -70_000, 5_000_000_000));
    assert_eq!((subject.float(), subject.whole()), (1.123_456_8, 2.0));
    assert_eq!(subject.big_integer().as_ref(), "12345678901234567890");
    assert_eq!(subject.big_decimal().as_ref(), "0.5");
    assert_eq!((subject.empty(), subject.text()), ("", "a \"quoted\" text"));
    assert_eq!((subject.color(), subject.size()), (&default::types::Color::Green, 2));
    assert_eq!((subject.no_data().as_ref(), subject.data().as_ref()), (&b""[..], &b"hello"[..]));
    assert!(subject.tags().is_empty() && subject.labels().is_empty());
    assert_eq!(subject.at(), &DateTime::from_secs_f64(1_700_000_000.5));
    assert_eq!(subject.none(), None);
    assert_eq!(subject.document_text(), &Document::String("text".to_owned()));
    assert_eq!(subject.document_number(), &Document::Number(Number::Float(-1.5)));
    assert_eq!(subject.document_null(), None);
}

#[test]
fn set_members_override_their_defaults() {
    let subject = default::types::Subject::builder().on(false).integer(0).text("").build();
    assert_eq!((subject.on(), subject.integer(), subject.text()), (false, 0, ""));
}

#[test]
fn an_input_has_no_defaults_because_the_service_applies_them() {
    assert_eq!(CallInput::builder().build().expect("nothing is required").count, None);
}

#[test]
fn members_with_names_of_methods_are_set_and_read() {
    let subject = member_names::types::Subject::builder().read("a").deserialize2("b").r#match("c").super_("d").build();
    let read = [subject.read(), subject.deserialize2(), subject.r#match(), subject.super_()];
    assert_eq!(read, [Some("a"), Some("b"), Some("c"), Some("d")]);
    let input = member_names::operation::call::CallInput::builder().set_name("a").name2("b").build_value("c");
    assert_eq!((input.get_set_name().as_deref(), input.get_name2().as_deref()), (Some("a"), Some("b")));
    assert_eq!(input.build().expect("nothing is required").build_value(), Some("c"));
}

#[test]
fn shapes_with_names_of_types_of_rust_are_built() {
    let inner = type_names::types::Option::builder().text("a").build();
    let outer = type_names::types::Option::builder().option(inner).texts("b").build();
    assert_eq!(outer.option().and_then(|inner| inner.text()), Some("a"));
    let vec = type_names::types::Vec::builder().texts("c").build().expect("required members are set");
    assert_eq!(vec.texts(), ["c"]);
    assert!(type_names::types::Result::Text("d".to_owned()).is_text());
}
