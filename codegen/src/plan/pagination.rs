//! Pagination. <https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait>

use super::client::{Field, Pagination, Step, Structure, Value};
use super::type_index::TypeIndex;
use crate::diagnostic::{Diagnostic, Place, Report};
use crate::model::{Node, Shape};

/// Plans the pagination of an operation. An operation that cannot be paginated gets a warning, and no paginator.
pub(super) fn plan(
    service: &Shape,
    operation: &Shape,
    (input, output): (&Structure, &Structure),
    types: TypeIndex<'_>,
    report: &mut Report,
) -> Option<Pagination> {
    let own = operation.traits.get("paginated")?;
    let of_service = service.traits.get("paginated");
    let member = |name: &str| {
        own.get(name).or_else(|| of_service.and_then(|of_service| of_service.get(name))).and_then(Node::as_str)
    };
    let planned = match (member("inputToken"), member("outputToken")) {
        (Some(input_token), Some(output_token)) => {
            let members = Members { input_token, output_token, page_size: member("pageSize"), items: member("items") };
            pagination(&members, input, output, types)
        }
        _ => Err("the trait has no `inputToken` or no `outputToken`".to_owned()),
    };
    planned
        .map_err(|reason| {
            let path = ["shapes", operation.id.as_str(), "traits", "smithy.api#paginated"];
            let message = format!("left out the paginator of `{}`: {reason}", operation.id.name());
            report.push(Diagnostic::warning("PaginatedTrait", Place::of(operation.location, path), message));
        })
        .ok()
}

/// The members that the trait names.
struct Members<'a> {
    input_token: &'a str,
    output_token: &'a str,
    page_size: Option<&'a str>,
    items: Option<&'a str>,
}

fn pagination(
    members: &Members<'_>,
    input: &Structure,
    output: &Structure,
    types: TypeIndex<'_>,
) -> Result<Pagination, String> {
    if input.holds_stream() {
        return Err("its input is a stream, which cannot be sent again".to_owned());
    }
    let input_token = find(input, members.input_token)?;
    let (output_token, token) = walk(output, members.output_token, types)?;
    let is_token = matches!(&token, Value::String | Value::Integer | Value::Long)
        || matches!(&token, Value::Map(map) if map.key == Value::String);
    if !is_token || input_token.value != token {
        return Err("its tokens are not strings, integers or maps of the same type".to_owned());
    }
    let page_size = members.page_size.map(|name| find(input, name)).transpose()?;
    let items = members.items.map(|path| walk(output, path, types)).transpose()?;
    if items.as_ref().is_some_and(|(_, items)| !matches!(items, Value::List(_) | Value::Map(_))) {
        return Err("its `items` are not a list or map".to_owned());
    }
    Ok(Pagination {
        input_token: input_token.name.clone(),
        output_token,
        token,
        is_truncated: None,
        page_size: page_size.map(|field| (field.name.clone(), field.value.clone())),
        items,
    })
}

/// Follows a path of members, separated by dots, and returns the type of the value at its end.
fn walk(output: &Structure, path: &str, types: TypeIndex<'_>) -> Result<(Vec<Step>, Value), String> {
    let mut names = path.split('.');
    let first = find(output, names.next().unwrap_or_default())?;
    let mut steps = vec![Step { name: first.name.clone(), optional: first.optional }];
    let mut value = &first.value;
    for name in names {
        let nested = match value {
            Value::Structure(type_ref) => types.structure(type_ref),
            _ => None,
        };
        let nested = nested.ok_or_else(|| format!("`{path}` leads through a value that is not a structure"))?;
        let field = find(nested, name)?;
        steps.push(Step { name: field.name.clone(), optional: field.optional });
        value = &field.value;
    }
    Ok((steps, value.clone()))
}

fn find<'s>(structure: &'s Structure, member: &str) -> Result<&'s Field, String> {
    let found = structure.fields.iter().find(|field| field.schema.is_of(member));
    found.ok_or_else(|| format!("there is no member `{member}`"))
}
