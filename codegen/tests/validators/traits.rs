//! Applied traits and their values.

use crate::{assert_error, assert_event, assert_none, assert_valid};
use smithereens_codegen::diagnostic::Severity;

#[test]
fn traits_are_where_their_selectors_allow_them() {
    const ID: &str = "TraitTarget";
    assert_error(ID, "S", "@required string S");
    assert_error(ID, "S$a", "structure S { @range(min: 1) a: String }");
    assert_error(ID, "S$a", "structure S { @httpLabel a: String }");
    assert_error(ID, "S$a", "structure S { @required @httpLabel a: Blob }");
    assert_error(ID, "S$a", "structure S { @httpHeader(\"x\") a: M } map M { key: String, value: String }");
    assert_error(ID, "S$a", "structure S { @httpPrefixHeaders(\"x-\") a: L } list L { member: String }");
    assert_error(ID, "S", "@uniqueItems list S { member: Double }");
    assert_error(ID, "U$a", "union U { @required a: String }");
    assert_error(ID, "S", "@retryable structure S {}");
    assert_error(ID, "R", "@noReplace resource R {}");
    assert_error(ID, "I$a", "@input structure I { @httpResponseCode a: Integer }");
    assert_error(ID, "S", "@trait(selector: \"structure > member\") structure beta {} @beta string S");
    assert_none(
        ID,
        "structure S {
            @required @httpLabel a: String
            @httpHeader(\"x\") b: L
            @httpPrefixHeaders(\"y-\") c: M
            @timestampFormat(\"date-time\") d: Timestamp
            @xmlFlattened e: L
            @idempotencyToken f: String
            @default(1) g: Integer
        }
        list L { member: String }
        map M { key: String, value: String }
        @uniqueItems list Unique { member: Integer }
        @sparse list Sparse { member: Double }",
    );
}

#[test]
fn selectors_of_traits_can_be_parsed() {
    assert_error("Model", "beta", "@trait(selector: \"structure >> :not(\") structure beta {}");
    assert_error("Model", "text", "@trait @idRef(selector: \"strin\") string text");
}

#[test]
fn traits_that_conflict_are_not_on_one_shape() {
    const ID: &str = "TraitConflict";
    assert_error(ID, "Op", "@readonly @idempotent operation Op {}");
    assert_error(ID, "S$a", "structure S { @required @recommended a: String }");
    assert_error(ID, "S$a", "structure S { @httpQuery(\"a\") @httpHeader(\"a\") a: String }");
    assert_error(ID, "S", "@trait(conflicts: [two]) structure one {} @trait structure two {} @one @two string S");
    assert_none(ID, "@trait(conflicts: [two]) structure one {} @trait structure two {} @one string S @two string T");
}

#[test]
fn exclusive_traits_are_on_one_member() {
    const ID: &str = "ExclusiveStructureMemberTrait";
    assert_error(ID, "S", "structure S { @httpPayload a: String, @httpPayload b: String }");
    assert_error(ID, "S", "structure S { @idempotencyToken a: String, @idempotencyToken b: String }");
    assert_error(ID, "S", "structure S { @required a: B, @required b: B } @streaming blob B");
    assert_none(ID, "structure S { @httpPayload a: String, b: String } structure T { @httpPayload a: String }");
}

#[test]
fn values_of_traits_fit() {
    const ID: &str = "TraitValue";
    let of = |definition: &str, value: &str| format!("{definition}\n@value({value}) string S\n");
    for (definition, value) in [
        ("@trait byte value", "128"),
        ("@trait short value", "-32769"),
        ("@trait integer value", "2147483648"),
        ("@trait long value", "9223372036854775808"),
        ("@trait integer value", "1.5"),
        ("@trait double value", "\"nan\""),
        ("@trait bigInteger value", "\"1.5\""),
        ("@trait boolean value", "\"true\""),
        ("@trait timestamp value", "\"1985-04-12\""),
        ("@trait timestamp value", "\"1985-04-12T23:20:50.52+01:00\""),
        ("@trait @pattern(\"^[a-z]+$\") string value", "\"A\""),
        ("@trait @length(min: 2) string value", "\"a\""),
        ("@trait @range(max: 1.5) bigDecimal value", "1.6"),
        ("@trait @uniqueItems list value { member: String }", "[\"a\", \"a\"]"),
        ("@trait @idRef(failWhenMissing: true) string value", "\"example#Missing\""),
        ("@trait @idRef(selector: \"integer\") string value", "\"smithy.api#String\""),
        ("@trait @idRef string value", "\"not a shape ID\""),
        ("@trait intEnum value { A = 1 }", "2"),
        ("@trait enum value { A }", "\"B\""),
    ] {
        assert_error(ID, "S", &of(definition, value));
    }
    for (definition, value) in [
        ("@trait byte value", "-128"),
        ("@trait long value", "9223372036854775807"),
        ("@trait double value", "\"NaN\""),
        ("@trait bigInteger value", "\"123456789012345678901234567890\""),
        ("@trait bigDecimal value", "1.7976931348623157E+309"),
        ("@trait timestamp value", "\"1985-04-12T23:20:50.52Z\""),
        ("@trait timestamp value", "1515531081.1234"),
        ("@trait @pattern(\"[a-z]\") string value", "\"AbC\""),
        ("@trait @idRef(selector: \"integer\") string value", "\"smithy.api#Integer\""),
        ("@trait @idRef string value", "\"example#Missing\""),
        ("@trait intEnum value { A = 1 }", "1"),
        ("@trait document value", "{ a: [1, null, true] }"),
    ] {
        assert_valid(&of(definition, value));
    }
    assert_error(ID, "S$a", "structure S { @xmlName(\"a b\") a: String }");
    assert_error(ID, "Op", "@http(method: \"GET\", uri: \"/\", code: 99) operation Op {}");
}

#[test]
fn rules_about_changes_lead_to_parts_of_the_trait() {
    let model = |path: &str| {
        format!(
            "@trait(breakingChanges: [{{ change: \"any\", path: \"{path}\" }}]) structure own {{ a: L }} list L {{ member: String }}"
        )
    };
    for path in ["a", "/b", "/a/value", "/a/member/more"] {
        assert_error("TraitBreakingChanges", "own", &model(path));
    }
    for path in ["", "/a", "/a/member"] {
        assert_none("TraitBreakingChanges", &model(path));
    }
}

#[test]
fn traits_bring_validators() {
    let model = |member: &str| {
        format!(
            "@trait @traitValidators(\"Tagged.NoFloats\": {{ selector: \"structure > member :test(> float)\", message: \"no floats\" }})
             structure tagged {{}}
             @tagged structure S {{ a: {member} }}"
        )
    };
    assert_error("Tagged.NoFloats", "S$a", &model("Float"));
    assert_none("Tagged.NoFloats", &model("String"));
}

#[test]
fn what_is_deprecated_or_unstable_is_not_used() {
    let warning = |id, shape, text| assert_event(Severity::Warning, id, shape, text);
    warning("DeprecatedShape.example#Old", "S$a", "@deprecated string Old structure S { a: Old }");
    warning("DeprecatedTrait.example#old", "S", "@trait @deprecated structure old {} @old string S");
    warning("UnstableTrait.example#new", "S", "@trait @unstable structure new {} @new string S");
    assert_none("DeprecatedShape.example#Old", "@deprecated string Old @deprecated structure S { a: Old }");
}

#[test]
fn private_shapes_stay_in_their_namespace() {
    let model = |private: &str| {
        format!(
            r#"{{ "smithy": "2.0", "shapes": {{
                "other#Text": {{ "type": "string", "traits": {{ {private} }} }},
                "example#List": {{ "type": "list", "member": {{ "target": "other#Text" }} }} }} }}"#
        )
    };
    assert_error("PrivateAccess", "List$member", &model("\"smithy.api#private\": {}"));
    assert_none("PrivateAccess", &model(""));
}

/// Smithy 1.64, 1.73 and 1.74 extended these traits.
#[test]
fn traits_of_recent_versions_of_smithy() {
    assert_none("TraitTarget", "structure S { @title(\"A\") a: String }");
    assert_none(
        "TraitTarget",
        "resource R { identifiers: { id: String }, list: List } @readonly operation List { output: O }
         structure O { @nestedProperties items: Items } list Items { member: Item } structure Item { id: String }",
    );
    let preview = |reason: &str| {
        format!(
            "@unstableFeatures(\"A\": {{ message: \"b\", reason: \"{reason}\", since: \"1\" }})
             service S {{ operations: [Op] }} @unstable(featureId: \"A\") operation Op {{}}"
        )
    };
    assert_none("TraitValue", &preview("PREVIEW"));
    assert_error("TraitValue", "S", &preview("NONE"));
    assert_error("TraitTarget", "Op", "@unstableFeatures(\"A\": {}) operation Op {}");
    assert_none("TraitValue", "@unstable operation Op {}");
}
