//! The values of generated enums.

use crate::primitives::UnknownVariantValue;

/// The value of an enum's `Unknown` variant.
pub fn unknown_value(text: impl Into<String>) -> UnknownVariantValue {
    UnknownVariantValue(text.into())
}
