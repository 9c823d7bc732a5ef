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

/// The models are like those of smithy-lang/smithy in `smithy-waiters/src/test/resources`, with the results in their
/// `.errors` files.
#[test]
fn messages_of_waiters_are_strings_of_failures() {
    const ID: &str = "WaitableTrait";
    let waiter = |state: &str, path: &str| {
        let matcher = |expected: &str| {
            format!(
                "{{ output: {{ path: \"foo == '{expected}'\", comparator: \"booleanEquals\", expected: \"true\" }} }}"
            )
        };
        format!(
            "@smithy.waiters#waitable(A: {{ acceptors: [
                {{ state: \"success\", matcher: {} }}, {{ state: \"{state}\", matcher: {}, message: \"{path}\" }}
             ] }}) operation A {{ input: I, output: O }} structure I {{}}
             structure O {{ foo: String, baz: Boolean, flags: Flags, reasons: Reasons, items: Items, doc: Document }}
             list Flags {{ member: Boolean }} list Reasons {{ member: String }} list Items {{ member: Item }}
             structure Item {{ name: String, at: Timestamp }}",
            matcher("hi"),
            matcher("bad")
        )
    };
    // valid-waiters, invalid-message-on-non-failure, invalid-message-jmespath, invalid-message-return-type and
    // invalid-message-array-of-non-strings.
    for path in ["foo", "reasons"] {
        assert_valid(&waiter("failure", path));
        assert_error(ID, "A", &waiter("success", path));
        assert_error(ID, "A", &waiter("retry", path));
    }
    for path in ["foo.@@invalid", "baz", "flags"] {
        assert_error(ID, "A", &waiter("failure", path));
    }
    for path in ["items[].name", "items[0].name", "items[*].name", "reasons[0]", "doc", "doc.reason", "foo || 'a'"] {
        assert_none(ID, &waiter("failure", path));
    }
    for path in ["items[].at", "items[0].at", "items", "items[0]", "length(foo)", "foo == 'a'", "@", "flags[0]"] {
        assert_error(ID, "A", &waiter("failure", path));
    }
}

/// <https://smithy.io/2.0/spec/behavior-traits.html#idempotent-trait>
#[test]
fn what_idempotent_operations_return_is_among_their_errors() {
    const ID: &str = "IdempotentTrait";
    let operation = |value: &str| {
        format!(
            "@idempotent{value} operation Op {{ errors: [Conflict] }} @error(\"client\") structure Conflict {{}}
             @error(\"client\") structure Missing {{}} structure None {{}}"
        )
    };
    for value in ["", "(exists: [])", "(notFound: [])", "(exists: [Conflict])", "(notFound: [Conflict])"] {
        assert_none(ID, &operation(value));
        assert_none("TraitValue", &operation(value));
    }
    assert_error(ID, "Op", &operation("(exists: [], notFound: [])"));
    assert_error(ID, "Op", &operation("(exists: [Conflict, Missing])"));
    assert_error(ID, "Op", &operation("(notFound: [Missing])"));
    assert_error("TraitValue", "Op", &operation("(exists: [None])"));
    assert_error("TraitValue", "Op", &operation("(exists: [\"example#Nothing\"])"));
    assert_error(ID, "Op", "@idempotent(exists: [E]) operation Op {} @error(\"client\") structure E {}");
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
