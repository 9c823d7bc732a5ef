use crate::{assert_both_ways, assert_changes};

#[test]
fn rules_of_a_definition_decide() {
    let of = |applied: &str| {
        format!(
            "@trait(breakingChanges: [{{change: \"remove\"}}, {{path: \"/a\", change: \"any\", severity: \"DANGER\"}}, \
             {{path: \"/list/member/b\", change: \"update\", severity: \"WARNING\"}}, {{path: \"/map/value\", change: \
             \"presence\", severity: \"NOTE\"}}])\nstructure ruled {{ a: String, list: Things, map: Texts, other: String \
             }}\nlist Things {{ member: Thing }}\nstructure Thing {{ b: String }}\nmap Texts {{ key: String, value: \
             String }}\n{applied}\nstring Name"
        )
    };
    let change = |kind: &str| format!("TraitBreakingChange.{kind}.example#ruled Name");
    assert_both_ways(&of(""), &of("@ruled"), &[], &[&format!("Error {}", change("Remove"))]);
    assert_both_ways(
        &of("@ruled(a: \"1\")"),
        &of("@ruled(a: \"2\", other: \"3\")"),
        &[&format!("Danger {}", change("Update"))],
        &[&format!("Danger {}", change("Update"))],
    );
    assert_both_ways(
        &of("@ruled(other: \"1\")"),
        &of("@ruled(a: \"2\")"),
        &[&format!("Danger {}", change("Add"))],
        &[&format!("Danger {}", change("Remove"))],
    );
    let update = format!("Warning {}", change("Update"));
    assert_changes(
        &of("@ruled(list: [{b: \"1\"}, {b: \"2\"}])"),
        &of("@ruled(list: [{b: \"1\"}, {b: \"3\"}])"),
        &[&update],
    );
    let (added, removed) = (format!("Note {}", change("Add")), format!("Note {}", change("Remove")));
    assert_both_ways(&of("@ruled(map: {a: \"1\"})"), &of("@ruled(map: {a: \"2\", b: \"3\"})"), &[&added], &[&removed]);
}

#[test]
fn tags_of_a_definition_decide() {
    let of = |applied: &str| {
        format!("@trait @tags([\"diff.error.remove\", \"diff.danger.update\"]) string tagged\n{applied}\nstring Name")
    };
    assert_both_ways(&of(""), &of("@tagged(\"1\")"), &[], &["Error ModifiedTrait.Remove.example#tagged Name"]);
    let expected = ["Danger ModifiedTrait.Update.example#tagged Name"];
    assert_changes(&of("@tagged(\"1\")"), &of("@tagged(\"2\")"), &expected);
}

#[test]
fn other_traits_are_notes_unless_they_are_removed() {
    assert_both_ways(
        "string Name",
        "@sensitive string Name",
        &["Note ModifiedTrait.Add.smithy.api#sensitive Name"],
        &["Warning ModifiedTrait.Remove.smithy.api#sensitive Name"],
    );
    let expected = ["Note ModifiedTrait.Update.smithy.api#documentation Name"];
    assert_changes("/// a\nstring Name", "/// b\nstring Name", &expected);
}

#[test]
fn every_change_of_bindings_breaks() {
    let of = |applied: &str| format!("structure City {{ {applied} a: String }}");
    for (applied, name) in
        [("@httpHeader(\"a\")", "httpHeader"), ("@jsonName(\"b\")", "jsonName"), ("@xmlAttribute", "xmlAttribute")]
    {
        let change = |kind: &str| format!("Error TraitBreakingChange.{kind}.smithy.api#{name} City$a");
        assert_both_ways(&of(""), &of(applied), &[&change("Add")], &[&change("Remove")]);
    }
}

#[test]
fn parts_of_http_and_pagination_have_rules() {
    let http = |value: &str| format!("@http({value}) operation Op {{}}");
    let change = |severity: &str, kind: &str| format!("{severity} TraitBreakingChange.{kind}.smithy.api#http Op");
    let (old, new) = (http("method: \"GET\", uri: \"/a\""), http("method: \"PUT\", uri: \"/b\""));
    assert_changes(&old, &new, &[&change("Error", "Update"), &change("Error", "Update")]);
    assert_changes(&old, &http("method: \"GET\", uri: \"/a\", code: 201"), &[&change("Danger", "Add")]);
    let paginated = |value: &str| {
        format!(
            "@paginated(inputToken: \"t\", outputToken: \"t\"{value}) operation Op {{ input: In, output: Out }}\nstructure In \
             {{ t: String, n: Integer }}\nstructure Out {{ t: String, items: Strings }}\nlist Strings {{ member: String }}"
        )
    };
    let change = |severity: &str, kind: &str| format!("{severity} TraitBreakingChange.{kind}.smithy.api#paginated Op");
    let (none, items) = (paginated(""), paginated(", items: \"items\""));
    assert_both_ways(&none, &items, &[&change("Note", "Add")], &[&change("Error", "Remove")]);
    assert_both_ways(&none, &paginated(", pageSize: \"n\""), &[], &[&change("Error", "Remove")]);
}

#[test]
fn the_order_of_authentication_schemes_matters() {
    let of = |schemes: &str| format!("@httpBasicAuth @httpBearerAuth @auth([{schemes}]) service S {{}}");
    assert_changes(
        &of("httpBasicAuth, httpBearerAuth"),
        &of("httpBearerAuth, httpBasicAuth"),
        &["Danger TraitBreakingChange.Update.smithy.api#auth S"],
    );
    assert_changes(
        "@httpBasicAuth @httpBearerAuth service S {}",
        "@httpBasicAuth service S {}",
        &["Error TraitBreakingChange.Remove.smithy.api#httpBearerAuth S"],
    );
}

#[test]
fn the_traits_of_aws_are_known() {
    let of = |value: &str| {
        format!("@aws.protocols#httpChecksum({value}) operation Op {{ input: In }}\nstructure In {{ a: String }}")
    };
    assert_changes(
        &of("requestAlgorithmMember: \"a\", responseAlgorithms: [\"CRC32\", \"SHA1\"]"),
        &of("responseAlgorithms: [\"CRC32\"]"),
        &[
            "Danger TraitBreakingChange.Remove.aws.protocols#httpChecksum Op",
            "Danger TraitBreakingChange.Remove.aws.protocols#httpChecksum Op",
        ],
    );
    assert_changes(
        "@aws.auth#unsignedPayload operation Op {}",
        "operation Op {}",
        &["Warning ModifiedTrait.Remove.aws.auth#unsignedPayload Op"],
    );
}
