use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;
use std::path::PathBuf;

/// Reads Smithy models: checks them, lists what is in them, prints them as JSON, and generates clients from them.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true, arg_required_else_help = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Print a model as JSON AST 2.0
    ///
    /// All files together are one model. Mixins are flattened, applied traits are where they belong, models of Smithy 1.0
    /// are upgraded, and the order is always the same, so that two versions of a model can be compared.
    #[command(after_help = "Example:\n  smithereens ast model/ > model.json")]
    Ast {
        #[command(flatten)]
        files: Files,
    },
    /// Check a model
    ///
    /// What is wrong is printed with its place. The exit code is 0 if nothing is wrong or there are only warnings, 1 if
    /// there are errors.
    #[command(after_help = "Example:\n  smithereens validate model/main.smithy model/types.smithy")]
    Validate {
        #[command(flatten)]
        files: Files,
    },
    /// List the services of a model and their operations
    ///
    /// Operations have the names by which they are generated, and their method and path where they have such.
    #[command(after_help = "Example:\n  smithereens operations model.json | grep Create")]
    Operations {
        #[command(flatten)]
        files: Files,
    },
    /// Generate a client, as a build script would
    ///
    /// The client is one file, `DIR/NAME.rs`, to be mounted in a module of a package that depends on `smithereens`. It is
    /// written whole or not at all, and one that would not change is left untouched.
    #[command(
        after_help = "Example:\n  smithereens generate --model model.json --operation GetGatewayResponse --out src/"
    )]
    Generate(Generate),
    /// Write a crate that holds a client, to take the place of one of AWS's
    ///
    /// The crate has a manifest with the features of AWS's crates, a README, and one file for each operation and type. A
    /// path dependency or `[patch]` puts it where AWS's crate was. Files that would not change are left untouched.
    #[command(
        after_help = "Example:\n  smithereens crate --model s3.json --operation GetObject --name aws-sdk-s3 --out aws-sdk-s3"
    )]
    Crate(Crate),
    /// Print a script that completes the command line in a shell
    #[command(
        after_help = "Example:\n  smithereens completions bash > ~/.local/share/bash-completion/completions/smithereens"
    )]
    Completions {
        /// The shell
        shell: Shell,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Files {
    /// Files in the Smithy IDL (.smithy), the JSON AST (.json) or botocore's format (service-2.json), folders of such
    /// files, or `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) paths: Vec<PathBuf>,
}

/// What to generate.
#[derive(Debug, Args)]
pub(crate) struct Client {
    /// Files or folders of the model, or `-` for standard input
    #[arg(long = "model", required = true, value_name = "FILE", num_args = 1..)]
    pub(crate) models: Vec<PathBuf>,
    /// The service, by shape ID or name; need not be given when the model has one only
    #[arg(long, value_name = "ID")]
    pub(crate) service: Option<String>,
    /// Operations, by name; all of the service if none is given
    #[arg(long = "operation", value_name = "NAME", num_args = 1..)]
    pub(crate) operations: Vec<String>,
    /// The protocol, by shape ID or name, for a service that speaks several; the preferred one if none is given
    #[arg(long, value_name = "ID")]
    pub(crate) protocol: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Generate {
    #[command(flatten)]
    pub(crate) client: Client,
    /// The name of the client and its file; that of the service if none is given
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// The folder to write to; it is made if it is not there
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
pub(crate) struct Crate {
    #[command(flatten)]
    pub(crate) client: Client,
    /// The name of the package; `aws-sdk-` and that of the service if none is given
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// The version of the package; `[patch]` wants one that others ask for
    #[arg(long, value_name = "VERSION", default_value = "0.1.0")]
    pub(crate) package_version: String,
    /// The folder of the crate `smithereens`, absolute or relative to the package; the published one if none is given
    #[arg(long, value_name = "DIR")]
    pub(crate) runtime: Option<PathBuf>,
    /// The folder to write to; it is made if it is not there
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
}
