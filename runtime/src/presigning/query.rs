use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_types::body::SdkBody;

/// Converts a request with a JSON body to a `GET` that has the members of the body in its query.
#[cfg(feature = "json")]
pub(super) fn move_body(request: &mut HttpRequest) -> Result<(), BoxError> {
    use crate::percent;
    use aws_smithy_json::deserialize::json_token_iter;
    use aws_smithy_json::deserialize::token::expect_document;
    use aws_smithy_types::Document;

    let body = request.body().bytes().ok_or("a stream cannot be moved to the query")?;
    let members = match body {
        [] => Document::Null,
        body => expect_document(&mut json_token_iter(body).peekable())?,
    };
    let mut parameters = Vec::new();
    for (name, value) in members.as_object().into_iter().flatten() {
        match value {
            Document::Array(elements) => {
                parameters.extend(elements.iter().filter_map(|element| Some((name, text(element)?))));
            }
            value => parameters.extend(text(value).map(|value| (name, value))),
        }
    }
    // A stable sort keeps the order of the elements of a list.
    parameters.sort_by_key(|(name, _)| *name);
    let mut uri = request.uri().to_owned();
    for (name, value) in parameters {
        uri.push(if uri.contains('?') { '&' } else { '?' });
        uri.push_str(&percent::encoded(name.into()));
        uri.push('=');
        uri.push_str(&percent::encoded(value.into()));
    }
    request.set_uri(uri)?;
    request.set_method("GET")?;
    *request.body_mut() = SdkBody::empty();
    Ok(())
}

/// Converts a request with a form to a `GET` that has the form in its query.
pub(super) fn move_form(request: &mut HttpRequest) -> Result<(), BoxError> {
    let form = request.body().bytes().ok_or("a stream cannot be moved to the query")?;
    let separator = if request.uri().contains('?') { '&' } else { '?' };
    let uri = format!("{}{separator}{}", request.uri(), std::str::from_utf8(form)?);
    request.set_uri(uri)?;
    request.set_method("GET")?;
    *request.body_mut() = SdkBody::empty();
    // The body that they describe is gone.
    request.headers_mut().remove("content-type");
    request.headers_mut().remove("content-length");
    Ok(())
}

/// Checks that a request has no body, which the sender would not know.
pub(super) fn check_empty(request: &HttpRequest) -> Result<(), BoxError> {
    match request.body().bytes() {
        Some([]) => Ok(()),
        _ => Err("a presigned request has no body, but this one has: an interceptor may have set it".into()),
    }
}

#[cfg(not(feature = "json"))]
pub(super) fn move_body(_request: &mut HttpRequest) -> Result<(), BoxError> {
    Err("presigning this operation needs the feature `json` of `smithereens`".into())
}

/// The text of a scalar in a query.
#[cfg(feature = "json")]
fn text(value: &aws_smithy_types::Document) -> Option<String> {
    use aws_smithy_types::{Document, Number};
    Some(match value {
        Document::String(text) => text.clone(),
        Document::Bool(boolean) => boolean.to_string(),
        Document::Number(Number::PosInt(number)) => number.to_string(),
        Document::Number(Number::NegInt(number)) => number.to_string(),
        Document::Number(Number::Float(number)) => number.to_string(),
        Document::Null | Document::Array(_) | Document::Object(_) => return None,
    })
}
