//! The variants of generated error enums.

use super::{BoxError, ErrorMetadata, ProvideErrorMetadata, Unhandled, UnknownVariantError};
use std::fmt;

/// The error for a text that is not a value of an enum.
pub fn unknown_variant(value: impl Into<String>) -> UnknownVariantError {
    UnknownVariantError { value: value.into() }
}

/// An error that the operation's model does not describe, with its cause.
pub fn unhandled(source: impl Into<BoxError>, metadata: ErrorMetadata) -> Unhandled {
    Unhandled { source: source.into(), meta: metadata }
}

/// An error that the operation's model does not describe, known by its code and message.
pub fn generic(metadata: ErrorMetadata) -> Unhandled {
    Unhandled { source: metadata.clone().into(), meta: metadata }
}

/// The content of a variant of an error enum: an exception, or an error that the model does not describe.
pub trait Held: fmt::Display {
    /// Its code, message and request ID.
    fn metadata(&self) -> &ErrorMetadata;

    /// The error that the enum returns as its source.
    fn as_source(&self) -> &(dyn std::error::Error + 'static);
}

impl<E: std::error::Error + ProvideErrorMetadata + 'static> Held for E {
    fn metadata(&self) -> &ErrorMetadata {
        self.meta()
    }

    fn as_source(&self) -> &(dyn std::error::Error + 'static) {
        self
    }
}

impl Held for Unhandled {
    fn metadata(&self) -> &ErrorMetadata {
        &self.meta
    }

    fn as_source(&self) -> &(dyn std::error::Error + 'static) {
        &*self.source
    }
}
