//! The programs that are compiled, in `bench/programs`.

use crate::failure::Failure;
use crate::services::Service;
use crate::tools;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{env, fmt, fs, io};

/// What a program makes its calls with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Variant {
    /// AWS's crates, as their documentation says.
    Official,
    /// AWS's crates with as little as they need, and rustls on ring.
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

    /// What tells cargo to build it, out of a copy of `bench/programs` or that itself, into a folder.
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

    /// Builds it for use, unless that was done before, and returns where it is.
    pub(crate) fn executable(self) -> Result<PathBuf, Failure> {
        let target = self.target(Profile::Release)?;
        let made = tools::cargo_build(self.arguments(&folder(), Profile::Release, &target))?;
        made.into_iter().next().ok_or_else(|| Failure::new(format!("cargo made no program {self}")))
    }
}

/// The name of its target directory.
impl fmt::Display for Program {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.service.name, self.variant.name())
    }
}

/// Where the programs are.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("programs")
}

/// Fetches what the programs depend on, as no build is measured that downloads.
pub(crate) fn fetch() -> Result<(), Failure> {
    let mut cargo = tools::cargo("fetch");
    tools::output(cargo.args(["--locked", "--manifest-path"]).arg(folder().join("Cargo.toml"))).map(drop)
}

/// The folder for what benchmarks compile, beside what cargo compiled this program to.
pub(crate) fn scratch() -> io::Result<PathBuf> {
    let program = env::current_exe()?;
    let folder = program.ancestors().nth(2).unwrap_or(Path::new("target")).join("bench");
    fs::create_dir_all(&folder)?;
    Ok(folder)
}
