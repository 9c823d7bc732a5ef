//! A package, and beside it a folder with models.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

pub(crate) const MODEL: &str = r#"$version: "2"
namespace example

@aws.api#service(sdkId: "Weather")
@aws.protocols#restXml
service Weather { version: "1", operations: [GetCity, ListCities] }

@readonly
@http(method: "GET", uri: "/cities/{id}")
operation GetCity { input := { @required @httpLabel id: String } }

@readonly
@http(method: "GET", uri: "/cities")
operation ListCities {}
"#;

pub(crate) const MANIFEST: &str =
    "[package]\nname = \"trip\" # ours\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n";

/// A package `trip`, with `models` beside it.
pub(crate) struct Package(TempDir);

impl Package {
    pub(crate) fn new() -> Self {
        let package = Self(tempfile::tempdir().expect("a folder"));
        package.write("trip/Cargo.toml", MANIFEST);
        package.write("trip/src/main.rs", "fn main() {}\n");
        package.write("models/weather.smithy", MODEL);
        package
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// A command in the package, with a cache of its own, and without the proxies of the environment.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_smithereens"));
        for name in ["http_proxy", "https_proxy", "all_proxy", "no_proxy"] {
            command.env_remove(name).env_remove(name.to_uppercase());
        }
        command.args(arguments).current_dir(self.path("trip")).env("XDG_CACHE_HOME", self.path("cache"));
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().expect("the command runs")
    }

    pub(crate) fn add(&self, arguments: &[&str]) -> Output {
        self.run(&[&["add"], arguments].concat())
    }

    /// Runs the command, which succeeds. Returns what it prints.
    pub(crate) fn added(&self, arguments: &[&str]) -> (String, String) {
        let output = self.add(arguments);
        assert!(output.status.success(), "{}", text(&output.stderr));
        (text(&output.stdout), text(&output.stderr))
    }

    /// Runs the command, which fails. Returns the error.
    pub(crate) fn refused(&self, arguments: &[&str]) -> String {
        let output = self.add(arguments);
        assert_eq!(output.status.code(), Some(1), "{}", text(&output.stdout));
        text(&output.stderr)
    }
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

impl Package {
    /// Checks that a command that failed left nothing, neither in the package nor in part in the cache.
    #[track_caller]
    pub(crate) fn assert_untouched(&self) {
        assert_eq!(self.read("trip/Cargo.toml"), MANIFEST);
        assert!(!self.path("trip/model").exists() && !self.path("trip/build.rs").exists());
        let parts: Vec<PathBuf> = files(&self.path("cache")).into_iter().filter(|path| is_temporary(path)).collect();
        assert!(parts.is_empty(), "{parts:?}");
    }
}

fn is_temporary(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with(".tmp"))
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Bytes as hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
