//! `smithereens policy` as a shell runs it.

use std::process::{Command, Output};

const MODEL: &str = r#"$version: "2"
namespace example

@aws.protocols#awsJson1_1
@aws.api#service(sdkId: "Weather", arnNamespace: "weather")
service Weather {
    version: "1"
    operations: [Ping]
    resources: [City]
}

@aws.api#arn(template: "city/{id}")
resource City {
    identifiers: { id: String }
    read: GetCity
}

@readonly
operation GetCity {
    input := for City {
        @required
        $id
    }
}

operation Ping {}
"#;

/// Runs the command in a folder with a model and a source file.
fn policy(arguments: &[&str]) -> Output {
    let folder = tempfile::tempdir().expect("a folder");
    let source = "async fn f(client: &Client) { client.get_city().id(\"x\").send().await; }";
    for (name, text) in [("weather.smithy", MODEL), ("main.rs", source)] {
        std::fs::write(folder.path().join(name), text).expect("a file");
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_smithereens"));
    command.args(["policy", "--model", "weather.smithy"]).args(arguments).current_dir(folder.path());
    command.output().expect("the command runs")
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

const POLICY: &str = r#"{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "WeatherCity",
      "Effect": "Allow",
      "Action": [
        "weather:GetCity"
      ],
      "Resource": [
        "arn:aws:weather:eu-west-1:123456789012:city/*"
      ]
    }
  ]
}
"#;

const LOWER_BOUND: &str = "note[Policy]: the policy is a lower bound: it lacks permissions for encrypted data (KMS keys) and \
    for what a service does on behalf of the caller; resource policies, permission boundaries and conditions can also deny \
    requests\n  = help: replace wildcards by the resources that the program uses, and test the policy before you rely on \
    it\n\n";

#[test]
fn a_policy_is_json_and_its_notes_are_on_standard_error() {
    let limits = ["--region", "eu-west-1", "--account", "123456789012"];
    let output = policy(&[&["--used-in", "main.rs"][..], &limits].concat());
    assert_eq!((text(&output.stdout), text(&output.stderr)), (POLICY, LOWER_BOUND));
    assert!(output.status.success());
    let output = policy(&[&["--operation", "GetCity"][..], &limits].concat());
    assert_eq!(text(&output.stdout), POLICY);
}

#[test]
fn a_policy_for_nothing_is_an_error() {
    let output = policy(&["--operation", "GetTown"]);
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(1), ""));
    assert!(text(&output.stderr).contains("did you mean `GetCity`?"), "{}", text(&output.stderr));
    let output = policy(&["--operation", "GetCity", "--account", "1"]);
    assert!(text(&output.stderr).contains("invalid account `1`"), "{}", text(&output.stderr));
    assert_eq!((output.status.code(), text(&output.stdout)), (Some(1), ""));
}

#[test]
fn the_help_says_what_the_command_does() {
    let output = Command::new(env!("CARGO_BIN_EXE_smithereens")).args(["policy", "--help"]).output();
    insta::assert_snapshot!("policy_help", text(&output.expect("the command runs").stdout));
}
