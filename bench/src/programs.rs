//! The programs in `bench/programs`, which benchmarks compile and run.

use crate::failure::Failure;
use crate::tools;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{env, fmt, fs, io};

/// The client that a program makes its calls with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// AWS's crate.
    Aws,
    /// A generated client.
    Ours,
}

impl Side {
    pub(crate) const ALL: [Self; 2] = [Self::Aws, Self::Ours];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Aws => "aws",
            Self::Ours => "ours",
        }
    }
}

/// The features of the crates, and the source of credentials and region.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Setup {
    /// The fewest features, and no provider chain.
    Lean,
    /// The fewest features, and the default provider chain.
    Real,
    /// Default features, and the default provider chain.
    Defaults,
}

impl Setup {
    pub(crate) const ALL: [Self; 3] = [Self::Lean, Self::Real, Self::Defaults];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Lean => "lean",
            Self::Real => "real",
            Self::Defaults => "defaults",
        }
    }
}

impl fmt::Display for Setup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
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
    /// The feature that chooses the calls.
    pub(crate) calls: &'static str,
    pub(crate) side: Side,
    pub(crate) setup: Setup,
}

impl Program {
    /// The folder that it is compiled to.
    pub(crate) fn target(self, profile: Profile) -> Result<PathBuf, Failure> {
        Ok(scratch()?.join(format!("{profile}/{self}")))
    }

    /// The arguments of cargo that choose it, in `bench/programs` or a copy of it.
    pub(crate) fn features(self, programs: &Path) -> [OsString; 6] {
        [
            "--manifest-path".into(),
            programs.join("Cargo.toml").into(),
            "--package".into(),
            format!("program-{}", self.side.name()).into(),
            "--features".into(),
            format!("{},{}", self.calls, self.setup).into(),
        ]
    }

    /// The arguments of cargo to build it with this target directory.
    pub(crate) fn arguments(self, programs: &Path, profile: Profile, target: &Path) -> Vec<OsString> {
        let mut arguments = self.features(programs).to_vec();
        arguments.extend([
            "--offline".into(),
            "--target-dir".into(),
            target.into(),
            format!("--profile={profile}").into(),
        ]);
        arguments
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
        write!(f, "{}-{}-{}", self.calls, self.side.name(), self.setup)
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
