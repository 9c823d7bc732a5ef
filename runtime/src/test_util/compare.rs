use super::{Failure, Outcome};
use std::fmt;

/// Checks that the found value is the expected one.
///
/// # Errors
/// The values differ.
pub fn equal<T: PartialEq + fmt::Debug>(expected: T, found: T) -> Outcome {
    match expected == found {
        true => Ok(()),
        false => Err(Failure::new(format!("expected {expected:#?}\n\nfound {found:#?}"))),
    }
}
