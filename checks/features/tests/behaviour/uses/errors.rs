use smithereens_checks_features::errors_types::Error;
use smithereens_checks_features::errors_types::types::error::Missing;

#[test]
fn exceptions_exist_without_the_operations_that_return_them() {
    let is_missing = |error: &Error| matches!(error, Error::Missing(_));
    assert!(is_missing(&Error::Missing(Missing::builder().kind("book").build())));
}
