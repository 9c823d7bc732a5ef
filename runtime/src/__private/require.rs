//! Checks of required members, before a request is sent.

use aws_smithy_types::error::operation::BuildError;

/// A required member must be set.
///
/// # Errors
/// The field is not set.
pub fn set<T>(field: &'static str, value: &Option<T>) -> Result<(), BuildError> {
    match value {
        Some(_) => Ok(()),
        None => Err(BuildError::missing_field(field, "cannot be unset")),
    }
}

/// A member that becomes one segment of the URI's path must be set and not empty, and must not be a
/// [dot segment](https://www.rfc-editor.org/rfc/rfc3986#section-3.3). Servers and proxies resolve dot segments, so the
/// request would reach another resource.
///
/// # Errors
/// The field is missing, empty or a dot segment.
pub fn label(field: &'static str, value: Option<&str>) -> Result<(), BuildError> {
    text(field, value)?;
    match value {
        Some("." | "..") => Err(BuildError::invalid_field(
            field,
            "it would change the path of the request: `.` and `..` are not allowed",
        )),
        _ => Ok(()),
    }
}

/// A required string in the URI's path or query must be set and not empty.
///
/// # Errors
/// The field is missing or empty.
pub fn text(field: &'static str, value: Option<&str>) -> Result<(), BuildError> {
    match value {
        None | Some("") => Err(BuildError::missing_field(field, "cannot be empty or unset")),
        Some(_) => Ok(()),
    }
}

/// A required string that is an [endpoint parameter](https://smithy.io/2.0/additional-specs/rules-engine/parameters.html)
/// must be set and not blank.
///
/// # Errors
/// The field is missing or blank.
pub fn endpoint_param(field: &'static str, value: Option<&str>) -> Result<(), BuildError> {
    text(field, value.map(str::trim))
}
