use smithereens_checks_features::errors::error::{BuildError, ErrorMetadata, ProvideErrorMetadata};
use smithereens_checks_features::errors::operation::RequestId;
use smithereens_checks_features::errors::operation::ask::AskError;
use smithereens_checks_features::errors::operation::call::CallError;
use smithereens_checks_features::errors::types::error::{Busy, Denied, Missing, Needy};
use smithereens_checks_features::{errors, rename};
use std::error::Error;

fn metadata(code: &str) -> ErrorMetadata {
    ErrorMetadata::builder().code(code).message("from the wire").build()
}

#[test]
fn the_error_of_an_operation_becomes_that_of_the_service() {
    let denied = || Denied::builder().message("no").meta(metadata("Denied")).build();
    for error in [errors::Error::from(CallError::Denied(denied())), errors::Error::from(AskError::Denied(denied()))] {
        assert!(matches!(&error, errors::Error::Denied(inner) if *inner == denied()), "{error:?}");
        assert_eq!((error.code(), error.message()), (Some("Denied"), Some("from the wire")));
        assert_eq!(error.to_string(), "Denied: no");
    }
}

#[test]
fn an_unmodeled_error_keeps_its_code_and_message() {
    let error = CallError::generic(metadata("Strange"));
    assert_eq!((error.code(), error.message()), (Some("Strange"), Some("from the wire")));
    assert!(!error.is_denied() && !error.is_busy());
    let error = errors::Error::from(error);
    assert_eq!((error.code(), error.message(), error.request_id()), (Some("Strange"), Some("from the wire"), None));
    assert!(error.to_string().contains("Strange"), "{error}");
}

/// Programs that unwrap a result print this text, which is the same as with AWS's clients.
#[test]
fn debug_of_an_unmodeled_error_contains_its_metadata() {
    let known = r#"ErrorMetadata { code: Some("Strange"), message: Some("from the wire"), extras: None }"#;
    let printed = format!("{:?}", CallError::generic(metadata("Strange")));
    assert_eq!(printed, format!("Unhandled(Unhandled {{ source: {known}, meta: {known} }})"));
}

#[test]
fn an_error_of_any_kind_is_the_source_of_an_unhandled_one() {
    let error = CallError::unhandled(BuildError::missing_field("name", "details"));
    assert!(error.source().is_some_and(|source| source.to_string().starts_with("name was missing")), "{error:?}");
    let error = errors::Error::from(BuildError::missing_field("name", "details"));
    assert!(error.source().is_some_and(|source| source.to_string().starts_with("name was missing")), "{error:?}");
}

#[test]
fn an_exception_has_a_message_regardless_of_its_name_in_the_model() {
    assert_eq!(Busy::builder().message("a").build().message(), Some("a"));
    assert_eq!(Denied::builder().message("b").build().message(), Some("b"));
    let missing = Missing::builder().message("c").kind("d").build();
    assert_eq!((missing.message(), missing.to_string().as_str()), (Some("c"), "Missing: c"));
    assert_eq!(Missing::builder().build().to_string(), "Missing");
}

#[test]
fn an_exception_whose_message_is_required_is_not_built_without() {
    assert!(Needy::builder().build().expect_err("a message is missing").to_string().starts_with("message was missing"));
    let needy = Needy::builder().message("a").build().expect("required members are set");
    assert_eq!((needy.message(), needy.to_string().as_str()), ("a", "Needy: a"));
}

#[test]
fn errors_of_one_name_in_two_namespaces_are_two_types() {
    let own = rename::types::error::Failure::builder().build();
    let other = rename::types::error::OtherFailure::builder().build();
    assert!(matches!(rename::operation::call::CallError::Failure(own).into(), rename::Error::Failure(_)));
    assert!(matches!(rename::operation::call::CallError::OtherFailure(other).into(), rename::Error::OtherFailure(_)));
}
