//! Shapes, their defaults, and constraints.

use crate::{assert_error, assert_event, assert_none, assert_valid};
use smithereens_codegen::diagnostic::Severity;

#[test]
fn ids_differ_in_more_than_case() {
    const ID: &str = "ShapeIdConflict";
    assert_eq!(crate::events("structure Thing {} structure thing {}", ID).len(), 2);
    assert_eq!(crate::events("structure Thing { a: String, A: String }", ID).len(), 2);
    assert_valid("string Text integer Number structure Thing { text: Text, number: Number }");
}

#[test]
fn the_unit_type_is_for_unions_and_operations() {
    assert_error("UnitType", "S$a", "structure S { a: Unit }");
    assert_error("UnitType", "L$member", "list L { member: Unit }");
    assert_none("UnitType", "union U { a: Unit } enum E { A } operation Op { input: Unit }");
}

#[test]
fn values_of_enums_differ() {
    const ID: &str = "EnumShape";
    assert_error(ID, "E$B", "enum E { A = \"a\", B = \"a\" }");
    assert_error(ID, "E$A", "enum E { A = \"\" }");
    assert_error(ID, "E$A", "intEnum E { A }");
    assert_error(ID, "E$B", "intEnum E { A = 1, B = 1 }");
    assert_event(Severity::Warning, ID, "E$a", "enum E { a }");
    assert_none(ID, "enum E { A, B = \"b\" } intEnum F { A = 1, B = 2 }");
}

#[test]
fn the_enum_trait_names_all_values_or_none() {
    const ID: &str = "EnumTrait";
    assert_error(ID, "S", "@enum([{ value: \"a\", name: \"A\" }, { value: \"b\" }]) string S");
    assert_error(ID, "S", "@enum([{ value: \"a\", name: \"A\" }, { value: \"a\", name: \"B\" }]) string S");
    assert_error(ID, "S", "@enum([{ value: \"a\", name: \"A\" }, { value: \"b\", name: \"A\" }]) string S");
    assert_event(Severity::Warning, ID, "S", "@enum([{ value: \"a\" }]) string S");
    assert_none(ID, "@enum([{ value: \"a\", name: \"A\" }]) string S");
}

#[test]
fn defaults_fit() {
    const ID: &str = "DefaultTrait";
    assert_error(ID, "S$a", "structure S { a: Integer = \"one\" }");
    assert_error(ID, "S$a", "structure S { a: Byte = 300 }");
    assert_error(ID, "S$a", "structure S { @range(min: 2) a: Integer = 1 }");
    assert_error(ID, "S$a", "structure S { @length(min: 2) a: String = \"a\" }");
    assert_error(ID, "S$a", "structure S { @pattern(\"^b$\") a: String = \"a\" }");
    assert_error(ID, "S$a", "structure S { a: L = [\"a\"] } list L { member: String }");
    assert_error(ID, "S$a", "structure S { a: Document = { a: 1 } }");
    assert_error(ID, "S$a", "structure S { a: Blob = \"?\" }");
    assert_error(ID, "S$a", "structure S { a: E = \"B\" } enum E { A }");
    assert_error(ID, "S$a", "@default(1) integer One structure S { a: One }");
    assert_error(ID, "S$a", "@default(1) integer One structure S { a: One = 2 }");
    assert_error(ID, "One", "@default(null) integer One");
    assert_error(ID, "One", "@default(\"1\") integer One");
    assert_error("TraitTarget", "S$a", "structure S { @default({}) a: T } structure T {}");
    assert_none(
        ID,
        "structure S {
            a: Integer = 1
            b: L = []
            c: M = {}
            d: Document = []
            e: E = \"A\"
            f: One = 1
            g: One = null
            h: Blob = \"\"
            i: Timestamp = 0
        }
        list L { member: String }
        map M { key: String, value: String }
        enum E { A }
        @default(1) integer One",
    );
}

#[test]
fn no_value_needs_itself() {
    const ID: &str = "ShapeRecursion";
    assert_error(ID, "S", "structure S { @required s: S }");
    assert_eq!(crate::events("structure A { @required b: B } structure B { @required a: A }", ID).len(), 2);
    assert_error(ID, "U", "union U { a: U }");
    assert_error(ID, "L", "list L { member: L }");
    assert_eq!(crate::events("list L { member: M } map M { key: String, value: L }", ID).len(), 1);
    assert_none(
        ID,
        "structure S { s: S, @required l: L }
         list L { member: S }
         union U { a: U, b: String }
         structure T { @required u: V }
         union V { t: T, n: L }
         list Through { member: Between }
         structure Between { @required through: Through }",
    );
    // A shape that only needs such a shape is not reported.
    assert_error(ID, "S", "structure S { @required s: S } structure T { @required s: S }");
}

#[test]
fn lengths_and_ranges_are_in_order() {
    assert_error("LengthTrait", "S", "@length(min: 2, max: 1) string S");
    assert_error("LengthTrait", "S", "@length(min: -1) string S");
    assert_error("Model", "S", "@length string S");
    assert_none("LengthTrait", "@length(min: 0, max: 0) string S");
    assert_error("RangeTrait", "N", "@range(min: 2, max: 1) integer N");
    assert_error("RangeTrait", "N", "@range(min: 1.5) integer N");
    assert_error("RangeTrait", "N", "@range(max: 128) byte N");
    assert_error("RangeTrait", "S$a", "structure S { @range(min: 0.1) a: Long }");
    assert_error("Model", "N", "@range integer N");
    assert_none("RangeTrait", "@range(min: 1.5, max: 1.5) double N @range(min: -128, max: 127) byte B");
}

#[test]
fn patterns_are_regular_expressions() {
    assert_error("PatternTrait", "S", "@pattern(\"(\") string S");
    assert_error("PatternTrait", "S$a", "structure S { @pattern(\"*\") a: String }");
    assert_event(Severity::Warning, "PatternTrait", "S", "@pattern(\"a\") string S");
    assert_none("PatternTrait", "@pattern(\"^[\\\\w-]+(?=a)$\") string S");
}

#[test]
fn names_in_formats_are_unique_and_valid() {
    assert_error("JsonName", "S", "structure S { @jsonName(\"b\") a: String, b: String }");
    assert_none("JsonName", "structure S { @jsonName(\"b\") a: String, @jsonName(\"a\") b: String }");
    assert_error("XmlNamespaceTrait", "S", "@xmlNamespace(uri: \"not a uri\") structure S {}");
    assert_none("XmlNamespaceTrait", "@xmlNamespace(uri: \"http://example.com/\") structure S {}");
    assert_error("MediaType", "S", "@mediaType(\"json\") string S");
    assert_none("MediaType", "@mediaType(\"application/json; charset=utf-8\") string S");
    let flattened = "structure S { @xmlFlattened a: L } list L { @xmlName(\"item\") member: String }";
    assert_event(Severity::Warning, "XmlFlattenedTrait", "S$a", flattened);
}

#[test]
fn shapes_are_connected_to_a_service() {
    let text = "service S { version: \"1\", operations: [Op] } operation Op {} string Lonely";
    assert_event(Severity::Note, "UnreferencedShape", "Lonely", text);
    assert_none("UnreferencedShape", "string Lonely");
}

#[test]
fn streams_are_top_level_members() {
    const ID: &str = "StreamingTrait";
    let stream = "@streaming blob Stream";
    let of = |text: &str| format!("{text}\n{stream}");
    assert_error(ID, "S$a", &of("structure S { a: Stream } operation Op { input: S }"));
    assert_error(ID, "L$member", &of("list L { member: Stream }"));
    assert_error(ID, "S", &of("structure S { @required a: Stream } structure T { s: S }"));
    assert_error(ID, "E", &of("@error(\"client\") structure E { @required a: Stream } operation Op { errors: [E] }"));
    assert_none(ID, &of("structure S { @required a: Stream } operation Op { input: S, output: S }"));
    let finite = "@streaming @requiresLength blob F structure O { @required a: F }";
    assert_error(ID, "O$a", &format!("{finite} operation Op {{ output: O }}"));
    assert_none(ID, &format!("{finite} operation Op {{ input: O }}"));
    assert_error("EventStream", "U", "@streaming union U { a: String }");
    assert_none("EventStream", "@streaming union U { a: A } structure A {}");
    assert_error("EventPayloadTrait", "E", "structure E { @eventPayload a: String, b: String }");
    assert_none("EventPayloadTrait", "structure E { @eventPayload a: String, @eventHeader b: String }");
}
