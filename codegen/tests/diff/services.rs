use crate::{assert_both_ways, assert_changes};

#[test]
fn errors_of_operations_come_and_go() {
    let of = |errors: &str| format!("operation Op {{ errors: [{errors}] }}\n@error(\"client\") structure E {{}}");
    assert_both_ways(&of(""), &of("E"), &["Warning AddedOperationError.E Op"], &["Warning RemovedOperationError.E Op"]);
}

#[test]
fn errors_of_services_come_and_go() {
    let of = |errors: &str| format!("service S {{ errors: [{errors}] }}\n@error(\"client\") structure E {{}}");
    assert_both_ways(&of(""), &of("E"), &["Warning AddedServiceError S"], &["Warning RemovedServiceError S"]);
}

#[test]
fn an_operation_keeps_its_input_and_output() {
    let of =
        |name: &str| format!("operation Op {{ input: {name}, output: {name} }}\nstructure A {{}}\nstructure B {{}}");
    assert_changes(
        &of("A"),
        &of("B"),
        &[
            "Error ChangedOperationInput.From.example#A.To.example#B Op",
            "Error ChangedOperationOutput.From.example#A.To.example#B Op",
        ],
    );
}

#[test]
fn services_and_resources_bind_operations_and_resources() {
    let rest = "operation Op {}\nresource R {}";
    for (kind, is_resource) in [("Service", false), ("Resource", true)] {
        let of = |bound: &str| format!("{} S {{ {bound} }}\n{rest}", if is_resource { "resource" } else { "service" });
        assert_both_ways(
            &of(""),
            &of("operations: [Op], resources: [R]"),
            &[&format!("Note AddedOperationBinding.To{kind}.Op S"), &format!("Note AddedResourceBinding.To{kind}.R S")],
            &[
                &format!("Error RemovedOperationBinding.From{kind}.Op S"),
                &format!("Error RemovedResourceBinding.From{kind}.R S"),
            ],
        );
    }
}

#[test]
fn an_operation_can_move_to_a_resource_of_its_service() {
    assert_both_ways(
        "service S { operations: [Op], resources: [R] }\nresource R {}\noperation Op {}",
        "service S { resources: [R] }\nresource R { operations: [Op] }\noperation Op {}",
        &["Note AddedOperationBinding.ToResource.Op R", "Note RemovedOperationBinding.FromService.Op S"],
        &["Error RemovedOperationBinding.FromResource.Op R", "Note AddedOperationBinding.ToService.Op S"],
    );
}

#[test]
fn a_resource_keeps_its_identifiers() {
    let of = |identifiers: &str| format!("resource R {{ identifiers: {{ {identifiers} }} }}");
    let expected = ["Error ChangedResourceIdentifiers R"];
    assert_both_ways(&of("a: String"), &of("a: String, b: String"), &expected, &expected);
    assert_changes(&of("a: String, b: String"), &of("b: String, a: String"), &[]);
}

#[test]
fn a_service_does_not_rename_the_shapes_that_it_has() {
    let of = |rename: &str| {
        format!(
            "service S {{ operations: [Op], rename: {{ {rename} }} }}\noperation Op {{ output: Out }}\nstructure Out {{}}"
        )
    };
    let (one, other) = (of("\"example#Out\": \"One\""), of("\"example#Out\": \"Other\""));
    assert_both_ways(&of(""), &one, &["Error ServiceRename S"], &["Error ServiceRename S"]);
    assert_changes(&one, &other, &["Error ServiceRename S"]);
}
