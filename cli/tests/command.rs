//! The command as a shell runs it.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

const MODEL: &str = r#"$version: "2"
namespace example

service Weather {
    version: "2006-03-01"
    operations: [Ping]
    resources: [City]
}

resource City {
    identifiers: { id: String }
    read: GetCity
}

operation Ping {}

@http(method: "GET", uri: "/cities/{id}")
@readonly
operation GetCity {
    input := for City {
        @required
        @httpLabel
        $id
    }
}
"#;

fn smithereens() -> Command {
    Command::new(env!("CARGO_BIN_EXE_smithereens"))
}

fn folder(files: &[(&str, &str)]) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    let path = folder.path().to_owned();
    (folder, path)
}

fn with_input(command: &mut Command, input: &str) -> Output {
    let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the command starts");
    let mut pipe = child.stdin.take().expect("a pipe to the command");
    pipe.write_all(input.as_bytes()).expect("the command reads");
    drop(pipe);
    child.wait_with_output().expect("the command ends")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

#[test]
fn operations_lists_those_of_services_and_resources() {
    let (_folder, path) = folder(&[("weather.smithy", MODEL)]);
    let output = smithereens().arg("operations").arg(path).output().expect("the command runs");
    let expected = "example#Weather 2006-03-01\n    GetCity  GET /cities/{id}\n    Ping\n";
    assert_eq!((text(&output.stdout), text(&output.stderr)), (expected, ""));
    assert!(output.status.success());
}

#[test]
fn ast_prints_json_that_it_reads_again_from_standard_input() {
    let first = with_input(smithereens().args(["ast", "-"]), MODEL);
    assert!(first.status.success(), "{}", text(&first.stderr));
    assert!(text(&first.stdout).starts_with("{\n    \"smithy\": \"2.0\""));
    let second = with_input(smithereens().args(["ast", "-"]), text(&first.stdout));
    assert_eq!(text(&second.stdout), text(&first.stdout));
}

#[test]
fn generate_writes_what_a_build_script_would() {
    let model = MODEL.replace("service Weather", "@aws.protocols#restJson1\nservice Weather");
    let (folder, path) = folder(&[("model.smithy", &model)]);
    let out = folder.path().join("new folder");
    let generate = |operation: &str| {
        let mut command = smithereens();
        command.arg("generate").arg("--model").arg(&path).args(["--operation", operation]).arg("--out").arg(&out);
        command.output().expect("it runs")
    };
    let output = generate("GetCity");
    assert!(output.status.success(), "{}", text(&output.stderr));
    let file = out.join("weather").join("lib.rs");
    assert_eq!(text(&output.stdout).trim_end(), file.display().to_string());
    let source = std::fs::read_to_string(&file).expect("a file was written");
    assert!(source.contains("pub mod client;"), "{source}");
    let client = std::fs::read_to_string(out.join("weather").join("client.rs")).expect("a module was written");
    assert!(client.contains("pub fn get_city"), "{client}");

    let output = generate("GetTown");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("did you mean `GetCity`?"), "{}", text(&output.stderr));
    assert_eq!(std::fs::read_to_string(&file).expect("the file is still there"), source);
}

#[test]
fn generate_adds_the_traits_of_serde() {
    let model = MODEL.replace("service Weather", "@aws.protocols#restJson1\nservice Weather");
    let (folder, path) = folder(&[("model.smithy", &model)]);
    let generate = |arguments: &[&str]| {
        let mut command = smithereens();
        command.arg("generate").arg("--model").arg(&path).args(["--operation", "GetCity"]);
        command.arg("--out").arg(folder.path()).args(arguments).output().expect("it runs")
    };
    let output = generate(&["--serde", "--serde-rename", "kebab-case"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    let file = folder.path().join("weather/operation/get_city/_get_city_input.rs");
    let input = std::fs::read_to_string(file).expect("a module was written");
    assert!(input.contains("impl runtime::serde::Serialize for GetCityInput"), "{input}");

    let output = generate(&["--serde-rename", "kebab-case"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("--serde"), "{}", text(&output.stderr));
}

/// A model with what each option concerns.
const OPTIONS: &str = r#"$version: "2"
namespace example
@trait(selector: "service")
@authDefinition
structure hmacAuth {}
@aws.protocols#restJson1
@aws.auth#sigv4(name: "lamps")
@hmacAuth
@aws.api#clientEndpointDiscovery(operation: DescribeEndpoints, error: Moved)
service Lamps { version: "1", operations: [DescribeEndpoints, Look, Signed] }
operation DescribeEndpoints { input := { Operation: String }, output := { Endpoints: Endpoints } }
apply DescribeEndpoints @http(method: "POST", uri: "/endpoints")
list Endpoints { member: Endpoint }
structure Endpoint { Address: String, CachePeriodInMinutes: Long }
@error("client")
structure Moved { message: String }
@readonly
@http(method: "GET", uri: "/lamps/{name}")
@since("1.5")
@examples([{ title: "On", input: { name: "desk" }, output: { color: "RED" } }])
@smithy.test#httpRequestTests([{
    id: "Looks", protocol: "aws.protocols#restJson1", method: "GET", uri: "/lamps/desk", params: { name: "desk" }
}])
@smithy.test#smokeTests([{ id: "SeesLamp", params: { name: "desk" }, expect: { success: {} } }])
operation Look {
    input := { @required @httpLabel name: String }
    output := { color: Color }
}
enum Color { RED, BLUE }
@http(method: "GET", uri: "/signed")
@auth([hmacAuth])
operation Signed {}
"#;

#[test]
fn options_are_those_of_a_build_script() {
    let (folder, path) = folder(&[("lamps.smithy", OPTIONS)]);
    let model = path.join("lamps.smithy");
    let configure = || smithereens_codegen::configure().model(&model);
    let plain = configure().generate().expect("a client");
    for (arguments, builder) in [
        (&["--required-arguments"][..], configure().required_arguments(true)),
        (&["--serde"], configure().serde(true)),
        (&["--serde", "--serde-rename", "UPPERCASE"], configure().serde(true).serde_rename("UPPERCASE")),
        (&["--presign-all"], configure().presign_all(true)),
        (&["--types-only"], configure().types_only(true)),
        (&["--endpoint-discovery"], configure().endpoint_discovery(true)),
        (&["--mocks"], configure().mocks(true)),
        (&["--examples"], configure().examples(true)),
        (&["--documentation-traits"], configure().documentation_traits(true)),
        (&["--auth-scheme", "example#hmacAuth"], configure().auth_scheme("example#hmacAuth")),
        (&["--protocol-tests"], configure().protocol_tests(true)),
        (&["--endpoint-tests"], configure().endpoint_tests(true)),
        (&["--smoke-tests"], configure().smoke_tests(true)),
        (&["--type-attribute", "types::Color=#[doc = \"a = b\"]"], {
            configure().type_attribute("types::Color", "#[doc = \"a = b\"]")
        }),
        (&["--field-attribute", "Color::Red=#[doc(alias = \"rot\")]"], {
            configure().field_attribute("Color::Red", "#[doc(alias = \"rot\")]")
        }),
    ] {
        let mut command = smithereens();
        let command = command.args(["generate", "--name", "lamps", "--model"]).arg(&model).arg("--out");
        let output = command.arg(folder.path()).args(arguments).output().expect("the command runs");
        assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
        let expected = builder.generate().expect("a client");
        let is_plain = expected.files().map(|(_, text)| text).eq(plain.files().map(|(_, text)| text));
        assert!(!is_plain, "{arguments:?} changes nothing");
        for (path, expected) in expected.files() {
            let written = std::fs::read_to_string(folder.path().join("lamps").join(path)).expect("a file");
            assert!(written == expected, "{arguments:?}: {path}: {written}");
        }
    }
}

#[test]
fn options_that_cannot_be_combined_are_refused() {
    for (first, second) in [
        ("--types-only", "--mocks"),
        ("--types-only", "--examples"),
        ("--types-only", "--presign-all"),
        ("--types-only", "--endpoint-discovery"),
        ("--types-only", "--protocol-tests"),
        ("--types-only", "--endpoint-tests"),
        ("--types-only", "--smoke-tests"),
        ("--required-arguments", "--examples"),
        ("--required-arguments", "--protocol-tests"),
        ("--required-arguments", "--endpoint-tests"),
        ("--required-arguments", "--smoke-tests"),
    ] {
        let arguments = ["generate", "--model", "-", "--out", "out", first, second];
        let output = smithereens().args(arguments).output().expect("the command runs");
        assert_eq!(output.status.code(), Some(2), "{first} {second}");
        assert!(text(&output.stderr).contains("cannot be used with"), "{}", text(&output.stderr));
    }
    let arguments = ["generate", "--model", "-", "--out", "out", "--type-attribute", "Color"];
    let output = smithereens().args(arguments).output().expect("the command runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("expected PATH=ATTRIBUTE"), "{}", text(&output.stderr));
}

#[test]
fn a_crate_has_the_features_for_its_mocks_and_tests() {
    let manifest = |arguments: &[&str]| {
        let (folder, path) = folder(&[("lamps.smithy", OPTIONS)]);
        let mut command = smithereens();
        command.args(["crate", "--runtime-version", "0.1", "--model"]).arg(path).arg("--out").arg(folder.path());
        let output = command.args(arguments).output().expect("the command runs");
        assert!(output.status.success(), "{}", text(&output.stderr));
        std::fs::read_to_string(folder.path().join("Cargo.toml")).expect("a manifest")
    };
    let plain = manifest(&[]);
    assert!(!plain.contains("mocks") && !plain.contains("dev-dependencies"), "{plain}");
    let dependencies = |features: &str| {
        format!("smithereens = {{ version = \"0.1\", default-features = false, features = [{features}] }}\n")
    };
    let mocks = manifest(&["--mocks"]);
    assert!(mocks.contains("\nmocks = [\"smithereens/mocks\"]\n"), "{mocks}");
    assert!(mocks.ends_with(&dependencies("\"mocks\"")), "{mocks}");
    let tests = manifest(&["--mocks", "--protocol-tests", "--serde"]);
    assert!(tests.contains(&dependencies("\"json\", \"serde\"")), "{tests}");
    assert!(tests.ends_with(&dependencies("\"mocks\", \"test-util\"")), "{tests}");
    assert!(manifest(&["--endpoint-tests"]).ends_with(&dependencies("\"test-util\"")));
    let smoke = manifest(&["--smoke-tests"]);
    assert!(smoke.contains(&dependencies("\"test-util\"")), "{smoke}");
    assert!(smoke.ends_with("\ntokio = { version = \"1\", features = [\"macros\", \"rt\"] }\n"), "{smoke}");
}

/// The lines that the command prints for these arguments, in a folder with the model.
fn slice(arguments: &[&str]) -> (String, String) {
    let model = MODEL.replace("service Weather", "@aws.protocols#restJson1\nservice Weather");
    let main = "fn f(client: Client) { client.get_city(); }";
    let (_folder, path) = folder(&[("weather.smithy", &model), ("main.rs", main)]);
    let mut command = smithereens();
    command.args(["slice", "--model", "weather.smithy"]).args(arguments).current_dir(path);
    let output = command.output().expect("the command runs");
    (text(&output.stdout).to_owned(), text(&output.stderr).to_owned())
}

#[test]
fn slice_prints_a_model_with_the_chosen_operations() {
    let (model, errors) = slice(&["--operation", "GetCity"]);
    assert_eq!(errors, "");
    assert!(model.contains("\"example#GetCity\": {") && model.contains("\"example#Ping\""), "{model}");
    assert!(!model.contains("\"example#Ping\": {") && !model.contains("\"example#City\": {"), "{model}");
    assert_eq!(slice(&["--used-in", "main.rs"]), (model, errors));
    let (model, _) = slice(&["--operation", "GetCity", "--no-docs"]);
    assert!(!model.contains("Ping") && !model.contains("metadata"), "{model}");
}

#[test]
fn slice_reports_what_it_cannot_find() {
    let (model, errors) = slice(&["--operation", "GetTown"]);
    assert!(model.is_empty() && errors.contains("did you mean `GetCity`?"), "{errors}");
    let (model, errors) = slice(&["--used-in", "source"]);
    assert!(model.is_empty() && errors.contains("cannot read the sources in"), "{errors}");
}

#[test]
fn crate_depends_on_the_chosen_runtime() {
    let model = MODEL.replace("service Weather", "@aws.protocols#restJson1\nservice Weather");
    let (folder, path) = folder(&[("model.smithy", &model)]);
    let run = |arguments: &[&str]| {
        let mut command = smithereens();
        command
            .arg("crate")
            .arg("--model")
            .arg(&path)
            .args(["--operation", "GetCity"])
            .arg("--out")
            .arg(folder.path().join("out"))
            .args(arguments);
        command.output().expect("the command runs")
    };
    for (arguments, expected) in [
        (&["--runtime-path", "../runtime"][..], r#"path = "../runtime""#),
        (&["--runtime-git", "https://example.com/smithereens"], r#"git = "https://example.com/smithereens""#),
        (
            &["--runtime-git", "https://example.com/smithereens", "--runtime-rev", "4c59b707"],
            r#"git = "https://example.com/smithereens", rev = "4c59b707""#,
        ),
        (&["--runtime-version", "0.1"], r#"version = "0.1""#),
    ] {
        let output = run(arguments);
        assert!(output.status.success(), "{}", text(&output.stderr));
        let manifest = std::fs::read_to_string(folder.path().join("out/Cargo.toml")).expect("a manifest");
        assert!(manifest.contains(&format!("smithereens = {{ {expected}, default-features")), "{manifest}");
    }
}

#[test]
fn crate_without_a_runtime_names_the_choices() {
    let without: &[&str] = &["crate", "--model", "model.smithy", "--out", "out"];
    let several = [without, &["--runtime-version", "0.1", "--runtime-path", "runtime"]].concat();
    for arguments in [without, &several, &[without, &["--runtime-rev", "4c59b707"]].concat()] {
        let output = smithereens().args(arguments).output().expect("the command runs");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
    let output = smithereens().args(without).output().expect("the command runs");
    for choice in ["--runtime-path <DIR>", "--runtime-git <URL>", "--runtime-version <VERSION>"] {
        assert!(text(&output.stderr).contains(choice), "{}", text(&output.stderr));
    }
}

#[test]
fn validate_prints_diagnostics_and_fails_on_errors() {
    let (_folder, path) = folder(&[("a.smithy", "$version: \"2\"\nnamespace example\nlist A { member: Missing }\n")]);
    let output = smithereens().current_dir(path).args(["validate", "a.smithy"]).output().expect("the command runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("error[Target]"), "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("--> a.smithy:3:10"), "{}", text(&output.stderr));
    assert!(text(&output.stderr).ends_with("1 error, 0 warnings\n"), "{}", text(&output.stderr));
    assert!(!text(&output.stderr).contains('\u{1b}'), "no colors without a terminal");
}

#[test]
fn warnings_do_not_fail() {
    let output = with_input(smithereens().args(["validate", "-"]), "namespace example\nstring A\n");
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stderr).ends_with("0 errors, 1 warning\n"), "{}", text(&output.stderr));
}

#[test]
fn denied_warnings_fail() {
    let output =
        with_input(smithereens().args(["validate", "--deny", "warnings", "-"]), "namespace example\nstring A\n");
    assert_eq!(output.status.code(), Some(1));
    let model = "$version: \"2\"\nnamespace example\nstring A\n";
    let output = with_input(smithereens().args(["validate", "--deny", "warnings", "-"]), model);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
}

#[test]
fn validate_checks_the_rules_of_smithy_and_of_clients() {
    let check = |model: &str| {
        with_input(smithereens().args(["validate", "-"]), &format!("$version: \"2\"\nnamespace example\n{model}"))
    };
    let output = check("@length(min: 2, max: 1)\nstring A\n");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("error[LengthTrait]: `example#A`"), "{}", text(&output.stderr));
    let output = check("service S { operations: [Op] }\noperation Op {}\nstring Lonely\n");
    assert_eq!(output.status.code(), Some(0));
    assert!(text(&output.stderr).contains("no client can be generated"), "{}", text(&output.stderr));
    assert!(text(&output.stderr).ends_with("0 errors, 1 warning, 1 note\n"), "{}", text(&output.stderr));
}

#[test]
fn nothing_is_printed_of_a_model_with_errors() {
    for command in ["ast", "operations"] {
        let output = with_input(smithereens().args([command, "-"]), "{}");
        assert_eq!((output.status.code(), text(&output.stdout)), (Some(1), ""));
    }
}

#[test]
fn files_together_are_one_model_and_each_is_read_once() {
    let uses = "$version: \"2\"\nnamespace example\nlist A { member: B }\n";
    let (_folder, path) = folder(&[("a.smithy", uses), ("b.smithy", "$version: \"2\"\nnamespace example\nstring B\n")]);
    let mut command = smithereens();
    let output = command.arg("validate").arg(&path).arg(path.join("a.smithy")).output().expect("the command runs");
    assert_eq!(text(&output.stderr), "0 errors, 0 warnings\n");
}

#[test]
fn a_file_that_is_not_there_is_an_error() {
    let output = smithereens().args(["validate", "missing.smithy"]).output().expect("the command runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains("missing.smithy"));
}

#[test]
fn each_command_shows_an_example_in_its_help() {
    let commands = [
        "ast",
        "validate",
        "diff",
        "operations",
        "generate",
        "crate",
        "serve",
        "slice",
        "add",
        "adopt",
        "policy",
        "update",
        "completions",
    ];
    for command in commands {
        let output = smithereens().args([command, "--help"]).output().expect("the command runs");
        assert!(text(&output.stdout).contains("Example:\n  smithereens"), "{command}");
    }
}

#[test]
fn completions_are_printed_for_each_shell() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let output = smithereens().args(["completions", shell]).output().expect("the command runs");
        assert!(text(&output.stdout).contains("validate"), "{shell}");
    }
}

#[test]
fn a_wrong_command_line_ends_with_code_2() {
    for arguments in [&["ast"][..], &["unknown"], &[]] {
        let output = smithereens().args(arguments).output().expect("the command runs");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
}
