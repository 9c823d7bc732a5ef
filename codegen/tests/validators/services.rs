//! Services and operations.

use crate::{assert_error, assert_event, assert_none, assert_valid};
use smithereens_codegen::diagnostic::Severity;

/// A service whose operation has an output with a member for each of two shapes, one of which is in another namespace.
fn closure(rename: &str, own: &str, other: &str) -> String {
    let member = |target: &str| format!(r#"{{ "target": "{target}" }}"#);
    format!(
        r#"{{ "smithy": "2.0", "shapes": {{
            "example#S": {{ "type": "service", "version": "1", "operations": [{}], "rename": {{ {rename} }} }},
            "example#Op": {{ "type": "operation", "output": {} }},
            "example#O": {{ "type": "structure", "members": {{ "a": {}, "b": {} }} }},
            "example#Thing": {own}, "other#thing": {other} }} }}"#,
        member("example#Op"),
        member("example#O"),
        member("example#Thing"),
        member("other#thing")
    )
}

#[test]
fn shapes_of_a_service_have_names_of_their_own() {
    const ID: &str = "Service";
    let structure = r#"{ "type": "structure" }"#;
    let string = r#"{ "type": "string" }"#;
    assert_error(ID, "other#thing", &closure("", structure, structure));
    assert_error(ID, "other#thing", &closure("", structure, string));
    assert_none(ID, &closure(r#""other#thing": "OtherThing""#, structure, structure));
    assert_none(ID, &closure("", string, string));
    assert_error(ID, "S", &closure(r#""other#thing": "thing""#, string, string));
    assert_error(ID, "S", &closure(r#""example#Missing": "Name""#, string, string));
    assert_error(ID, "S", &closure(r#""example#Op": "Operation""#, string, string));
}

#[test]
fn authentication_is_that_of_the_service() {
    let service = |auth: &str| {
        format!("@httpBasicAuth {auth} service S {{ version: \"1\", operations: [Op] }} operation Op {{}}")
    };
    assert_event(Severity::Danger, "AuthTrait", "S", &service("@auth([httpDigestAuth])"));
    assert_none("AuthTrait", &service("@auth([httpBasicAuth])"));
    assert_none("AuthTrait", &service("@auth([])"));
    assert_event(Severity::Warning, "ServiceAuthDefinitions", "S", &service("@httpDigestAuth"));
    assert_none("ServiceAuthDefinitions", &service(""));
    assert_error("TraitValue", "S", &service("@auth([documentation])"));
}

#[test]
fn protocols_without_documents_have_none() {
    const ID: &str = "NoInlineDocumentSupport";
    let service = |protocol: &str, member: &str| {
        format!(
            "@{protocol} service S {{ version: \"1\", operations: [Op] }} operation Op {{ output: O }} structure O {{ a: {member} }}"
        )
    };
    assert_error(ID, "S", &service("aws.protocols#awsQuery", "Document"));
    assert_none(ID, &service("aws.protocols#awsQuery", "String"));
    assert_none(ID, &service("aws.protocols#awsJson1_0", "Document"));
    let own = "@trait @protocolDefinition(noInlineDocumentSupport: true) structure own {}";
    assert_error(ID, "S", &format!("{own} {}", service("own", "Document")));
}

#[test]
fn inputs_and_outputs_belong_to_one_operation() {
    const ID: &str = "OperationInputOutputMisuse";
    assert_error(ID, "AI", "operation A { input: AI } operation B { input: AI } @input structure AI {}");
    assert_error(ID, "AI", "operation A { output: AI } @input structure AI {}");
    assert_error(ID, "AO", "operation A { output: AO } @output structure AO {} structure S { a: AO }");
    assert_none(ID, "operation A { input: AI, output: AO } @input structure AI {} @output structure AO {}");
}

#[test]
fn examples_are_values_of_inputs_and_outputs() {
    const ID: &str = "ExamplesTrait";
    let operation = |example: &str| {
        format!(
            "@examples([{{ title: \"t\", {example} }}]) operation Op {{ input: I, output: O, errors: [E] }}
             structure I {{ @required a: Integer }} structure O {{ b: String }}
             @error(\"client\") structure E {{ @required message: String }} @error(\"client\") structure F {{}}"
        )
    };
    assert_error(ID, "Op", &operation("input: {}"));
    assert_error(ID, "Op", &operation("input: { a: \"1\" }"));
    assert_error(ID, "Op", &operation("input: { a: 1 }, output: { b: 1 }"));
    assert_error(
        ID,
        "Op",
        &operation("input: { a: 1 }, output: {}, error: { shapeId: E, content: { message: \"m\" } }"),
    );
    assert_error(ID, "Op", &operation("input: { a: 1 }, error: { shapeId: F, content: {} }"));
    assert_error(ID, "Op", &operation("input: { a: 1 }, error: { shapeId: E, content: {} }"));
    assert_none(ID, &operation("input: { a: 1 }, output: { b: \"b\" }"));
    assert_none(ID, &operation("input: { a: 1 }, error: { shapeId: E, content: { message: \"m\" } }"));
    assert_none(ID, &operation("input: { a: 1 }, error: { shapeId: E }"));
}

#[test]
fn paginated_operations_name_what_they_have() {
    const ID: &str = "PaginatedTrait";
    let operation = |traits: &str, members: &str| {
        format!(
            "@readonly @paginated({traits}) operation Op {{ input: I, output: O }}
             structure I {{ token: String, max: Integer, {members} }}
             structure O {{ next: String, items: L, nested: N }} structure N {{ next: String }} list L {{ member: String }}"
        )
    };
    let good = "inputToken: \"token\", outputToken: \"next\"";
    assert_none(ID, &operation(&format!("{good}, pageSize: \"max\", items: \"items\""), ""));
    assert_none(ID, &operation("inputToken: \"token\", outputToken: \"nested.next\"", ""));
    assert_error(ID, "Op", &operation("inputToken: \"none\", outputToken: \"next\"", ""));
    assert_error(ID, "Op", &operation("inputToken: \"token\", outputToken: \"items.next\"", ""));
    let required = operation(good, "").replace("next: String", "@required next: String");
    assert_event(Severity::Danger, ID, "Op", &required);
    assert_error(ID, "Op", &operation("inputToken: \"required\", outputToken: \"next\"", "@required required: String"));
    assert_error(ID, "Op", &operation(&format!("{good}, items: \"next\""), ""));
    assert_error(ID, "Op", &operation(&format!("{good}, pageSize: \"none\""), ""));
    let service = "service S { version: \"1\", operations: [Op] }";
    assert_error(ID, "Op", &format!("{service} {}", operation("inputToken: \"token\"", "")));
    let service = format!("@paginated(outputToken: \"next\") {service}");
    assert_none(ID, &format!("{service} {}", operation("inputToken: \"token\"", "")));
}

#[test]
fn waiters_can_succeed() {
    const ID: &str = "WaitableTrait";
    let waiter = |name: &str, waiter: &str| {
        format!(
            "@smithy.waiters#waitable({name}: {{ {waiter} }}) operation Op {{ output: O }} structure O {{ a: String }}"
        )
    };
    let matcher = |path: &str, comparator: &str, expected: &str| {
        format!(
            "acceptors: [{{ state: \"success\", matcher: {{ output: {{
                path: \"{path}\", comparator: \"{comparator}\", expected: \"{expected}\" }} }} }}]"
        )
    };
    let good = matcher("a", "stringEquals", "b");
    assert_none(ID, &waiter("Ready", &good));
    assert_error(ID, "Op", &waiter("ready", &good));
    assert_error(ID, "Op", &waiter("Ready", &format!("minDelay: 10, maxDelay: 5, {good}")));
    assert_error(ID, "Op", &waiter("Ready", "acceptors: [{ state: \"failure\", matcher: { success: true } }]"));
    assert_error(ID, "Op", &waiter("Ready", &matcher("a[", "stringEquals", "b")));
    assert_error(ID, "Op", &waiter("Ready", &matcher("a", "booleanEquals", "b")));
    assert_error(ID, "Op", &waiter("Ready", &matcher("a", "contains", "b")));
    let two = |names: &str| {
        format!(
            "service S {{ version: \"1\", operations: [Op, Other] }} {} @smithy.waiters#waitable({names}: {{ {good} }})
             operation Other {{ output: P }} structure P {{ a: String }}",
            waiter("Ready", &good)
        )
    };
    assert_error(ID, "Other", &two("READY"));
    assert_none(ID, &two("Gone"));
}

#[test]
fn a_usual_service_is_valid() {
    assert_valid(
        "@aws.protocols#restJson1
         @httpBearerAuth
         service Shop { version: \"1\", operations: [Buy], resources: [Shelf], errors: [Broken] }
         @http(method: \"POST\", uri: \"/buy/{id}\")
         operation Buy {
             input := { @required @httpLabel id: String, @httpQuery(\"count\") count: Integer = 1, note: Document }
             output := { @httpHeader(\"x-receipt\") receipt: String, items: Items }
         }
         list Items { member: Item }
         union Item { text: String, nothing: Unit, more: Items }
         @error(\"server\") @httpError(503) @retryable structure Broken { @required message: String }
         resource Shelf { identifiers: { id: String }, properties: { size: Integer }, read: GetShelf }
         @readonly
         @http(method: \"GET\", uri: \"/shelf/{id}\")
         operation GetShelf {
             input := for Shelf { @required @httpLabel $id }
             output := for Shelf { $size }
         }",
    );
}
