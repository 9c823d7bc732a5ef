//! The model of this repository against the one that AWS publishes: the same shapes, traits and numbers for the
//! operations that it has. Documentation is our own.
//!
//! The file `api-gateway.json` in the folder `SMITHY_MODELS` is the published one, which comes from
//! <https://github.com/aws/api-models-aws>:
//!
//! ```text
//! SMITHY_MODELS=folder cargo test --test model -- --include-ignored
//! ```

use serde_json::{Map, Value};
use smithereens_checks_support::models::Published;
use std::collections::BTreeMap;

const OURS: &str = include_str!("../model/api-gateway.json");
const SERVICE: &str = "com.amazonaws.apigateway#BackplaneControlService";

/// Not modelled here: the runtime resolves endpoints by itself.
const LEFT_OUT: [&str; 2] = ["smithy.rules#endpointRuleSet", "smithy.rules#endpointTests"];

#[test]
#[ignore = "needs SMITHY_MODELS: see CONTRIBUTING.md"]
fn the_model_says_what_the_published_one_says() {
    let path = Published::smithy("api-gateway.json").file().expect("the published model is there");
    let published = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let (ours, theirs) = (shapes(OURS), shapes(&published));
    let operations = ours[SERVICE]["operations"].as_array().expect("operations of the service");
    let operations: Vec<&str> = operations.iter().filter_map(|each| each["target"].as_str()).collect();
    let (ours_of, theirs_of) = (closure(&ours, &operations), closure(&theirs, &operations));
    assert_eq!(ours_of.keys().collect::<Vec<_>>(), theirs_of.keys().collect::<Vec<_>>());
    for (id, shape) in &ours_of {
        assert_eq!(Some(shape), theirs_of.get(id), "{id}");
    }
    let unused: Vec<_> = ours.keys().filter(|id| *id != SERVICE && !ours_of.contains_key(*id)).collect();
    assert!(unused.is_empty(), "shapes that no operation needs: {unused:?}");
    let mut service_traits = without_documentation(&theirs[SERVICE]["traits"]);
    service_traits.as_object_mut().expect("traits").retain(|id, _| !LEFT_OUT.contains(&id.as_str()));
    assert_eq!(without_documentation(&ours[SERVICE]["traits"]), service_traits);
    assert_eq!(ours[SERVICE]["version"], theirs[SERVICE]["version"]);
}

fn shapes(json: &str) -> Map<String, Value> {
    let model: Value = serde_json::from_str(json).expect("a model in JSON");
    model["shapes"].as_object().expect("shapes").clone()
}

/// The shapes that are reached from these, by their IDs.
fn closure(shapes: &Map<String, Value>, roots: &[&str]) -> BTreeMap<String, Value> {
    let mut reached = BTreeMap::new();
    let mut open: Vec<String> = roots.iter().map(ToString::to_string).collect();
    while let Some(id) = open.pop() {
        let Some(shape) = shapes.get(&id).filter(|_| !reached.contains_key(&id)) else { continue };
        targets(shape, &mut open);
        reached.insert(id, without_documentation(shape));
    }
    reached
}

fn targets(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members.iter().filter(|(name, _)| *name != "traits") {
                match value.as_str().filter(|_| name == "target") {
                    Some(target) => found.push(target.to_owned()),
                    None => targets(value, found),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| targets(item, found)),
        _ => {}
    }
}

/// The value without documentation, and without the empty `traits` that it leaves behind.
fn without_documentation(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let kept = members.iter().filter(|(name, _)| *name != "smithy.api#documentation");
            let kept = kept.map(|(name, value)| (name.clone(), without_documentation(value)));
            Value::Object(
                kept.filter(|(name, value)| name != "traits" || *value != Value::Object(Map::new())).collect(),
            )
        }
        Value::Array(items) => items.iter().map(without_documentation).collect(),
        other => other.clone(),
    }
}
