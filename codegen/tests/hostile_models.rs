//! A model is untrusted input: loading and checking any text ends in a model or a diagnostic, in limited time.

use smithereens_codegen::load::{Loader, load};
use std::fmt::Write;
use std::time::{Duration, Instant};

/// The time after which a text counts as one that hangs the generator. Loading one takes a few seconds on a busy machine.
const LIMIT: Duration = Duration::from_secs(120);

/// The diagnostics of a text.
fn diagnostics(name: &str, text: impl Into<String>) -> String {
    let start = Instant::now();
    let rendered = match Loader::new().text(name, text).load() {
        Ok(loaded) => smithereens_codegen::validate(&loaded).to_string(),
        Err(error) => error.to_string(),
    };
    assert!(start.elapsed() < LIMIT, "loading took {:?}", start.elapsed());
    rendered
}

fn idl(statements: &str) -> String {
    diagnostics("model.smithy", format!("$version: \"2\"\nnamespace example\n{statements}"))
}

#[test]
fn nested_brackets_end_in_a_diagnostic() {
    for open in ["[", "{a:", "[{a:"] {
        let nested = open.repeat(100_000);
        assert!(
            diagnostics("model.smithy", format!("$version: \"2\"\nmetadata a = {nested}"))
                .contains("nested more than 64 deep")
        );
        assert!(idl(&format!("@tags({nested}\nstring A")).contains("nested more than 64 deep"));
        let nested = nested.replace('a', "\"a\"");
        assert!(
            diagnostics("model.json", format!("{{\"smithy\": \"2.0\", \"metadata\": {nested}"))
                .contains("nested more than 127 deep")
        );
    }
    assert!(idl(&"structure A {\n".repeat(10_000)).contains("error[Model]"));
    assert!(idl(&"@a(".repeat(10_000)).contains("error[Model]"));
}

#[test]
fn random_bytes_end_in_a_diagnostic() {
    let mut state = 1_u64;
    let mut random = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state >> 33
    };
    for length in [10, 1_000, 100_000] {
        let bytes: Vec<u8> = (0..length).map(|_| (random() & 0xff) as u8).collect();
        let text = String::from_utf8_lossy(&bytes);
        assert!(diagnostics("model.smithy", text.clone()).contains("error[Model]"));
        assert!(diagnostics("model.json", text).contains("error[Model]"));
        let printable: String = bytes.iter().map(|byte| char::from(b' ' + byte % 95)).collect();
        assert!(diagnostics("model.smithy", printable.clone()).contains("error[Model]"));
        assert!(diagnostics("model.json", printable).contains("error[Model]"));
    }
}

#[test]
fn the_first_byte_that_is_not_utf_8_is_diagnosed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("model.smithy");
    std::fs::write(&path, b"$version: \"2\"\nnamespace \xff\xfe").expect("a file");
    let rendered = load([path]).expect_err("the file is not UTF-8").to_string();
    assert!(rendered.contains("model.smithy:2:11"), "{rendered}");
    assert!(rendered.contains("expected UTF-8"), "{rendered}");
}

#[test]
fn a_long_string_is_read() {
    let long = "x".repeat(10_000_000);
    assert_eq!(idl(&format!("@documentation(\"{long}\")\nstring A")), "");
    assert_eq!(idl(&format!("@documentation(\"\"\"\n{long}\"\"\")\nstring A")), "");
    let escapes = "\\\"".repeat(1_000_000);
    assert_eq!(idl(&format!("@documentation(\"{escapes}\")\nstring A")), "");
    assert!(idl(&format!("@documentation(\"{long}\nstring A")).contains("expected closing quotes"));
    let json = format!("{{\"smithy\": \"2.0\", \"metadata\": {{\"a\": \"{long}");
    assert!(diagnostics("model.json", json).contains("unexpected end of file"));
}

#[test]
fn unclosed_strings_are_read_in_linear_time() {
    assert!(idl(&format!("\"\n{}", "\\\"\n".repeat(300_000))).contains("error[Model]"));
    assert!(idl(&format!("\"\"\"\n{}", "\\\"\"\" \"\n".repeat(300_000))).contains("error[Model]"));
    assert!(idl(&"@a(\\\"\n".repeat(300_000)).contains("error[Model]"));
}

#[test]
fn a_cycle_of_mixins_ends_in_a_diagnostic() {
    let mut statements = String::new();
    for index in 0..20_000 {
        let next = (index + 1) % 20_000;
        writeln!(statements, "@mixin structure A{index} with [A{next}] {{ a{index}: String }}").expect("text");
    }
    let rendered = idl(&statements);
    assert!(rendered.contains("includes itself"), "{}", &rendered[..500]);
    assert!(rendered.contains("has more than 100 mixins"));
    assert!(rendered.len() < 100_000, "a message of {} bytes", rendered.len());
}

#[test]
fn traits_and_members_are_read_in_linear_time() {
    let mut statements = String::new();
    let lines = |line: &dyn Fn(usize) -> String| (0..30_000).map(line).collect::<Vec<_>>().join("\n");
    let members = lines(&|index| format!("m{index}: String"));
    writeln!(statements, "structure A {{\n{members}\n}}").expect("text");
    writeln!(statements, "{}", lines(&|index| format!("apply A$m{index} @required"))).expect("text");
    writeln!(statements, "{}", lines(&|index| format!("apply A @tags([\"{index}\"])"))).expect("text");
    writeln!(statements, "{}\nstring B", lines(&|index| format!("@aws.many#t{index}"))).expect("text");
    assert_eq!(idl(&statements), "");
}

#[test]
fn the_diagnostics_of_many_errors_are_cut_off() {
    let mut statements = String::new();
    for index in 0..20_000 {
        writeln!(statements, "structure A{index} {{ a: Missing{index} }}").expect("text");
    }
    assert!(idl(&statements).contains("19900 more diagnostics are not shown"));
}

#[test]
fn a_cycle_of_resources_ends_in_a_diagnostic() {
    let mut statements = "service S { resources: [R0] }\n".to_owned();
    for index in 0..5_000 {
        let next = (index + 1) % 5_000;
        writeln!(statements, "resource R{index} {{ resources: [R{next}, R{next}] }}").expect("text");
    }
    let rendered = idl(&statements);
    assert!(rendered.contains("error[ResourceCycle]"), "{}", &rendered[..500]);
}

#[test]
fn recursive_or_deeply_nested_lists_and_maps_end_in_a_diagnostic() {
    let lists = |lists: usize, next: &dyn Fn(usize) -> String| {
        (0..lists).fold(String::new(), |statements, index| {
            let next = next(index);
            statements
                + &format!("list L{index} {{ member: {next} }}\nmap M{index} {{ key: String, value: L{index} }}\n")
        })
    };
    let endless = idl(&lists(5_000, &|index| format!("M{}", (index + 1) % 5_000)));
    assert!(endless.contains("error[ShapeRecursion]") && endless.contains("contains itself"), "{}", &endless[..500]);
    let chain =
        |length| lists(length, &|index| if index == 0 { "String".to_owned() } else { format!("M{}", index - 1) });
    let deep = idl(&chain(5_000));
    assert_eq!(deep.matches("is nested more than 100 deep").count(), 1, "{deep:.500}");
    assert_eq!(idl(&chain(50)), "");
}

#[test]
fn a_file_that_is_too_long_for_a_model_is_not_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("model.smithy");
    let file = std::fs::File::create(&path).expect("a file");
    file.set_len(1 << 30).expect("a file of zeros");
    let start = Instant::now();
    let error = load([path]).expect_err("the file is too long");
    assert!(start.elapsed() < LIMIT);
    assert!(error.to_string().contains("longer than"));
}

#[test]
fn recursive_shapes_load() {
    assert_eq!(idl("list A { member: B }\nstructure B { a: A, b: B }\nunion C { c: C, d: String }"), "");
    assert_eq!(idl("@trait structure a { a: a2 }\nstructure a2 { a: a2 }\n@a(a: {a: {a: {}}})\nstring B"), "");
}
