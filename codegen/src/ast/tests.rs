use super::to_string;
use crate::load::Loader;
use crate::model::{
    Member, Model, Node, Number, Object, Operation, Resource, Service, Shape, ShapeId, ShapeKind, Trait, Traits,
};
use crate::source::{Location, Position, SourceId};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// The location of everything in the first file, if that is JSON: written models are loaded from there.
const LOCATION: Location = Location { source: SourceId(0), position: Position::Json };

fn id(index: usize) -> ShapeId {
    ShapeId::parse(&format!("com.example#Shape{index}")).expect("a valid ID")
}

fn nodes() -> impl Strategy<Value = Node> {
    let number = "-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,3})?";
    let leaf = prop_oneof![
        Just(Node::Null),
        any::<bool>().prop_map(Node::Bool),
        number.prop_map(|text| Node::Number(Number::parse(&text).expect("a JSON number"))),
        any::<String>().prop_map(Node::String),
    ];
    leaf.prop_recursive(4, 20, 5, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..5).prop_map(Node::Array),
            btree_map(any::<String>(), inner, 0..5).prop_map(|members| Node::Object(Object::from_unique(members))),
        ]
    })
}

fn traits() -> impl Strategy<Value = Traits> {
    let custom = btree_map("[a-z]{1,3}", nodes(), 0..3);
    (custom, proptest::option::of(any::<String>())).prop_map(|(custom, documentation)| {
        let mut traits = Traits::default();
        for (name, value) in custom {
            let id = ShapeId::parse(&format!("com.custom#{name}")).expect("a valid ID");
            traits.insert(Trait { id, value, location: LOCATION });
        }
        if let Some(text) = documentation {
            let id = ShapeId::prelude("documentation");
            traits.insert(Trait { id, value: Node::String(text), location: LOCATION });
        }
        traits
    })
}

fn member(name: &str, target: ShapeId, traits: Traits) -> Member {
    Member { name: name.to_owned(), target, traits, location: LOCATION }
}

/// The seed of a shape: its type, numbers that choose targets, and traits of members.
type Seed = (usize, Vec<usize>, Vec<Traits>, Traits, String);

fn seeds() -> impl Strategy<Value = Vec<Seed>> {
    vec((0..100_usize, vec(0..100_usize, 1..4), vec(traits(), 4), traits(), any::<String>()), 1..12)
}

/// A valid model. The first fifth of the types are structures, strings and so on in turn, as targets for the others.
fn model(metadata: BTreeMap<String, Node>, seeds: Vec<Seed>) -> Model {
    let kinds: Vec<usize> = seeds.iter().map(|seed| seed.0 % 12).collect();
    let of_kind = |wanted: &dyn Fn(usize) -> bool, choice: usize| {
        let fitting: Vec<usize> = (0..kinds.len()).filter(|index| wanted(kinds[*index])).collect();
        fitting.get(choice % fitting.len().max(1)).map(|index| id(*index))
    };
    let target = |choice: usize| of_kind(&|kind| kind < 9, choice).unwrap_or_else(|| ShapeId::prelude("Blob"));
    // A list or map could contain itself through lists and maps only.
    let element = |choice: usize| {
        of_kind(&|kind| kind < 9 && !matches!(kind, 2 | 3), choice).unwrap_or_else(|| ShapeId::prelude("Blob"))
    };
    let several = |kind: usize, choices: &[usize]| -> Vec<ShapeId> {
        let mut ids: Vec<ShapeId> =
            choices.iter().filter_map(|choice| of_kind(&|other| other == kind, *choice)).collect();
        ids.sort();
        ids.dedup();
        ids
    };
    let shape = |(index, (kind, choices, member_traits, traits, text)): (usize, Seed)| {
        let mut member_traits = member_traits.into_iter();
        let mut next = || member_traits.next().unwrap_or_default();
        let mut members = || -> Vec<Member> {
            let named = choices.iter().enumerate();
            named.map(|(index, choice)| member(&format!("m{index}"), target(*choice), next())).collect()
        };
        let kind = match kind % 12 {
            0 => ShapeKind::Structure(members()),
            1 => ShapeKind::Union(members()),
            2 => ShapeKind::List(member("member", element(choices[0]), next())),
            3 => {
                let key = member("key", ShapeId::prelude("String"), next());
                ShapeKind::Map { key, value: member("value", element(choices[0]), next()) }
            }
            4 => ShapeKind::String,
            5 => ShapeKind::BigDecimal,
            6 => ShapeKind::Document,
            7 => ShapeKind::Enum(enum_members(choices.len(), |index| Node::String(format!("{index} {text}")))),
            8 => ShapeKind::IntEnum(enum_members(choices.len(), |index| Node::Number(Number::from(index as i64)))),
            9 => {
                let structure = |choice| of_kind(&|kind| kind == 0, choice).unwrap_or_else(|| ShapeId::prelude("Unit"));
                ShapeKind::Operation(Operation {
                    input: structure(choices[0]),
                    output: structure(1),
                    errors: Vec::new(),
                })
            }
            10 => ShapeKind::Resource(Resource {
                identifiers: vec![("id".to_owned(), ShapeId::prelude("String"))],
                properties: vec![("property".to_owned(), target(choices[0]))],
                read: of_kind(&|kind| kind == 9, choices[0]),
                operations: several(9, &choices),
                ..Resource::default()
            }),
            _ => ShapeKind::Service(Service {
                version: text,
                operations: several(9, &choices),
                resources: several(10, &choices),
                ..Service::default()
            }),
        };
        let id = id(index);
        (id.clone(), Shape { id, kind, traits, mixins: Vec::new(), location: LOCATION })
    };
    Model { metadata, shapes: seeds.into_iter().enumerate().map(shape).collect() }
}

fn enum_members(count: usize, value: impl Fn(usize) -> Node) -> Vec<Member> {
    let one = |index| {
        let mut traits = Traits::default();
        let id = ShapeId::prelude("enumValue");
        traits.insert(Trait { id, value: value(index), location: LOCATION });
        member(&format!("M{index}"), ShapeId::prelude("Unit"), traits)
    };
    (0..count).map(one).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_written_model_loads_to_an_equal_model(metadata in btree_map(any::<String>(), nodes(), 0..4), seeds in seeds()) {
        let written = model(metadata, seeds);
        let loaded = Loader::new().text("written.json", to_string(&written)).load();
        let mut loaded = loaded.map_err(|error| TestCaseError::fail(error.to_string()))?.model;
        loaded.shapes.retain(|id, _| id.namespace() != "smithy.api");
        prop_assert_eq!(loaded.metadata, written.metadata);
        prop_assert_eq!(loaded.shapes, written.shapes);
    }
}
