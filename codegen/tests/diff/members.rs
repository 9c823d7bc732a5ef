use crate::{assert_both_ways, assert_changes};

#[test]
fn a_required_member_is_not_added_without_a_default() {
    assert_changes(
        "structure City { a: String }",
        "structure City { a: String, @required b: String }",
        &["Error AddedRequiredMember City$b", "Note AddedShape City$b"],
    );
    assert_changes(
        "structure City { a: String }",
        "structure City { a: String, @required b: String = \"\"\n}",
        &["Note AddedShape City$b"],
    );
}

#[test]
fn members_keep_their_order() {
    for kind in ["structure", "union"] {
        let of = |members: &str| format!("{kind} City {{ {members} }}");
        let (old, new) = (of("a: String, b: String"), of("b: String, a: String"));
        assert_changes(&old, &new, &["Danger ChangedMemberOrder City"]);
    }
    assert_changes(
        "structure City { a: String }",
        "structure City { b: String, a: String }",
        &["Danger ChangedMemberOrder City", "Note AddedShape City$b"],
    );
}

#[test]
fn a_member_stays_required_or_optional() {
    assert_both_ways(
        "structure City { a: String }",
        "structure City { @required a: String }",
        &[
            "Error ChangedNullability.AddedRequiredTrait City$a",
            "Warning TraitBreakingChange.Add.smithy.api#required City$a",
        ],
        &["Error ChangedNullability.RemovedRequiredTrait City$a"],
    );
}

#[test]
fn clients_that_treat_structures_as_optional_do_not_change() {
    let rest = "structure Mayor {}";
    assert_changes(
        &format!("structure City {{ @required a: Mayor }}\n{rest}"),
        &format!("structure City {{ a: Mayor }}\n{rest}"),
        &["Warning ChangedNullability.RemovedRequiredTrait.StructureOrUnion City$a"],
    );
}

#[test]
fn members_of_inputs_are_always_nullable() {
    assert_changes(
        "@input structure City { a: String }",
        "@input structure City { @required a: String }",
        &["Warning TraitBreakingChange.Add.smithy.api#required City$a"],
    );
    assert_both_ways(
        "structure City { @required a: String }",
        "@input structure City { @required a: String }",
        &["Error TraitBreakingChange.Add.smithy.api#input City", "Danger ChangedNullability.AddedInputTrait City$a"],
        &[
            "Error TraitBreakingChange.Remove.smithy.api#input City",
            "Error ChangedNullability.RemovedInputTrait City$a",
        ],
    );
}

#[test]
fn a_required_member_can_get_a_default() {
    assert_changes(
        "structure City { @required a: String }",
        "structure City { @addedDefault a: String = \"\"\n}",
        &["Note ModifiedTrait.Add.smithy.api#default City$a"],
    );
    assert_changes(
        "structure City { a: String }",
        "structure City { @addedDefault a: String = \"\"\n}",
        &["Error ChangedNullability.AddedDefaultTrait City$a", "Note ModifiedTrait.Add.smithy.api#default City$a"],
    );
}

#[test]
fn a_client_treats_a_member_as_optional() {
    assert_changes(
        "structure City { @required a: String }",
        "structure City { @required @clientOptional a: String }",
        &[
            "Error ChangedNullability.AddedClientOptionalTrait City$a",
            "Note ModifiedTrait.Add.smithy.api#clientOptional City$a",
        ],
    );
}

#[test]
fn defaults_stay() {
    let of = |default: &str| format!("structure City {{ a: Integer{default}\n}}");
    assert_changes(
        &of(" = 1"),
        &of(" = 2"),
        &["Danger ChangedDefault City$a", "Note ModifiedTrait.Update.smithy.api#default City$a"],
    );
    for (old, new) in [(" = 0", " = 1"), (" = 1", " = 0")] {
        let expected = ["Error ChangedDefault City$a", "Note ModifiedTrait.Update.smithy.api#default City$a"];
        assert_changes(&of(old), &of(new), &expected);
    }
    assert_changes(
        &of(" = 1"),
        &of(""),
        &[
            "Error ChangedNullability City$a",
            "Error ChangedDefault City$a",
            "Warning ModifiedTrait.Remove.smithy.api#default City$a",
        ],
    );
    assert_changes(&of(" = null"), &of(""), &["Warning ModifiedTrait.Remove.smithy.api#default City$a"]);
}

#[test]
fn a_member_can_target_a_shape_that_is_used_in_the_same_way() {
    let of = |target: &str| format!("structure City {{ a: {target} }}\nstring A\nstring B\n@length(min: 1) string C");
    assert_changes(&of("A"), &of("B"), &["Warning ChangedMemberTarget City$a"]);
    // The default severity of a trait that is added is a note.
    assert_changes(&of("A"), &of("C"), &["Warning ChangedMemberTarget City$a"]);
}

#[test]
fn a_member_does_not_target_another_type() {
    let rest = "structure A {}\nstructure B {}\nenum D { X }\nenum E { X }\nlist S { member: String }\nlist N { member: Integer }\n\
                list T { member: Text }\nstring Text";
    let of = |target: &str| format!("structure City {{ a: {target} }}\n{rest}");
    for (old, new) in [("String", "Integer"), ("A", "B"), ("D", "E"), ("S", "N")] {
        assert_changes(&of(old), &of(new), &["Error ChangedMemberTarget City$a"]);
    }
    assert_changes(&of("S"), &of("T"), &["Warning ChangedMemberTarget City$a"]);
}
