use super::applied::{object, text};
use super::description::Description;
use super::names::Names;
use super::reader::Reader;
use crate::load::fragment::Apply;
use crate::model::{Node, Object, ShapeId, Trait};

/// Reads `paginators-1.json` into `paginated` traits.
///
/// botocore also supports several tokens, and tokens from a JMESPath expression. Smithy does not, and AWS's models have
/// no trait on such operations; neither has the model here.
/// <https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait>
pub(super) fn read(
    root: Node,
    description: &Description<'_>,
    names: &Names<'_>,
    reader: &mut Reader<'_>,
) -> Vec<Apply> {
    let Some(root) = reader.as_object("paginators", &root) else { return Vec::new() };
    let paginators = reader.objects(root, "pagination");
    let mut applies = Vec::new();
    reader.enter("pagination");
    for (key, paginator) in paginators {
        // Some descriptions have paginators of operations that were removed.
        let (Some(operation), Some(id)) = (description.operation(key), names.operation(key)) else { continue };
        let Some(value) = paginated(paginator, operation, description) else { continue };
        let location = reader.location();
        applies
            .push(Apply { target: id.clone(), applied: Trait { id: ShapeId::prelude("paginated"), value, location } });
    }
    reader.leave();
    applies
}

fn paginated<'n>(paginator: &Object, operation: &'n Object, description: &Description<'n>) -> Option<Node> {
    let text_of = |name: &str| paginator.get(name).and_then(only);
    let input = description.structure_of(operation, "input")?;
    let output = description.structure_of(operation, "output")?;
    let input_token = text_of("input_token").filter(|name| description.along(input, name).is_some())?;
    let output_token = text_of("output_token").filter(|path| description.along(output, path).is_some())?;
    let page_size = text_of("limit_key").filter(|name| description.along(input, name).is_some());
    let items = paginator.get("result_key").and_then(|key| items(key, output, description));
    Some(object([
        ("inputToken", Some(text(input_token))),
        ("outputToken", Some(text(output_token))),
        ("items", items.map(text)),
        ("pageSize", page_size.map(text)),
    ]))
}

/// The path to the items. If there are several, as botocore allows, the one that leads to a collection; none if more
/// than one does.
fn items<'p, 'n>(result_key: &'p Node, output: &'n str, description: &Description<'n>) -> Option<&'p str> {
    let paths = result_key.as_array().unwrap_or(std::slice::from_ref(result_key));
    let mut collections = paths.iter().filter_map(Node::as_str).filter(|path| {
        let target = description.along(output, path).and_then(|target| description.shape_type(target));
        matches!(target, Some("list" | "map"))
    });
    let items = collections.next();
    if collections.next().is_none() { items } else { None }
}

/// The text of a node, or of the only element of an array.
fn only(node: &Node) -> Option<&str> {
    match node.as_array() {
        Some([element]) => element.as_str(),
        Some(_) => None,
        None => node.as_str(),
    }
}
