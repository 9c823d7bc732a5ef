//! What a new user does: `cargo new`, `smithereens add`, paste the code, `cargo run`. The programs call moto.
//!
//! ```text
//! moto_server -p 5000 &
//! SMITHY_MODELS=api-models MOTO_ENDPOINT=http://127.0.0.1:5000 \
//!     cargo test -p smithereens-cli --test package new_user -- --ignored
//! ```
//!
//! Nothing but the models is downloaded: the packages use the lock file of this workspace. Dependencies are compiled once, into
//! a folder in the target directory.

use crate::fresh::{hex, text};
use crate::server::{Response, Server};
use sha2::{Digest, Sha256};
use smithereens_checks_support::Resource;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

const CHECKOUT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
const TARGET: &str = concat!(env!("CARGO_TARGET_TMPDIR"), "/new-user");

/// A folder of the user, with packages.
struct Home(TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).expect("a file");
    }

    /// Runs cargo in a folder. Versions of dependencies are those of this workspace.
    fn cargo(&self, folder: &str, arguments: &[&str]) -> Output {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| OsString::from("cargo"));
        let mut command = Command::new(cargo);
        command.args(arguments).current_dir(self.path(folder)).envs([
            ("CARGO_TARGET_DIR", TARGET),
            ("CARGO_NET_OFFLINE", "true"),
            ("CARGO_PROFILE_DEV_DEBUG", "0"),
            ("AWS_ACCESS_KEY_ID", "any"),
            ("AWS_SECRET_ACCESS_KEY", "any"),
            ("AWS_REGION", "us-east-1"),
        ]);
        command.env("AWS_ENDPOINT_URL", Resource::Moto.url().expect("this test calls moto"));
        command.output().expect("cargo starts")
    }

    /// Runs cargo, which succeeds. Returns what it prints.
    fn cargo_succeeds(&self, folder: &str, arguments: &[&str]) -> String {
        let output = self.cargo(folder, arguments);
        assert!(output.status.success(), "{arguments:?}: {}", text(&output.stderr));
        text(&output.stdout)
    }

    /// Makes a package.
    fn new_package(&self, name: &str) {
        self.cargo_succeeds("", &["new", "--quiet", "--vcs", "none", name]);
        fs::copy(Path::new(CHECKOUT).join("Cargo.lock"), self.path(name).join("Cargo.lock")).expect("a lock file");
    }

    /// Runs `smithereens add` in a package. Returns the code to paste, and messages.
    fn add(&self, package: &str, arguments: &[&str]) -> (String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_smithereens"));
        command.args(["add", "--path", CHECKOUT]).args(arguments).current_dir(self.path(package));
        let output = command.env("XDG_CACHE_HOME", self.path("cache")).output().expect("the command runs");
        assert!(output.status.success(), "{}", text(&output.stderr));
        (text(&output.stdout), text(&output.stderr))
    }
}

impl Drop for Home {
    /// Removes the packages from the target directory, which outlives them.
    fn drop(&mut self) {
        let names = ["photos", "app"].into_iter().filter(|name| self.path(name).join("Cargo.toml").exists());
        for name in names {
            self.cargo(name, &["clean", "--quiet", "--package", name]);
        }
    }
}

/// The folder with models of AWS.
fn models() -> String {
    Resource::SmithyModels.folder().expect("this test needs models").display().to_string()
}

/// The printed code as a program.
fn program(code: &str) -> String {
    let (modules, calls) = code.split_once("// in an async function:\n").expect("modules and calls");
    format!(
        "{modules}#[tokio::main]\nasync fn main() -> Result<(), Box<dyn std::error::Error>> {{\n{calls}Ok(())\n}}\n"
    )
}

/// A mirror with the model of a service.
fn mirror(service: &str) -> String {
    let model = fs::read(Path::new(&models()).join(format!("{service}.json"))).expect("a model");
    let path = format!("models/{service}/service/2020-01-01/{service}-2020-01-01.json");
    let server = Server::default();
    server.set("/COMMIT", [Response::File("first".into())]);
    server.set("/first/SHA256SUMS", [Response::File(format!("{}  {path}\n", hex(&Sha256::digest(&model))).into())]);
    server.set(&format!("/first/{path}"), [Response::File(model)]);
    format!("http://{}", server.start())
}

#[test]
#[ignore = "needs SMITHY_MODELS and MOTO_ENDPOINT, and compiles programs: see CONTRIBUTING.md"]
fn a_fresh_package_calls_services() {
    let home = Home::new();
    home.new_package("photos");
    let manifest = format!("# My photos.\n{}# none yet\n\n[profile.dev] # fast\n", home.read("photos/Cargo.toml"));
    home.write("photos/Cargo.toml", &manifest);
    let (first, _) = home.add("photos", &["s3", "sqs", "--source", &models()]);
    let (second, _) = home.add("photos", &["dynamodb", "--source", &mirror("dynamodb")]);
    let edited = home.read("photos/Cargo.toml");
    let lines: Vec<&str> = edited.lines().collect();
    let kept = manifest.lines().filter(|line| !line.is_empty());
    let places: Vec<_> = kept.map(|line| lines.iter().position(|each| *each == line)).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{edited}");

    for (code, outputs) in
        [(first, &["ListBucketsOutput {", "ListQueuesOutput {"][..]), (second, &["ListTablesOutput {"])]
    {
        home.write("photos/src/main.rs", &program(&code));
        let printed = home.cargo_succeeds("photos", &["run", "--quiet"]);
        for output in outputs {
            assert!(printed.contains(output), "{output}: {printed}");
        }
    }
    for arguments in [&["s3", "sqs", "dynamodb"][..], &["s3", "--source", &models()]] {
        let (_, messages) = home.add("photos", arguments);
        assert_eq!(messages, "nothing to write: the package has these clients\n");
    }
}

#[test]
#[ignore = "needs SMITHY_MODELS and MOTO_ENDPOINT, and compiles programs: see CONTRIBUTING.md"]
fn a_member_of_a_workspace_keeps_its_build_script() {
    let home = Home::new();
    let script = "fn main() -> Result<(), Box<dyn std::error::Error>> {\n    println!(\"cargo::rustc-env=BUILT=yes\");\n    Ok(())\n}\n";
    home.write("Cargo.toml", "[workspace]\nresolver = \"3\"\nmembers = []\n");
    home.new_package("app");
    assert!(home.read("Cargo.toml").contains("members = [\"app\"]"), "{}", home.read("Cargo.toml"));
    fs::rename(home.path("app/Cargo.lock"), home.path("Cargo.lock")).expect("the lock file of the workspace");
    home.write("app/build.rs", script);
    let (code, messages) = home.add("app", &["sqs", "--source", &models()]);
    assert_eq!(home.read("app/build.rs"), script);
    let line = messages.lines().find(|line| line.contains("configure()")).expect("the line to add");
    home.write("app/build.rs", &script.replace("    Ok(())", &format!("{line}\n    Ok(())")));
    let program = program(&code).replace("Ok(())", "println!(\"built: {}\", env!(\"BUILT\"));\nOk(())");
    home.write("app/src/main.rs", &program);
    let printed = home.cargo_succeeds("", &["run", "--quiet"]);
    assert!(printed.contains("ListQueuesOutput {") && printed.contains("built: yes"), "{printed}");
}
