//! The names in Rust of the shapes, members and values in a published model.

use crate::surface::error::Error;
use serde_json::Value;
use smithereens_codegen::ast;
use smithereens_codegen::load::load;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// The names in a model, read without the generator.
#[derive(Debug, Default)]
pub(crate) struct Model {
    operations: BTreeMap<String, Operation>,
    /// The members of structures and unions, and the values of enums.
    shapes: BTreeMap<String, Names>,
    waiters: Names,
    /// Retryable exceptions.
    retryable: Names,
    /// The parameters of the endpoint rules, if there are rules.
    parameters: Option<Names>,
}

/// Names, each folded.
type Names = BTreeSet<String>;

/// The names in the modules of an operation.
#[derive(Debug)]
struct Operation {
    input: Names,
    output: Names,
    errors: Names,
    is_paginated: bool,
}

impl Model {
    /// Reads a model of one service in Smithy's JSON AST, or in another format, which the generator converts.
    ///
    /// # Errors
    /// The file cannot be read or is not a model.
    pub(crate) fn read(path: &Path) -> Result<Self, Error> {
        let text = match path.extension().is_some_and(|extension| extension == "json") {
            true => fs::read_to_string(path).map_err(|error| Error(format!("{}: {error}", path.display())))?,
            false => ast::to_string(&load([path]).map_err(|error| Error(error.to_string()))?.model),
        };
        let ast: Value = serde_json::from_str(&text).map_err(|error| Error(format!("{}: {error}", path.display())))?;
        Ok(Self::of(&ast))
    }

    fn of(ast: &Value) -> Self {
        let shapes = || ast["shapes"].as_object().into_iter().flatten();
        let of_services: Vec<&Value> = shapes()
            .filter(|(_, shape)| shape["type"] == "service")
            .flat_map(|(_, shape)| list(&shape["errors"]))
            .collect();
        let members =
            |reference: &Value| names(&ast["shapes"][reference["target"].as_str().unwrap_or_default()]["members"]);
        let mut model = Self::default();
        for (id, shape) in shapes() {
            let name = fold(id.rsplit('#').next().unwrap_or(id));
            if shape["traits"].get("smithy.api#retryable").is_some() {
                model.retryable.insert(name.clone());
            }
            if let Some(rules) = shape["traits"].get("smithy.rules#endpointRuleSet") {
                model.parameters = Some(names(&rules["parameters"]));
            }
            if shape["type"] != "operation" {
                model.shapes.insert(name, names(&shape["members"]));
                continue;
            }
            model.waiters.extend(names(&shape["traits"]["smithy.waiters#waitable"]));
            let errors = list(&shape["errors"]).chain(of_services.iter().copied());
            let errors = errors.filter_map(|error| Some(fold(error["target"].as_str()?.rsplit('#').next()?)));
            let operation = Operation {
                input: members(&shape["input"]),
                output: members(&shape["output"]),
                errors: errors.collect(),
                is_paginated: shape["traits"].get("smithy.api#paginated").is_some(),
            };
            model.operations.insert(name, operation);
        }
        model
    }

    /// Whether the model describes a public module, structure or enum of AWS's client. Items that do not come from a model
    /// count as described.
    pub(crate) fn describes_item(&self, path: &str) -> bool {
        match path.split("::").collect::<Vec<_>>()[..] {
            ["operation", operation] => self.operations.contains_key(&fold(operation)),
            ["operation", operation, "paginator"] => {
                self.operations.get(&fold(operation)).is_none_or(|operation| operation.is_paginated)
            }
            ["waiters", waiter] => self.waiters.contains(&fold(waiter)),
            ["types", name] if starts_upper(name) => self.shapes.contains_key(&fold(name)),
            // The error of an event stream has the name of the stream.
            ["types", "error", name] if starts_upper(name) => {
                self.shapes.contains_key(&fold(name)) || self.shapes.contains_key(&fold(name.trim_end_matches("Error")))
            }
            _ => true,
        }
    }

    /// Whether the model describes a method of AWS's client that is not for a member.
    pub(crate) fn describes_method(&self, path: &str) -> bool {
        match path.split("::").collect::<Vec<_>>()[..] {
            ["config", "endpoint", "Params", "builder"] => true,
            ["config", "endpoint", "Params", parameter] => {
                self.parameters.as_ref().is_none_or(|parameters| parameters.contains(&fold(parameter)))
            }
            ["types", "error", exception, "retryable_error_kind"] => self.retryable.contains(&fold(exception)),
            _ => true,
        }
    }

    /// Whether the model describes a field or variant of a public structure or enum.
    pub(crate) fn describes_member(&self, owner: &str, member: &str) -> bool {
        let name = fold(member);
        let members = match owner.split("::").collect::<Vec<_>>()[..] {
            ["types", owner] => self.shapes.get(&fold(owner)),
            // Every exception has a message, even if its shape does not.
            ["types", "error", _] if name == "message" => None,
            ["types", "error", owner] => self.shapes.get(&fold(owner)),
            ["operation", operation, owner] => self.operations.get(&fold(operation)).and_then(|found| {
                match fold(owner).strip_prefix(&fold(operation)) {
                    Some("input") => Some(&found.input),
                    Some("output") => Some(&found.output),
                    Some("error") => Some(&found.errors),
                    _ => None,
                }
            }),
            _ => None,
        };
        // These variants are for values outside of the model. Names that are reserved in Rust have the suffix `value`.
        let names = [name.as_str(), name.trim_end_matches("value")];
        matches!(names[0], "unknown" | "unhandled")
            || members.is_none_or(|members| names.into_iter().any(|name| members.contains(name)))
    }
}

/// The letters and digits of a name in lower case, to compare names regardless of their case.
pub(crate) fn fold(name: &str) -> String {
    let name = name.trim_start_matches("r#");
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn names(object: &Value) -> Names {
    object.as_object().into_iter().flatten().map(|(name, _)| fold(name)).collect()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn starts_upper(name: &str) -> bool {
    name.starts_with(|c: char| c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model() -> Model {
        Model::of(&serde_json::json!({ "shapes": {
            "a#Service": {
                "type": "service",
                "errors": [{ "target": "a#Throttled" }],
                "traits": { "smithy.rules#endpointRuleSet": { "parameters": { "UseFIPS": {} } } },
            },
            "a#Throttled": { "type": "structure", "members": {}, "traits": { "smithy.api#retryable": {} } },
            "a#GetHTTPThing": {
                "type": "operation",
                "input": { "target": "a#Request" },
                "errors": [{ "target": "a#NotFound" }],
            },
            "a#Request": { "type": "structure", "members": { "thingId": {} } },
        }}))
    }

    #[test]
    fn names_are_found_in_the_case_of_rust() {
        assert!(model().describes_item("operation::get_http_thing"));
        assert!(!model().describes_item("operation::put_http_thing"));
        assert!(!model().describes_item("operation::get_http_thing::paginator"));
        assert!(model().describes_item("types::Request"));
        assert!(!model().describes_item("types::Response"));
    }

    #[test]
    fn members_are_those_of_the_operations_structures() {
        let describes =
            |owner: &str, member| model().describes_member(&format!("operation::get_http_thing::{owner}"), member);
        assert!(describes("GetHttpThingInput", "thing_id"));
        assert!(!describes("GetHttpThingInput", "other"));
        assert!(!describes("GetHttpThingOutput", "thing_id"));
        assert!(describes("GetHttpThingError", "NotFound"));
        assert!(describes("GetHttpThingError", "Throttled"));
        assert!(describes("GetHttpThingError", "Unhandled"));
        assert!(!describes("GetHttpThingError", "Gone"));
    }

    #[test]
    fn parameters_of_endpoints_and_retries_are_described_too() {
        assert!(model().describes_method("config::endpoint::Params::use_fips"));
        assert!(!model().describes_method("config::endpoint::Params::is_search_operation"));
        assert!(model().describes_method("types::error::Throttled::retryable_error_kind"));
        assert!(!model().describes_method("types::error::NotFound::retryable_error_kind"));
    }

    #[test]
    fn items_that_do_not_come_from_a_model_count_as_described() {
        assert!(model().describes_item("config::Builder"));
        assert!(model().describes_item("types::builders"));
    }
}
