//! The programs in `bench/programs`, which benchmarks compile and run.

use crate::failure::Failure;
use crate::services::Service;
use crate::tools;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{env, fmt, fs, io};

/// The client that a program makes its calls with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Variant {
    /// AWS's crates, set up as in their documentation.
    Official,
    /// AWS's crates with the fewest features, and rustls with ring.
    Lean,
    /// A generated client.
    Ours,
}

impl Variant {
    pub(crate) const ALL: [Self; 3] = [Self::Official, Self::Lean, Self::Ours];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Lean => "lean",
            Self::Ours => "ours",
        }
    }
}

/// How a program is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Profile {
    Dev,
    Release,
}

impl Profile {
    pub(crate) const ALL: [Self; 2] = [Self::Dev, Self::Release];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Release => "release",
        }
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// One of the programs.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Program {
    pub(crate) service: &'static Service,
    pub(crate) variant: Variant,
}

impl Program {
    /// The folder that it is compiled to.
    pub(crate) fn target(self, profile: Profile) -> Result<PathBuf, Failure> {
        Ok(scratch()?.join(format!("{profile}/{self}")))
    }

    /// The arguments of cargo to build it from `bench/programs` or a copy of it, with this target directory.
    pub(crate) fn arguments(self, programs: &Path, profile: Profile, target: &Path) -> [OsString; 10] {
        [
            "--offline".into(),
            "--manifest-path".into(),
            programs.join("Cargo.toml").into(),
            "--package".into(),
            format!("program-{}", self.variant.name()).into(),
            "--features".into(),
            self.service.name.into(),
            "--target-dir".into(),
            target.into(),
            format!("--profile={profile}").into(),
        ]
    }

    /// Builds it in the release profile, and returns the path of the executable.
    pub(crate) fn executable(self) -> Result<PathBuf, Failure> {
        let target = self.target(Profile::Release)?;
        let made = tools::cargo_build(self.arguments(&folder(), Profile::Release, &target))?;
        made.into_iter().next().ok_or_else(|| Failure::new(format!("cargo built no executable for {self}")))
    }
}

/// The name of its target directory.
impl fmt::Display for Program {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.service.name, self.variant.name())
    }
}

/// The folder of the programs.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("programs")
}

/// Downloads the dependencies of the programs, so that no measured build does.
pub(crate) fn fetch() -> Result<(), Failure> {
    let mut cargo = tools::cargo("fetch");
    tools::output(cargo.args(["--locked", "--manifest-path"]).arg(folder().join("Cargo.toml"))).map(drop)
}

/// The folder for compiled programs, next to the target directory of this program.
pub(crate) fn scratch() -> io::Result<PathBuf> {
    let program = env::current_exe()?;
    let folder = program.ancestors().nth(2).unwrap_or(Path::new("target")).join("bench");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}
