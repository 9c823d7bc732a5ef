//! Selectors applied to a small model, by the rules and examples of the
//! [specification](https://smithy.io/2.0/spec/selectors.html).

use super::{Evaluator, Graph, Selector, Template};
use crate::load::Loader;
use crate::model::Model;

const MODEL: &str = r#"
$version: "2.0"
namespace example

@trait(selector: "service")
list allowedTags { member: String }

@allowedTags(["internal", "external"])
@httpBasicAuth
service Store {
    version: "2020-04-28"
    operations: [Ping]
    resources: [Shelf]
}

@tags(["internal"])
@auth([httpDigestAuth])
operation Ping { input: PingInput, output: PingOutput, errors: [Broken] }

@tags(["internal", "external"])
resource Shelf {
    identifiers: { id: ShelfId }
    properties: { size: Size }
    put: PutShelf
    list: ListShelves
    collectionOperations: [Sweep]
}

@idempotent
operation PutShelf { input: PutShelfInput }
@readonly
operation ListShelves {}
@tags(["wrong"])
operation Sweep {}

structure PingInput {
    @required
    @length(min: 1, max: 3)
    text: String
    names: Names
    labels: Labels
}
structure PingOutput { count: Count, size: Size }
structure PutShelfInput { @required id: ShelfId, size: Size }

@error("client")
@httpError(410)
structure Broken { message: String }

list Names { member: ShelfId }
map Labels { key: String, value: Size }
@length(min: 4, max: 2)
string ShelfId
integer Size
@range(min: 2, max: 10)
long Count
enum Color {
    RED = "red"
}
@externalDocumentation("Reference Docs": "https://example.com", Other: "x")
@documentation("Hello")
structure Alone {}
"#;

fn model() -> Model {
    Loader::new().text("model.smithy", MODEL).load().expect("a valid model").model
}

/// The names of the shapes that a selector yields in the namespace of the model. Members are `Shape$member`.
fn select(text: &str) -> Vec<String> {
    let model = model();
    let selector = Selector::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let graph = Graph::new(&model);
    let selected = Evaluator::new(&graph, &selector).select_all();
    let ids = selected.into_iter().map(|shape| shape.id());
    ids.filter_map(|id| id.as_str().strip_prefix("example#").map(str::to_owned)).collect()
}

#[track_caller]
fn assert_selects(text: &str, expected: &[&str]) {
    assert_eq!(select(text), expected, "{text}");
}

#[test]
fn shape_types() {
    assert_selects("service", &["Store"]);
    assert_selects("number", &["Count", "Size"]);
    assert_selects("string", &["Color", "ShelfId"]);
    assert_selects("string :not(enum)", &["ShelfId"]);
    assert_selects("collection", &["Names", "allowedTags"]);
    assert_selects("set", &["Names", "allowedTags"]);
    assert_selects("simpleType :not(number)", &["Color", "ShelfId"]);
    assert_selects("serviceType", &["ListShelves", "Ping", "PutShelf", "Shelf", "Store", "Sweep"]);
    assert_selects("aggregateType :not(structure)", &["Labels", "Names", "allowedTags"]);
    assert_selects(
        "dataType :not(structure)",
        &["Color", "Count", "Labels", "Names", "ShelfId", "Size", "allowedTags"],
    );
    assert_selects("map > member", &["Labels$key", "Labels$value"]);
    assert_selects("enum > member", &["Color$RED"]);
}

#[test]
fn attributes() {
    assert_selects("[trait|error = client]", &["Broken"]);
    assert_selects("[trait|error != client]", &[]);
    assert_selects("[trait|error = server, client]", &["Broken"]);
    assert_selects("[trait|httpError > 409]", &["Broken"]);
    assert_selects("[trait|httpError >= \"not a number\"]", &[]);
    assert_selects("[id = example#Alone]", &["Alone"]);
    assert_selects("[id = 'example#Names$member']", &["Names$member"]);
    assert_selects("[id|member = text]", &["PingInput$text"]);
    assert_selects(
        "[id|namespace = 'example'] [id|name ^= Put]",
        &["PutShelf", "PutShelfInput", "PutShelfInput$id", "PutShelfInput$size"],
    );
    assert_selects("operation [id|name $= shelf i]", &["PutShelf"]);
    assert_selects("operation [id|name *= helve]", &["ListShelves"]);
    assert_selects("resource [id|(length) = 13]", &["Shelf"]);
    assert_selects("[service|version ^= '2020-']", &["Store"]);
    assert_selects("[service|id|name = Store]", &["Store"]);
    assert_selects("[trait|externalDocumentation|'Reference Docs']", &["Alone"]);
    assert_selects("[trait|externalDocumentation|(keys) = Other]", &["Alone"]);
    assert_selects("[trait|documentation|(length) = 5]", &["Alone"]);
    assert_selects("[trait|documentation|invalid|child = Hi]", &[]);
    assert_selects("[trait|tags|(values) = external]", &["Shelf"]);
    assert_selects("[trait|tags|(length) = 2]", &["Shelf"]);
    assert_selects("operation [trait|tags ?= false]", &["ListShelves", "PutShelf"]);
    assert_selects("[trait|(keys)|name = range]", &["Count"]);
    assert_selects("[trait|range|min = 2]", &["Count"]);
}

#[test]
fn scoped_attributes() {
    assert_selects("[@trait|length: @{min} > @{max}]", &["ShelfId"]);
    assert_selects("[@trait|length: @{min} = 1 && @{max} = 3, 4]", &["PingInput$text"]);
    assert_selects("[@trait|length: @{min} = 1 && @{max} = 4]", &[]);
    assert_selects("[@: @{id|name} = ALONE i]", &["Alone"]);
    assert_selects("[@trait|tags|(values): @{(length)} = 5]", &["Sweep"]);
}

#[test]
fn neighbors() {
    assert_selects("operation -[input]->", &["PingInput", "PutShelfInput"]);
    assert_selects("operation -[input, error]-> structure", &["Broken", "PingInput", "PutShelfInput"]);
    assert_selects("resource -[identifier]->", &["ShelfId"]);
    assert_selects("resource -[property]->", &["Size"]);
    assert_selects("resource -[instanceOperation]->", &["PutShelf"]);
    assert_selects("resource -[collectionOperation]->", &["ListShelves", "Sweep"]);
    assert_selects("resource -[operation]->", &["ListShelves", "PutShelf", "Sweep"]);
    assert_selects("resource -[put]->", &["PutShelf"]);
    assert_selects("operation :test(-[bound]-> resource)", &["ListShelves", "PutShelf", "Sweep"]);
    assert_selects("service ~> number", &["Count", "Size"]);
    assert_selects("string :test(< member < list)", &["ShelfId"]);
    assert_selects("structure <-[input]- operation", &["Ping", "PutShelf"]);
    assert_selects("structure :not(< *) :not([trait|trait])", &["Alone"]);
    assert_selects("[id|name = Labels] <~ operation", &["Ping"]);
    assert_selects("service -[trait]-> [trait|authDefinition]", &[]);
    assert_selects("service :test(-[trait]-> [trait|authDefinition])", &["Store"]);
    assert_selects("[trait|trait] :not(<-[trait]-)", &[]);
    assert_selects("service -[unheard]->", &[]);
}

#[test]
fn functions() {
    assert_selects(":is(list > member > *, map > member > number)", &["ShelfId", "Size"]);
    assert_selects("list :not(> member > string)", &[]);
    assert_selects("structure > member :test(> string) :not([trait|length])", &["Broken$message", "PutShelfInput$id"]);
    assert_selects(
        "number :in(:root(service ~> operation -[output]-> ~> number))
                :not(:in(:root(service ~> operation -[input]-> ~> number)))",
        &["Count"],
    );
    assert_selects(":topdown([trait|tags])", &["ListShelves", "Ping", "PutShelf", "Shelf", "Sweep"]);
    assert_selects(":topdown([trait|tags], [trait|idempotent])", &["ListShelves", "Ping", "Shelf", "Sweep"]);
    assert_selects("operation :recursive(-[input]->)", &["PingInput", "PutShelfInput"]);
    assert_selects(":unheard(*)", &[]);
}

#[test]
fn variables() {
    assert_selects(
        "service $outputs(~> operation -[output]-> ~> number) ~> operation -[input]-> ~> number :not(:in(${outputs}))",
        &[],
    );
    assert_selects(
        "service [trait|example#allowedTags] $service(*) ~> [trait|tags]
         :not([@: @{trait|tags|(values)} = @{var|service|trait|example#allowedTags|(values)}])",
        &["Sweep"],
    );
    assert_selects(
        "service $schemes(-[trait]-> [trait|authDefinition]) ~> operation [trait|auth]
         :not([@: @{trait|auth|(values)} {<} @{var|schemes|id}])",
        &["Ping"],
    );
    assert_selects("service ${nothing}", &[]);
}

#[test]
fn projections() {
    let select = |comparator: &str| {
        let text = format!("[trait|tags] [@: @{{trait|tags|(values)}} {comparator} @{{var|all}}]");
        select(&format!("$all(*) {}", text.replace("@{var|all}", "@{var|all|trait|tags|(values)}")))
    };
    assert_eq!(select("{=}"), ["Ping", "Shelf", "Sweep"]);
    assert_eq!(select("{!=}"), Vec::<String>::new());
    assert_eq!(select("{<}"), ["Ping", "Shelf", "Sweep"]);
    assert_eq!(select("{<<}"), Vec::<String>::new());
}

#[test]
fn what_is_not_a_selector_is_an_error_with_its_offset() {
    for (text, offset, message) in [
        ("", 0, "expected a shape type, an attribute, a neighbor, a function or a variable, found the end"),
        ("strin", 0, "`strin` is not a shape type"),
        ("string )", 7, "expected a selector, found `)`"),
        ("[trait|", 7, "expected a name, found the end"),
        ("[id = foo.bar]", 13, "expected `#`: a text with dots must be quoted, found `]`"),
        ("[id = 'foo]", 11, "expected a closing `'`, found the end"),
        (":not(string, list)", 1, "`:not` takes one selector, found 2"),
        (":topdown(*, *, *)", 1, "`:topdown` takes one or two selectors, found 3"),
        (":test()", 6, "expected a shape type, an attribute, a neighbor, a function or a variable, found `)`"),
        ("-[input]>", 7, "expected `]->`, found `]`"),
        ("$x", 2, "expected `(`, found the end"),
        ("[id|name & a]", 9, "expected a comparator, such as `=`, or `]`, found `&`"),
        ("é", 0, "expected a shape type, an attribute, a neighbor, a function or a variable, found `é`"),
    ] {
        let error = Selector::parse(text).expect_err(text);
        assert_eq!((error.offset, error.message.as_str()), (offset, message), "{text}");
    }
    let deep = ":not(".repeat(10_000);
    assert!(Selector::parse(&deep).is_err());
}

#[test]
fn templates() {
    let model = model();
    let graph = Graph::new(&model);
    let selector = Selector::parse("$traits(-[trait]->) [id|name = Alone]").expect("a selector");
    let template = Template::parse(
        "@@ @{id|name}: @{trait|documentation} @{nothing}@{trait|externalDocumentation} @{var|traits|id}",
    );
    let template = template.expect("a template");
    let mut texts = Vec::new();
    Evaluator::new(&graph, &selector).each(graph.shapes(), &mut |shape, variables| {
        texts.push(template.expand(shape, variables));
    });
    let json = r#"{"Reference Docs":"https://example.com","Other":"x"}"#;
    let ids = "[smithy.api#externalDocumentation, smithy.api#documentation]";
    assert_eq!(texts, [format!("@ Alone: \"Hello\" {json} {ids}")]);
    assert!(Template::parse("@{id").is_err() && Template::parse("a @b").is_err());
}
