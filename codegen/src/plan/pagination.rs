use super::names::Name;
use super::planner::Planner;
use super::{Field, Role, Structure, Value};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Node, Shape, ShapeKind};

/// How an operation answers page by page: its
/// [`paginated`](https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait) trait.
#[derive(Debug)]
pub(crate) struct Pagination {
    /// The field of the input that says where a page starts.
    pub(crate) input_token: Name,
    /// Where the output says where the next one does.
    pub(crate) output_token: Vec<Step>,
    pub(crate) token: Value,
    /// The field of the output that says whether there is a next one, if the token alone does not.
    pub(crate) is_truncated: Option<Name>,
    /// The field of the input that says how many items a page has.
    pub(crate) page_size: Option<(Name, Value)>,
    /// Where the items are in the output.
    pub(crate) items: Option<(Vec<Step>, Value)>,
}

/// A field on the way from an output to a value in it.
#[derive(Debug)]
pub(crate) struct Step {
    pub(crate) name: Name,
    pub(crate) optional: bool,
}

impl Planner<'_, '_> {
    /// The pagination of an operation. What cannot be paginated gets a warning, and no paginator.
    pub(super) fn pagination(&mut self, shape: &Shape, input: &Structure, output: &Structure) -> Option<Pagination> {
        let own = shape.traits.get("paginated")?;
        let of_service = self.slice.service.traits.get("paginated");
        let member = |name: &str| {
            own.get(name).or_else(|| of_service.and_then(|of_service| of_service.get(name))).and_then(Node::as_str)
        };
        let planned = match (member("inputToken"), member("outputToken")) {
            (Some(input_token), Some(output_token)) => {
                let members =
                    Members { input_token, output_token, page_size: member("pageSize"), items: member("items") };
                self.plan_pagination(&members, input, output)
            }
            _ => Err("it names no `inputToken` or no `outputToken`".to_owned()),
        };
        planned
            .map_err(|reason| {
                let place = Place::of(shape.location, ["shapes", shape.id.as_str(), "traits", "smithy.api#paginated"]);
                let message = format!("left out the paginator of `{}`: {reason}", shape.id.name());
                self.report.push(Diagnostic::warning("PaginatedTrait", place, message));
            })
            .ok()
    }

    fn plan_pagination(
        &mut self,
        members: &Members<'_>,
        input: &Structure,
        output: &Structure,
    ) -> Result<Pagination, String> {
        if input.holds_stream() {
            return Err("its input is a stream, which cannot be sent again".to_owned());
        }
        let input_token = find(&input.fields, members.input_token)?;
        let (output_token, token) = self.walk(output, members.output_token)?;
        let is_token = matches!(&token, Value::String | Value::Integer | Value::Long)
            || matches!(&token, Value::Map(map) if map.key == Value::String);
        if !is_token || input_token.value != token {
            return Err("its tokens are no strings, integers or maps of one type".to_owned());
        }
        let page_size = members.page_size.map(|name| find(&input.fields, name)).transpose()?;
        let items = members.items.map(|path| self.walk(output, path)).transpose()?;
        if items.as_ref().is_some_and(|(_, items)| !matches!(items, Value::List(_) | Value::Map(_))) {
            return Err("its `items` are no list or map".to_owned());
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

    /// Follows a path of members, with dots between them.
    fn walk(&mut self, output: &Structure, path: &str) -> Result<(Vec<Step>, Value), String> {
        let mut names = path.split('.');
        let first = find(&output.fields, names.next().unwrap_or_default())?;
        let mut steps = vec![Step { name: first.name.clone(), optional: first.optional }];
        let mut value = first.value.clone();
        for name in names {
            let nested = self.nested(&value).ok_or_else(|| format!("`{path}` leads through what is no structure"))?;
            let field = find(&nested.fields, name)?;
            steps.push(Step { name: field.name.clone(), optional: field.optional });
            value = field.value.clone();
        }
        Ok((steps, value))
    }

    fn nested(&mut self, value: &Value) -> Option<Structure> {
        let Value::Structure(type_ref) = value else { return None };
        let (id, _) = self.type_names.iter().find(|(_, named)| *named == type_ref)?;
        let shape = self.model.shape(id)?;
        let ShapeKind::Structure(members) = &shape.kind else { return None };
        let docs = super::Docs::of(&shape.traits, String::new);
        Some(self.structure(type_ref.name.clone(), shape, members, docs, Role::Member, None))
    }
}

/// What the trait names.
struct Members<'a> {
    input_token: &'a str,
    output_token: &'a str,
    page_size: Option<&'a str>,
    items: Option<&'a str>,
}

/// The field of a member of the model.
fn find<'f>(fields: &'f [Field], member: &str) -> Result<&'f Field, String> {
    let found = fields.iter().find(|field| field.schema.id.member.as_deref() == Some(member));
    found.ok_or_else(|| format!("there is no member `{member}`"))
}
