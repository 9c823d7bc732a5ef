//! The model `names`: every kind of shape, with names that are drawn from generated code.

use fastrand::Rng;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;

const NAMESPACE: &str = "com.example";
const OPERATIONS: usize = 16;
const ERRORS: usize = 10;
/// The number of members of a shape.
const MEMBERS: usize = 12;

/// The number of shapes of each kind, other than those of operations.
const SHAPES: [(&str, usize); 6] =
    [("structure", 10), ("union", 8), ("enum", 8), ("intEnum", 5), ("list", 8), ("map", 8)];
const SIMPLE: [&str; 8] = ["String", "Integer", "Boolean", "Blob", "Timestamp", "Double", "Document", "Long"];

const PREFIXES: [&str; 8] = ["Set", "Get", "Is", "As", "WaitUntil", "Try", "With", "Into"];
const SUFFIXES: [&str; 14] = [
    "Error",
    "Input",
    "Output",
    "Builder",
    "FluentBuilder",
    "Paginator",
    "Items",
    "FinalPoll",
    "Shape",
    "Operation",
    "Value",
    "Member",
    "Key",
    "2",
];

/// A model whose names are made of these words, and the number of its names.
pub(crate) fn model(words: Vec<String>, rng: Rng) -> (Value, usize) {
    let mut model =
        Model { names: Names { words, rng, count: 0 }, ids: BTreeSet::new(), shapes: Map::new(), targets: Vec::new() };
    let model_of_service = model.service();
    (model_of_service, model.names.count)
}

struct Names {
    words: Vec<String>,
    rng: Rng,
    count: usize,
}

impl Names {
    /// A name that no other name in the set is equal to, except for case if `cased`.
    fn pick(&mut self, taken: &mut BTreeSet<String>, cased: bool) -> String {
        loop {
            let name = self.name();
            if taken.insert(if cased { name.clone() } else { name.to_ascii_lowercase() }) {
                self.count += 1;
                return name;
            }
        }
    }

    /// The same, without underscores, and with an upper case letter first.
    fn pick_plain(&mut self, taken: &mut BTreeSet<String>) -> String {
        loop {
            let name = pascal(&self.name());
            let is_valid = name.starts_with(|c: char| c.is_ascii_uppercase());
            if is_valid && taken.insert(name.to_ascii_lowercase()) {
                self.count += 1;
                return name;
            }
        }
    }

    fn name(&mut self) -> String {
        let word = self.words[self.rng.usize(..self.words.len())].clone();
        match self.rng.u8(..12) {
            0..=3 => word,
            4..=6 => pascal(&word),
            7 => word.to_ascii_uppercase(),
            8 => word.to_ascii_lowercase(),
            9 => format!("{}{}", PREFIXES[self.rng.usize(..PREFIXES.len())], pascal(&word)),
            _ => format!("{}{}", pascal(&word), SUFFIXES[self.rng.usize(..SUFFIXES.len())]),
        }
    }
}

fn pascal(word: &str) -> String {
    let parts = word.split('_').filter(|part| !part.is_empty());
    parts.map(|part| part[..1].to_ascii_uppercase() + &part[1..]).collect()
}

struct Model {
    names: Names,
    /// The names of all shapes, in lower case.
    ids: BTreeSet<String>,
    shapes: Map<String, Value>,
    /// The targets of members, in turn.
    targets: Vec<String>,
}

impl Model {
    fn service(&mut self) -> Value {
        let kinds: Vec<(&str, String)> = SHAPES
            .iter()
            .flat_map(|(kind, count)| std::iter::repeat_n(*kind, *count))
            .map(|kind| (kind, self.id()))
            .collect();
        self.targets = kinds.iter().map(|(_, id)| id.clone()).chain(SIMPLE.map(prelude)).collect();
        for (kind, id) in &kinds {
            let shape = self.aggregate(kind, &kinds);
            self.shapes.insert(id.clone(), shape);
        }
        let errors: Vec<String> = (0..ERRORS).map(|index| self.error(index)).collect();
        let params = self.params();
        let operations: Vec<String> = (0..OPERATIONS).map(|index| self.operation(index, &errors, &params)).collect();
        let (resource, operations) = self.resource(operations);
        let rules = json!({
            "version": "1.0",
            "parameters": params.iter().map(|(name, kind)| (name.clone(), json!({ "type": kind }))).collect::<Map<_, _>>(),
            "rules": [{ "type": "endpoint", "conditions": [], "endpoint": { "url": "https://example.com" } }],
        });
        let settings = params.iter().filter(|(_, kind)| *kind != "stringArray");
        let settings: Map<_, _> = settings.map(|(name, kind)| (name.clone(), json!({ "type": kind }))).collect();
        let service = self.id();
        self.shapes.insert(
            service,
            json!({
                "type": "service",
                "version": "1",
                "operations": targets(&operations),
                "resources": targets(&[resource]),
                "traits": {
                    "aws.protocols#restJson1": {},
                    "aws.protocols#awsJson1_1": {},
                    "smithy.protocols#rpcv2Cbor": {},
                    "smithy.rules#endpointRuleSet": rules,
                    "smithy.rules#clientContextParams": settings,
                },
            }),
        );
        json!({ "smithy": "2.0", "shapes": self.shapes })
    }

    fn id(&mut self) -> String {
        format!("{NAMESPACE}#{}", self.names.pick(&mut self.ids, false))
    }

    fn target(&mut self) -> String {
        self.targets.rotate_left(1);
        self.targets[0].clone()
    }

    fn members(&mut self, count: usize) -> (Map<String, Value>, BTreeSet<String>) {
        let mut taken = BTreeSet::new();
        let members = (0..count).map(|_| (self.names.pick(&mut taken, false), json!({ "target": self.target() })));
        (members.collect(), taken)
    }

    fn aggregate(&mut self, kind: &str, kinds: &[(&str, String)]) -> Value {
        let mut taken = BTreeSet::new();
        match kind {
            "structure" => {
                let (mut members, mut taken) = self.members(MEMBERS);
                let required = self.names.pick(&mut taken, false);
                members
                    .insert(required, json!({ "target": prelude("String"), "traits": { "smithy.api#required": {} } }));
                let secret = self.names.pick(&mut taken, false);
                members.insert(secret, json!({ "target": prelude("SensitiveText"), "traits": {} }));
                self.shapes
                    .entry(prelude("SensitiveText"))
                    .or_insert(json!({ "type": "string", "traits": { "smithy.api#sensitive": {} } }));
                json!({ "type": kind, "members": members })
            }
            "union" => {
                let (mut members, mut taken) = self.members(MEMBERS);
                members.insert(self.names.pick(&mut taken, false), json!({ "target": prelude("Unit") }));
                json!({ "type": kind, "members": members })
            }
            "enum" => {
                // Names may differ by case only.
                let members =
                    (0..MEMBERS).map(|_| (self.names.pick(&mut taken, true), json!({ "target": prelude("Unit") })));
                json!({ "type": kind, "members": members.collect::<Map<_, _>>() })
            }
            "intEnum" => {
                let member = |index| {
                    let traits = json!({ "smithy.api#enumValue": index });
                    (self.names.pick(&mut taken, true), json!({ "target": prelude("Unit"), "traits": traits }))
                };
                json!({ "type": kind, "members": (1..=MEMBERS).map(member).collect::<Map<_, _>>() })
            }
            // Lists and maps of structures, unions and enums, so that none contains itself without end.
            "list" => {
                json!({ "type": kind, "member": { "target": self.named(kinds, &["structure", "union", "enum"]) } })
            }
            _ => json!({
                "type": kind,
                "key": { "target": self.named(kinds, &["enum"]) },
                "value": { "target": self.named(kinds, &["structure", "union", "enum", "intEnum"]) },
            }),
        }
    }

    /// A shape of one of these kinds.
    fn named(&mut self, kinds: &[(&str, String)], chosen: &[&str]) -> String {
        let of_kind: Vec<&String> = kinds.iter().filter(|(kind, _)| chosen.contains(kind)).map(|(_, id)| id).collect();
        of_kind[self.names.rng.usize(..of_kind.len())].clone()
    }

    fn error(&mut self, index: usize) -> String {
        let (members, _) = self.members(MEMBERS / 3);
        let id = self.id();
        let kind = ["client", "server"][index % 2];
        let mut traits = json!({ "smithy.api#error": kind });
        if matches!(index % 3, 0) {
            traits["smithy.api#retryable"] = json!({});
        }
        self.shapes.insert(id.clone(), json!({ "type": "structure", "members": members, "traits": traits }));
        id
    }

    /// The parameters of endpoint rules, with their types.
    fn params(&mut self) -> Vec<(String, &'static str)> {
        let mut taken = BTreeSet::new();
        let kinds = ["string", "boolean", "stringArray"].into_iter().cycle().take(2 * MEMBERS);
        kinds.map(|kind| (self.names.pick_plain(&mut taken), kind)).collect()
    }

    /// An operation with waiters, pages, events, or parts in the request's head.
    fn operation(&mut self, index: usize, errors: &[String], params: &[(String, &str)]) -> String {
        let id = self.id();
        let (mut input, mut in_input) = self.members(MEMBERS);
        let (mut output, mut in_output) = self.members(MEMBERS / 2);
        let mut traits = json!({});
        let mut uri = format!("/{index}");
        match index % 4 {
            0 => self.pages(&mut traits, (&mut input, &mut in_input), (&mut output, &mut in_output)),
            1 => self.waiters(&mut traits, errors, (&mut output, &mut in_output)),
            2 => output = self.events(errors),
            _ => {
                let label = self.names.pick(&mut in_input, false);
                uri += &format!("/{{{label}}}");
                input.insert(label, bound("httpLabel", json!({}), true));
                let host = self.names.pick(&mut in_input, false);
                traits["smithy.api#endpoint"] = json!({ "hostPrefix": format!("{{{host}}}.") });
                input.insert(host, bound("hostLabel", json!({}), true));
                let token = self.names.pick(&mut in_input, false);
                input.insert(token, bound("idempotencyToken", json!({}), false));
                let header = self.names.pick(&mut in_input, false);
                input.insert(header, bound("httpHeader", json!("x-header"), false));
                let param = params.iter().find(|(_, kind)| *kind == "string").map(|(name, _)| name);
                input.insert(
                    self.names.pick(&mut in_input, false),
                    json!({ "target": prelude("String"), "traits": { "smithy.rules#contextParam": { "name": param } } }),
                );
            }
        }
        traits["smithy.api#http"] = json!({ "method": "POST", "uri": uri });
        let [input, output] = [(input, "input"), (output, "output")].map(|(members, role)| {
            let id = self.id();
            let traits = json!({ format!("smithy.api#{role}"): {} });
            self.shapes.insert(id.clone(), json!({ "type": "structure", "members": members, "traits": traits }));
            id
        });
        self.shapes.insert(
            id.clone(),
            json!({
                "type": "operation",
                "input": { "target": input },
                "output": { "target": output },
                "errors": targets(errors),
                "traits": traits,
            }),
        );
        id
    }

    fn pages(&mut self, traits: &mut Value, (input, in_input): Members<'_>, (output, in_output): Members<'_>) {
        let [token, size] = [(); 2].map(|()| self.names.pick(in_input, false));
        let [next, items] = [(); 2].map(|()| self.names.pick(in_output, false));
        input.insert(token.clone(), json!({ "target": prelude("String") }));
        input.insert(size.clone(), json!({ "target": prelude("Integer") }));
        output.insert(next.clone(), json!({ "target": prelude("String") }));
        let lists = self.shapes.iter().filter(|(_, shape)| shape["type"] == "list");
        let lists: Vec<String> = lists.map(|(id, _)| id.clone()).collect();
        output.insert(items.clone(), json!({ "target": lists[self.names.rng.usize(..lists.len())] }));
        traits["smithy.api#paginated"] =
            json!({ "inputToken": token, "outputToken": next, "items": items, "pageSize": size });
        traits["smithy.api#readonly"] = json!({});
    }

    fn waiters(&mut self, traits: &mut Value, errors: &[String], (output, in_output): Members<'_>) {
        let state = self.names.pick(in_output, false);
        output.insert(state.clone(), json!({ "target": prelude("String") }));
        let error = errors[0].split_once('#').map(|(_, name)| name);
        let acceptors = json!([
            { "state": "success", "matcher": { "output": { "path": format!("\"{state}\""), "comparator": "stringEquals", "expected": "x" } } },
            { "state": "retry", "matcher": { "errorType": error } },
        ]);
        let waiters = (0..4).map(|_| (self.waiter(), json!({ "acceptors": acceptors })));
        traits["smithy.waiters#waitable"] = waiters.collect::<Map<_, _>>().into();
    }

    /// The names of waiters differ from one another, and from shapes.
    fn waiter(&mut self) -> String {
        self.names.pick_plain(&mut self.ids)
    }

    /// The members of an output with an event stream.
    fn events(&mut self, errors: &[String]) -> Map<String, Value> {
        let (mut taken, mut in_output, id) = (BTreeSet::new(), BTreeSet::new(), self.id());
        let structures =
            self.shapes.iter().filter(|(_, shape)| shape["type"] == "structure" && shape["traits"].is_null());
        let structures = structures.map(|(id, _)| id.clone());
        let targets: Vec<String> = structures.take(4).chain(errors.iter().take(4).cloned()).collect();
        let members = targets.iter().map(|id| (self.names.pick(&mut taken, false), json!({ "target": id })));
        let members: Map<_, _> = members.collect();
        self.shapes.insert(
            id.clone(),
            json!({ "type": "union", "members": members, "traits": { "smithy.api#streaming": {} } }),
        );
        let stream = self.names.pick(&mut in_output, false);
        let header = self.names.pick(&mut in_output, false);
        [
            (stream, json!({ "target": id, "traits": { "smithy.api#httpPayload": {} } })),
            (header, bound("httpHeader", json!("x-header"), false)),
        ]
        .into_iter()
        .collect()
    }

    /// A resource with the last of these operations. Returns the other ones.
    fn resource(&mut self, mut operations: Vec<String>) -> (String, Vec<String>) {
        let of_resource = operations.split_off(operations.len() - 1);
        let id = self.id();
        self.shapes.insert(id.clone(), json!({ "type": "resource", "collectionOperations": targets(&of_resource) }));
        (id, operations)
    }
}

/// Members of a structure, and their names in lower case.
type Members<'m> = (&'m mut Map<String, Value>, &'m mut BTreeSet<String>);

fn bound(name: &str, value: Value, required: bool) -> Value {
    let mut traits = json!({ format!("smithy.api#{name}"): value });
    if required {
        traits["smithy.api#required"] = json!({});
    }
    json!({ "target": prelude("String"), "traits": traits })
}

fn prelude(name: &str) -> String {
    match name {
        "SensitiveText" => "com.example.other#SensitiveText".to_owned(),
        name => format!("smithy.api#{name}"),
    }
}

fn targets(ids: &[String]) -> Vec<Value> {
    ids.iter().map(|id| json!({ "target": id })).collect()
}
