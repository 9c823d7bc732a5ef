use crate::arguments::Files;
use crate::{input, output};
use smithereens_codegen::Error;
use smithereens_codegen::model::{Model, Node, Service, ShapeId};
use std::collections::BTreeMap;
use std::fmt::Write;

pub(crate) fn run(files: &Files) -> Result<(), Error> {
    let loaded = input::load_valid(files)?;
    output::print(list(&loaded.model).as_bytes())
}

fn list(model: &Model) -> String {
    let mut text = String::new();
    for (shape, service) in model.services() {
        let line = format!("{} {}", shape.id, service.version);
        writeln!(text, "{}", line.trim_end()).expect("writing to memory");
        let operations = operations(model, service);
        let width = operations.keys().map(String::len).max().unwrap_or_default();
        for (name, id) in operations {
            let line = format!("    {name:width$}  {}", http(model, id).unwrap_or_default());
            writeln!(text, "{}", line.trim_end()).expect("writing to memory");
        }
    }
    text
}

/// The operations of a service and of its resources, by their names in that service.
fn operations<'m>(model: &'m Model, service: &'m Service) -> BTreeMap<String, &'m ShapeId> {
    let name = |id: &ShapeId| service.rename.get(id).map_or(id.name(), String::as_str).to_owned();
    model.operations(service).into_iter().map(|id| (name(id), id)).collect()
}

/// The method and path of an operation.
fn http(model: &Model, operation: &ShapeId) -> Option<String> {
    let http = model.shape(operation)?.traits.get("http")?;
    let text = |name| http.get(name).and_then(Node::as_str);
    Some(format!("{} {}", text("method")?, text("uri")?))
}
