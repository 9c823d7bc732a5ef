use smithereens_checks_features::sensitive::operation::call::CallInput;
use smithereens_checks_features::sensitive::types::error::Denied;
use smithereens_checks_features::sensitive::types::{Choice, Code, Partly, Subject, Whole};
use std::fmt::Debug;

fn assert_hides(value: &dyn Debug) {
    for text in [format!("{value:?}"), format!("{value:#?}")] {
        assert!(!text.contains("secret") && !text.contains("RED\""), "{text}");
        assert!(text.contains("*** Sensitive Data Redacted ***"), "{text}");
    }
}

#[test]
fn sensitive_values_are_not_printed() {
    let builder = Subject::builder()
        .name("shown")
        .shape("secret")
        .list("secret")
        .map("key", vec!["secret".to_owned()])
        .r#enum(Code::from("secret"))
        .union(Choice::Text("secret".to_owned()))
        .partly(Partly::Hidden("secret".to_owned()))
        .structure(Whole::builder().name("secret").build());
    assert_hides(&builder);
    let subject = builder.build();
    assert_hides(&subject);
    assert!(format!("{subject:?}").contains("shown"));
    for value in [subject.r#enum().expect("it was set") as &dyn Debug, subject.union().expect("it was set")] {
        assert_hides(value);
    }
    let input = CallInput::builder().subject(subject.clone()).build().expect("nothing is required");
    assert_hides(&input);
    assert_hides(&subject.structure().expect("it was set"));
    assert_hides(&subject.partly().expect("it was set"));
}

#[test]
fn the_value_of_a_union_is_printed_unless_it_is_sensitive() {
    assert_eq!(format!("{:?}", Partly::Shown("a".to_owned())), "Shown(\"a\")");
    assert_eq!(format!("{:?}", Partly::Nothing), "Nothing");
}

#[test]
fn a_sensitive_message_is_not_printed_with_the_error() {
    let meta = smithereens_checks_features::sensitive::error::ErrorMetadata::builder()
        .code("Denied")
        .message("secret")
        .build();
    let denied = Denied::builder().message("secret").id("shown").meta(meta).build();
    assert_hides(&denied);
    assert!(!denied.to_string().contains("secret"), "{denied}");
    assert_eq!(denied.message(), Some("secret"));
}
