use crate::{assert_both_ways, assert_changes};

#[test]
fn shapes_come_and_go() {
    assert_both_ways(
        "string Name",
        "string Name\nstructure City { name: Name }",
        &["Note AddedShape City"],
        &["Error RemovedShape City"],
    );
}

#[test]
fn the_name_of_a_simple_type_is_not_part_of_code() {
    for kind in ["blob", "boolean", "string", "integer", "long", "double", "timestamp", "bigDecimal"] {
        let old = format!("structure City {{}}\n{kind} Gone");
        assert_changes(&old, "structure City {}", &["Warning RemovedShape.ScalarShape Gone"]);
    }
    assert_changes("enum Gone { A }", "", &["Error RemovedShape Gone"]);
    assert_changes("list Gone { member: String }", "", &["Error RemovedShape Gone"]);
}

#[test]
fn private_shapes_can_be_removed() {
    assert_changes("@private structure Gone { a: String }", "", &[]);
}

#[test]
fn members_come_and_go() {
    assert_both_ways(
        "structure City { name: String }",
        "structure City { name: String, size: Integer }",
        &["Note AddedShape City$size"],
        &["Error RemovedShape City$size"],
    );
}

#[test]
fn the_type_of_a_shape_changes() {
    assert_changes("string Name", "blob Name", &["Error ChangedShapeType Name"]);
    assert_changes("structure City { a: String }", "union City { a: String }", &["Error ChangedShapeType City"]);
}

#[test]
fn trait_definitions_come_and_go() {
    assert_both_ways(
        "",
        "@trait structure marked {}",
        &["Note AddedShape marked", "Note AddedTraitDefinition marked"],
        &["Error RemovedShape marked", "Error RemovedTraitDefinition marked"],
    );
}

#[test]
fn a_value_that_is_appended_to_an_enum_is_a_note() {
    assert_changes(
        "enum Size { SMALL }",
        "enum Size { SMALL, LARGE }",
        &["Note ChangedEnumTrait.Appended.1 Size", "Note AddedShape Size$LARGE"],
    );
}

#[test]
fn other_changes_of_values_break_an_enum() {
    assert_changes(
        "enum Size { SMALL, MEDIUM, LARGE }",
        "enum Size { SMALL, LARGE, HUGE }",
        &[
            "Error ChangedEnumTrait.Removed.1 Size",
            "Error RemovedShape Size$MEDIUM",
            "Note ChangedEnumTrait.Appended.2 Size",
            "Note AddedShape Size$HUGE",
        ],
    );
    assert_changes(
        "enum Size { LARGE }",
        "enum Size { SMALL, LARGE }",
        &["Error ChangedEnumTrait.OrderChanged.0 Size", "Note AddedShape Size$SMALL"],
    );
    assert_changes(
        "enum Size { OLD = \"s\"\n}",
        "enum Size { NEW = \"s\"\n}",
        &["Error ChangedEnumTrait.NameChanged.0 Size", "Error RemovedShape Size$OLD", "Note AddedShape Size$NEW"],
    );
    assert_changes(
        "enum Size { SMALL = \"s\"\n}",
        "enum Size { SMALL = \"S\"\n}",
        &[
            "Error ChangedEnumTrait.Removed.0 Size",
            "Error ModifiedTrait.Update.smithy.api#enumValue Size$SMALL",
            "Note ChangedEnumTrait.Appended.0 Size",
        ],
    );
}

#[test]
fn a_string_can_become_an_enum_of_the_same_names_and_values() {
    let old = "@enum([{name: \"SMALL\", value: \"s\"}]) string Size";
    assert_changes(old, "enum Size { SMALL = \"s\"\n}", &[]);
}

#[test]
fn constraints_can_be_relaxed_only() {
    for (name, id) in [("length", "ChangedLengthTrait"), ("range", "ChangedRangeTrait")] {
        let of = |limits: &str| match name {
            "length" => format!("@length({limits}) string Name"),
            _ => format!("@range({limits}) integer Name"),
        };
        let note = format!("Note ModifiedTrait.Update.smithy.api#{name} Name");
        let error = format!("Error {id} Name");
        let strict: &[&str] = &[&error, &note];
        let relaxed: &[&str] = &[&note];
        assert_both_ways(&of("min: 1"), &of("min: 2"), strict, relaxed);
        assert_both_ways(&of("max: 9"), &of("max: 8"), strict, relaxed);
        assert_both_ways(&of("min: 1"), &of("min: 1, max: 8"), strict, relaxed);
        assert_both_ways(&of("min: 1, max: 8"), &of("min: 2, max: 7"), &[&error, &error, &note], relaxed);
    }
}
