//! The diagnostics of a client that cannot be generated, and of parts that are left out. A failing build writes no file.

mod endpoints;
mod output;
mod requests;
mod traits;

use smithereens_codegen::{Builder, Generated};
use std::path::PathBuf;
use tempfile::TempDir;

/// A service with two operations. Tests break it in one place.
const MODEL: &str = include_str!("model.json");

/// A folder with a model, and one for the generated client.
struct Build {
    folder: TempDir,
}

impl Build {
    /// A build of this model.
    fn of(model: &str) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::write(folder.path().join("model.json"), model).expect("a file in a temporary folder");
        std::fs::create_dir(folder.path().join("out")).expect("a folder in a temporary folder");
        Self { folder }
    }

    /// A build of the model with a part of its text replaced.
    fn with(replaced: &str, replacement: &str) -> Self {
        assert_eq!(MODEL.matches(replaced).count(), 1, "{replaced}");
        Self::of(&MODEL.replace(replaced, replacement))
    }

    fn configure(&self) -> Builder {
        let builder = smithereens_codegen::configure().model(self.folder.path().join("model.json"));
        builder.out_dir(self.folder.path().join("out")).name("client")
    }

    /// The root of the client.
    fn output(&self) -> PathBuf {
        self.folder.path().join("out/client/lib.rs")
    }

    /// How many clients were written.
    fn written(&self) -> usize {
        self.folder.path().join("out").read_dir().expect("the folder is there").count()
    }

    /// The error of a failing build, with the path of the model relative to its folder.
    fn error(&self) -> String {
        self.error_of(self.configure())
    }

    fn error_of(&self, builder: Builder) -> String {
        let error = builder.compile().expect_err("the build fails");
        assert_eq!(self.written(), 0, "a failing build writes nothing");
        let folder = self.folder.path().to_string_lossy();
        format!("{error:?}").replace(&format!("{folder}/"), "")
    }
}

/// Whether a file of a client contains this text.
fn contains(client: &Generated, text: &str) -> bool {
    client.files().any(|(_, file)| file.contains(text))
}
