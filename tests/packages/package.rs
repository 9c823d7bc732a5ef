//! A small package with a generated client.

use crate::cargo::{WORKSPACE, cargo, copy_lock_file};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::time::SystemTime;
use tempfile::TempDir;

/// A build script that records its runs in a file.
const BUILD: &str = r#"
use std::io::Write;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    writeln!(std::fs::OpenOptions::new().create(true).append(true).open("runs")?, "ran")?;
    Ok(smithereens_codegen::configure().model("model/palette.json").compile()?)
}
"#;

/// Writes the client without a look at the features of the runtime.
const BUILD_WITHOUT_CHECK: &str = r#"
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let builder = smithereens_codegen::configure().model("model/palette.json");
    builder.write(&builder.generate()?)?;
    Ok(())
}
"#;

/// Changes the version of the interface in the generated client, and calls a function that this version lacks.
const BUILD_FOR_ANOTHER_INTERFACE: &str = r#"
fn main() -> Result<(), Box<dyn std::error::Error>> {
    smithereens_codegen::configure().model("model/palette.json").compile()?;
    let path = std::path::Path::new(&std::env::var("OUT_DIR")?).join("palette/lib.rs");
    let text = std::fs::read_to_string(&path)?;
    std::fs::write(&path, text.replace("::interface! { 1", "::interface! { 999"))?;
    let client = path.with_file_name("client.rs");
    let text = std::fs::read_to_string(&client)?;
    Ok(std::fs::write(client, text + "fn call() { ::smithereens::__private::lacking() }")?)
}
"#;

const MAIN: &str = r#"
smithereens::include_client!("palette");

fn main() {
    for value in types::Color::values() {
        println!("{value}");
    }
}
"#;

/// The package, in a temporary folder.
pub(crate) struct Package {
    folder: TempDir,
    name: String,
}

impl Package {
    /// A package whose model has an enum with these values.
    pub(crate) fn new(values: &[&str]) -> Self {
        let folder = tempfile::Builder::new().prefix("regeneration-").tempdir().expect("a temporary folder");
        let name = folder.path().file_name().expect("it has a name").to_string_lossy().to_lowercase();
        let package = Self { name: name.replace('.', "-"), folder };
        package.write("Cargo.toml", &package.manifest());
        package.write("build.rs", BUILD);
        package.write("src/main.rs", MAIN);
        package.write_model(values);
        copy_lock_file(package.folder.path());
        package
    }

    /// Without TLS and debug information, which cost time to compile.
    fn manifest(&self) -> String {
        let dependency = |folder: &str| Value::from(format!("{WORKSPACE}/{folder}")).to_string();
        format!(
            "[package]\n\
             name = \"{}\"\n\
             edition = \"2024\"\n\
             [dependencies]\n\
             smithereens = {{ path = {}, default-features = false, features = [\"json\"] }}\n\
             [build-dependencies]\n\
             smithereens-codegen = {{ path = {} }}\n\
             [profile.dev]\n\
             debug = false\n\
             [workspace]\n",
            self.name,
            dependency("runtime"),
            dependency("codegen"),
        )
    }

    /// Writes the model, with these values of its enum.
    pub(crate) fn write_model(&self, values: &[&str]) {
        self.write("model/palette.json", &serde_json::to_string_pretty(&model(values)).expect("a value is JSON"));
    }

    /// Writes the model with changed shapes.
    pub(crate) fn write_changed(&self, change: impl Fn(&mut Value)) {
        let mut model = model(&["TEAL"]);
        change(&mut model["shapes"]);
        self.write("model/palette.json", &model.to_string());
    }

    /// Makes the build script write the client whatever features of the runtime are enabled.
    pub(crate) fn generate_without_check(&self) {
        self.write("build.rs", BUILD_WITHOUT_CHECK);
    }

    /// Makes the build script write a client for another version of the interface.
    pub(crate) fn generate_for_another_interface(&self) {
        self.write("build.rs", BUILD_FOR_ANOTHER_INTERFACE);
        self.write("src/main.rs", "smithereens::include_client!(\"palette\");\nfn main() {}\n");
    }

    /// Makes a member target a shape that does not exist. Returns the line and column of the target.
    pub(crate) fn break_model(&self) -> (usize, usize) {
        let mut model = model(&[]);
        model["shapes"].as_object_mut().expect("shapes").remove("example.palette#Color");
        let text = serde_json::to_string_pretty(&model).expect("a value is JSON");
        self.write("model/palette.json", &text);
        let is_target = |line: &&str| line.contains("example.palette#Color");
        let (number, line) = text.lines().enumerate().find(|(_, line)| is_target(line)).expect("a member targets it");
        (number + 1, line.find("\"example").expect("it is a string") + 1)
    }

    /// The number of times that the build script ran.
    pub(crate) fn runs(&self) -> usize {
        fs::read_to_string(self.path("runs")).map_or(0, |runs| runs.lines().count())
    }

    /// Builds the package.
    pub(crate) fn build(&self) -> Build {
        let output = cargo(self.folder.path(), "build", &["--message-format=json-render-diagnostics"]);
        Build::new(output, &self.name)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("the folder is made");
        fs::write(path, text).expect("the file is written");
    }
}

impl Drop for Package {
    /// Removes the package from the target directory, which outlives it.
    fn drop(&mut self) {
        cargo(self.folder.path(), "clean", &["--package", &self.name]);
    }
}

fn model(values: &[&str]) -> Value {
    let member = |value: &&str| {
        let traits = json!({ "smithy.api#enumValue": value });
        (value.to_string(), json!({ "target": "smithy.api#Unit", "traits": traits }))
    };
    let members: serde_json::Map<String, Value> = values.iter().map(member).collect();
    json!({
        "smithy": "2.0",
        "shapes": {
            "example.palette#Palette": {
                "type": "service",
                "version": "1",
                "operations": [{ "target": "example.palette#Mix" }],
                "traits": { "aws.protocols#restJson1": {} },
            },
            "example.palette#Mix": {
                "type": "operation",
                "input": { "target": "example.palette#MixInput" },
                "output": { "target": "smithy.api#Unit" },
                "traits": { "smithy.api#http": { "method": "POST", "uri": "/mix" } },
            },
            "example.palette#MixInput": {
                "type": "structure",
                "members": { "color": { "target": "example.palette#Color" } },
            },
            "example.palette#Color": { "type": "enum", "members": members },
        },
    })
}

/// The result of a build.
pub(crate) struct Build {
    is_success: bool,
    messages: String,
    executable: Option<PathBuf>,
    out_dir: Option<PathBuf>,
    /// Whether cargo did not compile the package again.
    pub(crate) is_fresh: bool,
}

impl Build {
    /// Reads cargo's messages: one JSON object in each line.
    /// <https://doc.rust-lang.org/cargo/reference/external-tools.html#json-messages>
    fn new(output: Output, package: &str) -> Self {
        let messages = String::from_utf8_lossy(&output.stdout);
        let messages: Vec<Value> = messages.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        let of_package = |message: &&Value| message["package_id"].as_str().is_some_and(|id| id.contains(package));
        let messages: Vec<&Value> = messages.iter().filter(of_package).collect();
        let path = |key: &str| messages.iter().find_map(|message| message[key].as_str()).map(PathBuf::from);
        let executable = messages.iter().find(|message| message["executable"].is_string());
        Self {
            is_success: output.status.success(),
            messages: String::from_utf8_lossy(&output.stderr).into_owned(),
            executable: path("executable"),
            out_dir: path("out_dir"),
            is_fresh: executable.is_some_and(|message| message["fresh"] == true),
        }
    }

    /// This build, which succeeded.
    pub(crate) fn expect_success(self) -> Self {
        assert!(self.is_success, "{}", self.messages);
        self
    }

    /// The one error of this build, which failed, with its first line.
    pub(crate) fn expect_one_error(self) -> String {
        one_error(&self.expect_failure())
    }

    /// The messages of this build, which failed.
    pub(crate) fn expect_failure(self) -> String {
        assert!(!self.is_success, "it was built");
        self.messages
    }

    /// The values that the program prints.
    pub(crate) fn values(&self) -> Vec<String> {
        let executable = self.executable.as_ref().expect("cargo names what it built");
        let output = Command::new(executable).output().expect("the program starts");
        String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect()
    }

    /// The client that the build script generated.
    pub(crate) fn generated(&self) -> Generated {
        Generated(self.out_dir.as_ref().expect("cargo names the folder").join("palette/lib.rs"))
    }
}

/// The first line of the one error in the messages of cargo.
pub(crate) fn one_error(messages: &str) -> String {
    let is_error = |line: &&str| line.starts_with("error") && !line.starts_with("error: could not compile");
    match messages.lines().filter(is_error).collect::<Vec<_>>().as_slice() {
        [error] => (*error).to_owned(),
        errors => panic!("expected one error, found {}: {messages}", errors.len()),
    }
}

/// A generated file.
pub(crate) struct Generated(PathBuf);

impl Generated {
    pub(crate) fn text(&self) -> String {
        fs::read_to_string(&self.0).expect("it was generated")
    }

    pub(crate) fn modified(&self) -> SystemTime {
        fs::metadata(&self.0).and_then(|metadata| metadata.modified()).expect("it was generated")
    }
}
