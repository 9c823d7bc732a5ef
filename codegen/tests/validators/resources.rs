//! Resources, their identifiers, properties and life cycles, and references to them.

use crate::{assert_error, assert_event, assert_none};
use smithereens_codegen::diagnostic::Severity;

#[test]
fn children_have_the_identifiers_of_their_parents() {
    const ID: &str = "ResourceIdentifier";
    let model = |identifiers: &str| {
        format!(
            "resource A {{ identifiers: {{ a: String, b: String }}, resources: [B] }}
             resource B {{ identifiers: {{ {identifiers} }} }} string Other"
        )
    };
    assert_error(ID, "B", &model("b: String"));
    assert_error(ID, "B", &model("a: String, b: Other"));
    assert_none(ID, &model("a: String, b: String, c: String"));
    assert_error("ResourceCycle", "A", "resource A { resources: [B] } resource B { resources: [A] }");
}

#[test]
fn operations_bind_identifiers() {
    const ID: &str = "ResourceIdentifierBinding";
    let model = |binding: &str, input: &str| {
        format!(
            "resource R {{ identifiers: {{ id: Id }}, {binding} }} string Id
             @readonly operation Op {{ input: I }} structure I {{ {input} }}"
        )
    };
    for binding in ["read: Op", "operations: [Op]"] {
        assert_error(ID, "Op", &model(binding, ""));
        assert_error(ID, "Op", &model(binding, "id: Id"));
        assert_error(ID, "Op", &model(binding, "@required id: String"));
        assert_none(ID, &model(binding, "@required id: Id"));
        assert_none(ID, &model(binding, "@required @resourceIdentifier(\"id\") other: Id"));
    }
    for binding in ["list: Op", "collectionOperations: [Op]"] {
        assert_error(ID, "Op", &model(binding, "@required id: Id"));
        assert_none(ID, &model(binding, ""));
    }
    let twice = "structure S { @required @resourceIdentifier(\"a\") b: String, @required @resourceIdentifier(\"a\") c: String }";
    assert_error(ID, "S", twice);
}

#[test]
fn lifecycle_operations_have_the_traits_of_their_purpose() {
    const ID: &str = "ResourceLifecycle";
    let model = |name: &str, traits: &str| format!("resource R {{ {name}: Op }} {traits} operation Op {{}}");
    for (name, good, bad) in [
        ("create", "", "@readonly"),
        ("put", "@idempotent", ""),
        ("read", "@readonly", ""),
        ("update", "", "@readonly"),
        ("delete", "@idempotent", ""),
        ("list", "@readonly", "@idempotent"),
    ] {
        assert_none(ID, &model(name, good));
        assert_error(ID, "Op", &model(name, bad));
    }
}

#[test]
fn members_of_lifecycle_operations_are_properties() {
    const ID: &str = "ResourceOperationInputOutput";
    let model = |output: &str| {
        format!(
            "resource R {{ properties: {{ size: Size }}, read: Get }} integer Size
             @readonly operation Get {{ output: O }} structure O {{ {output} }} structure Nested {{ size: Size }}"
        )
    };
    assert_error(ID, "R", &model(""));
    assert_error(ID, "O$size", &model("size: String"));
    assert_error(ID, "O$other", &model("size: Size, other: String"));
    assert_error(ID, "O$other", &model("size: Size, @property(name: \"none\") other: String"));
    assert_none(ID, &model("size: Size, @notProperty other: String"));
    assert_none(ID, &model("@property(name: \"size\") other: Size"));
    assert_none(ID, &model("@nestedProperties nested: Nested"));
}

#[test]
fn references_name_what_resources_have() {
    const ID: &str = "ReferencesTrait";
    let model = |reference: &str, members: &str| {
        format!(
            "resource R {{ identifiers: {{ id: String }} }} service S {{ version: \"1\" }}
             @references([{{ {reference} }}]) structure T {{ {members} }}"
        )
    };
    assert_error(ID, "T", &model("resource: R", ""));
    assert_error(ID, "T", &model("resource: R, ids: { other: \"a\", id: \"a\" }", "a: String"));
    assert_error(ID, "T", &model("resource: R, ids: { id: \"a\" }", "a: Integer"));
    assert_error(ID, "T", &model("resource: S", ""));
    assert_error(ID, "T", &model("resource: R, service: S", "id: String"));
    assert_none(ID, &model("resource: R", "id: String"));
    assert_none(ID, &model("resource: R, ids: { id: \"a\" }", "a: String"));
    assert_none(ID, &model("resource: \"other#R\"", ""));
    assert_error(
        ID,
        "T",
        "resource R { identifiers: { a: String, b: String } } @references([{ resource: R }]) string T",
    );
}

#[test]
fn operations_and_resources_are_bound_once() {
    let operation = "service S { version: \"1\", operations: [Op], resources: [R] } resource R { operations: [Op] } operation Op {}";
    assert_error("SingleOperationBinding", "Op", operation);
    let resource = "service S { version: \"1\", resources: [A, B] } resource A { resources: [B] } resource B {}";
    assert_error("SingleResourceBinding", "B", resource);
    let valid =
        "service S { version: \"1\", resources: [A] } service T { version: \"1\", resources: [A] } resource A {}";
    assert_none("SingleResourceBinding", valid);
    assert_event(
        Severity::Warning,
        "ServiceBoundResourceOperation",
        "Op",
        "service S { version: \"1\", operations: [Op], resources: [R] } resource R { identifiers: { id: String } }
         operation Op { input: I } structure I { @required id: String }",
    );
}
