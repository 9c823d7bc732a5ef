use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use smithereens_codegen::diagnostic::Severity;
use std::path::PathBuf;

/// Checks, lists and prints Smithy models, and generates clients from them.
#[derive(Debug, Parser)]
#[command(version, propagate_version = true, arg_required_else_help = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Add clients of services to the package in the current folder
    ///
    /// Downloads the models to `model/`, adds the dependencies with the features that the services need, writes or completes
    /// `build.rs`, and prints the module and a first call to paste. The client has the operations that the sources use. A
    /// build script that this command did not write stays as it is, and the line to add is printed. Running the command
    /// again changes nothing.
    ///
    /// `model/models.lock` lists where each model comes from, with its checksum. `smithereens update` takes newer models.
    #[command(
        after_help = "Example:\n  smithereens add s3 sqs\n  smithereens add s3 sqs --source ../api-models-aws\n  smithereens add dynamodb --source botocore\n  smithereens add --model model/shop.smithy"
    )]
    Add(Add),
    /// Take newer models of the services in `model/models.lock`
    ///
    /// Takes the models of the newest commit, or reads a folder again, and writes them to `model/`. Prints for each service
    /// what changes for the operations that the sources use, as `smithereens diff` does. If a download fails or the disk is
    /// full, no file is written.
    ///
    /// The exit code is 0 if all services are up to date or updated, also if a change breaks, and 1 for an error or a change
    /// that `--deny` does not allow.
    #[command(
        after_help = "Example:\n  smithereens update\n  smithereens update s3 --dry-run\n  smithereens update --deny breaking"
    )]
    Update(Update),
    /// Replace AWS's clients in a package by generated ones
    ///
    /// Finds the crates `aws-sdk-*` that the packages of the workspace depend on, and generates crates of the operations that
    /// their sources use, with the same names and versions, in the folder `smithereens`. `[patch.crates-io]` puts them in the
    /// place of AWS's, and smithereens-config takes the place of aws-config. Sources do not change. Running the command again
    /// generates what the sources use now.
    ///
    /// `--undo` restores what was there before. It refuses if lines that this command wrote were edited since, and keeps
    /// generated files that were edited.
    #[command(
        after_help = "Example:\n  smithereens adopt --dry-run\n  smithereens adopt --source ../api-models-aws\n  smithereens adopt --undo"
    )]
    Adopt(Adopt),
    /// Print a model as JSON AST 2.0
    ///
    /// All files together are one model. Mixins are flattened, traits are applied, and Smithy 1.0 is upgraded to 2.0. The
    /// order is always the same, so that two versions of a model can be compared.
    #[command(after_help = "Example:\n  smithereens ast model/ > model.json")]
    Ast {
        #[command(flatten)]
        files: Files,
    },
    /// Check a model
    ///
    /// Checks the model by the rules of Smithy, and by what clients of its services need. Prints errors, warnings and notes
    /// with file, line and column. The exit code is 1 if there are errors, and 0 otherwise.
    #[command(after_help = "Example:\n  smithereens validate model/main.smithy model/types.smithy")]
    Validate {
        #[command(flatten)]
        files: Files,
        /// What to treat as errors besides errors
        #[arg(long, value_name = "WHAT")]
        deny: Option<Denied>,
    },
    /// Compare two models
    ///
    /// Lists every change by the rules of Smithy, as error, danger, warning or note, with its position, and what changes in
    /// the Rust client that is generated from the model. With `--operation` and `--used-in`, only changes that concern these
    /// operations are listed.
    ///
    /// The exit code is 1 if a change breaks: an error, a danger, or an item of the Rust client that is removed or changed.
    #[command(after_help = "Example:\n  smithereens diff model/s3.json new/s3.json --used-in src")]
    Diff(Diff),
    /// List the services of a model and their operations
    ///
    /// Each operation is printed with the name that `--operation` takes, and with its HTTP method and path if it has them.
    #[command(after_help = "Example:\n  smithereens operations model.json | grep Create")]
    Operations {
        #[command(flatten)]
        files: Files,
    },
    /// Generate a client, as a build script does
    ///
    /// The client is a folder, `DIR/NAME`, with one file for each module. Mount its root in a package that depends on
    /// `smithereens`, with `#[path = "NAME/lib.rs"] mod NAME;`. If there is an error in the model, nothing is written. Files
    /// that do not change are not written again, and generated files that are no longer needed are removed.
    #[command(
        after_help = "Example:\n  smithereens generate --model model.json --operation GetGatewayResponse --out src/"
    )]
    Generate(Generate),
    /// Write a package with a client, which can replace one of AWS's crates
    ///
    /// The package has a manifest with the features of AWS's crates, a README, and one file for each operation and type. Use
    /// it as a path dependency or with `[patch]`. Files that do not change are not written again.
    ///
    /// The client depends on the crate `smithereens`: choose its source with `--runtime-path`, `--runtime-git` or
    /// `--runtime-version`.
    #[command(
        after_help = "Example:\n  smithereens crate --model s3.json --operation GetObject \\\n    --runtime-path ../smithereens/runtime --out aws-sdk-s3"
    )]
    Crate(Crate),
    /// Serve the operations of a model from its examples and a script
    ///
    /// A server on a loopback address, for tests of clients in any language. It reads requests in every protocol of the
    /// service, and responds with a response of the script or with an example of the model whose input the request has. A
    /// request that has no response gets an error that says what to add.
    ///
    /// The first line of the output is the address. Each request is logged to standard error.
    #[command(
        after_help = "Example:\n  smithereens serve --model model/dynamodb.json --script responses.json --port 8000\n  aws dynamodb list-tables --endpoint-url http://127.0.0.1:8000"
    )]
    Serve(Serve),
    /// Print the part of a model that a client is generated from
    ///
    /// Prints the smallest model, as JSON AST, that gives the same client: the service with the chosen operations, without
    /// traits that no client uses. Choose operations by name or with `--used-in`; a type that the sources name comes with the
    /// smallest operation that uses it. The metadata lists the operations that are left out, for the documentation of the
    /// client.
    #[command(
        after_help = "Example:\n  smithereens slice --model s3.json --operation GetObject > model/s3.json\n  smithereens slice --model s3.json --used-in src > model/s3.json"
    )]
    Slice(Slice),
    /// Print the least IAM policy for the operations that a program calls
    ///
    /// Prints a JSON policy document. The actions and resources are those of the model's traits and, for services whose models
    /// do not have them, of AWS's documentation. The policy is a lower bound: standard error says what is guessed, and what
    /// the policy does not have.
    #[command(
        after_help = "Example:\n  smithereens policy --model model/s3.json model/sqs.json --used-in src > policy.json\n  smithereens policy --model model/s3.json --operation GetObject --account 123456789012"
    )]
    Policy(Policy),
    /// Print a completion script for a shell
    #[command(
        after_help = "Example:\n  smithereens completions bash > ~/.local/share/bash-completion/completions/smithereens"
    )]
    Completions {
        /// The shell
        shell: Shell,
    },
}

/// What is treated as an error besides errors.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Denied {
    /// Warnings and dangers
    Warnings,
}

#[derive(Debug, Args)]
pub(crate) struct Files {
    /// Files in the Smithy IDL (.smithy), in JSON AST (.json) or in botocore's format (service-2.json), folders with such
    /// files, or `-` for standard input
    #[arg(required = true, value_name = "FILE")]
    pub(crate) paths: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Diff {
    /// The model to compare with: a file or folder, or `-` for standard input
    pub(crate) old: PathBuf,
    /// The model to compare: a file or folder, or `-` for standard input
    pub(crate) new: PathBuf,
    /// The service, by shape ID or name; all services by default
    #[arg(long, value_name = "ID")]
    pub(crate) service: Option<String>,
    /// Operations, by name; all operations by default
    #[arg(long = "operation", value_name = "NAME", num_args = 1)]
    pub(crate) operations: Vec<String>,
    /// Rust sources, files or folders: the operations that they use
    #[arg(long, value_name = "PATH", num_args = 1)]
    pub(crate) used_in: Vec<PathBuf>,
    /// The least severity that is listed as text; JSON has all changes
    #[arg(long, value_name = "SEVERITY", default_value = "note")]
    pub(crate) severity: MinimumSeverity,
    /// The format of the output
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(crate) format: Format,
    /// What to fail on besides changes that break
    #[arg(long, value_name = "WHAT")]
    pub(crate) deny: Option<Denied>,
}

/// The least severity of the changes that are listed.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum MinimumSeverity {
    /// Every change
    Note,
    /// Changes that may matter
    Warning,
    /// Changes that break
    Danger,
    /// Changes that certainly break
    Error,
}

impl MinimumSeverity {
    pub(crate) fn severity(self) -> Severity {
        match self {
            MinimumSeverity::Note => Severity::Note,
            MinimumSeverity::Warning => Severity::Warning,
            MinimumSeverity::Danger => Severity::Danger,
            MinimumSeverity::Error => Severity::Error,
        }
    }
}

/// The format of an output.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Format {
    /// Text for a person
    Text,
    /// JSON for programs
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct Policy {
    /// Files or folders with the models of one or more services, or `-` for standard input
    #[arg(long = "model", required = true, value_name = "FILE", num_args = 1..)]
    pub(crate) models: Vec<PathBuf>,
    /// The service, by shape ID or name; all services by default
    #[arg(long, value_name = "ID")]
    pub(crate) service: Option<String>,
    /// Operations, by name or shape ID; all operations by default
    #[arg(long = "operation", value_name = "NAME", num_args = 1..)]
    pub(crate) operations: Vec<String>,
    /// Operations that these Rust files and folders use, as `operations_used_in` finds them in a build script
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub(crate) used_in: Vec<PathBuf>,
    /// The partition of the resources
    #[arg(long, default_value = "aws")]
    pub(crate) partition: String,
    /// The region of the resources
    #[arg(long, default_value = "*")]
    pub(crate) region: String,
    /// The account of the resources
    #[arg(long, value_name = "ID", default_value = "*")]
    pub(crate) account: String,
}

/// The client to generate.
#[derive(Debug, Args)]
pub(crate) struct Client {
    /// Files or folders of the model, or `-` for standard input
    #[arg(long = "model", required = true, value_name = "FILE", num_args = 1..)]
    pub(crate) models: Vec<PathBuf>,
    /// The service, by shape ID or name; required if the model has several services
    #[arg(long, value_name = "ID")]
    pub(crate) service: Option<String>,
    /// Operations, by name; all operations of the service by default
    #[arg(long = "operation", value_name = "NAME", num_args = 1..)]
    pub(crate) operations: Vec<String>,
    /// Operations that these Rust files and folders use, as `operations_used_in` finds them in a build script
    #[arg(long, value_name = "PATH", num_args = 1..)]
    pub(crate) used_in: Vec<PathBuf>,
    /// The protocol, by shape ID or name, if the service has several; the preferred one by default
    #[arg(long, value_name = "ID")]
    pub(crate) protocol: Option<String>,
    /// An authentication scheme that the program brings, by the shape ID of its trait; can be repeated
    #[arg(long = "auth-scheme", value_name = "ID", num_args = 1)]
    pub(crate) auth_schemes: Vec<String>,
}

/// What is generated in addition to the client, or in another form.
#[derive(Debug, Args)]
pub(crate) struct Extras {
    /// Make required members arguments of the functions that create builders
    #[arg(long, conflicts_with_all = ["examples", "protocol_tests", "endpoint_tests", "smoke_tests"])]
    pub(crate) required_arguments: bool,
    /// Implement the traits of serde for the types
    #[arg(long)]
    pub(crate) serde: bool,
    /// Rename members in the form of serde, such as `camelCase` or `snake_case`; the names of the model by default
    #[arg(long, value_name = "CONVENTION", requires = "serde")]
    pub(crate) serde_rename: Option<String>,
    /// Let every operation whose protocol allows it be presigned, such as `GetCallerIdentity`
    #[arg(long)]
    pub(crate) presign_all: bool,
    /// Let clients ask the service for the endpoints of its operations, as DynamoDB and Timestream have them
    #[arg(long)]
    pub(crate) endpoint_discovery: bool,
    /// Generate mocks for tests, in a module `mocks`
    #[arg(long)]
    pub(crate) mocks: bool,
    /// Add the examples of the model to the documentation of operations
    #[arg(long)]
    pub(crate) examples: bool,
    /// Add what `externalDocumentation`, `since`, `unstable`, `internal` and `recommended` say to the documentation
    #[arg(long)]
    pub(crate) documentation_traits: bool,
    #[command(flatten)]
    pub(crate) tests: Tests,
    /// Add an attribute to the types that a path matches, such as `types::Color=#[must_use]`; can be repeated
    #[arg(long = "type-attribute", value_name = "PATH=ATTRIBUTE", num_args = 1, value_parser = attribute)]
    pub(crate) type_attributes: Vec<(String, String)>,
    /// Add an attribute to the fields and variants that a path matches; can be repeated
    #[arg(long = "field-attribute", value_name = "PATH=ATTRIBUTE", num_args = 1, value_parser = attribute)]
    pub(crate) field_attributes: Vec<(String, String)>,
}

/// The tests of a model that `cargo test` runs.
#[derive(Debug, Args)]
#[group(skip)]
pub(crate) struct Tests {
    /// Include the protocol tests of the model, whose module is `protocol_tests`
    #[arg(long)]
    pub(crate) protocol_tests: bool,
    /// Include the endpoint tests of the model, whose module is `endpoint_tests`
    #[arg(long)]
    pub(crate) endpoint_tests: bool,
    /// Include the smoke tests of the model, which call the service, and whose module is `smoke_tests`
    #[arg(long)]
    pub(crate) smoke_tests: bool,
}

/// A path and an attribute. No path contains an equals sign.
fn attribute(text: &str) -> Result<(String, String), String> {
    let (path, attribute) = text.split_once('=').ok_or("expected PATH=ATTRIBUTE, such as `Color=#[must_use]`")?;
    Ok((path.to_owned(), attribute.to_owned()))
}

#[derive(Debug, Args)]
pub(crate) struct Generate {
    #[command(flatten)]
    pub(crate) client: Client,
    #[command(flatten)]
    pub(crate) extras: Extras,
    /// Generate the types without a client
    #[arg(long, conflicts_with_all = [
        "presign_all", "endpoint_discovery", "mocks", "examples", "protocol_tests", "endpoint_tests", "smoke_tests"
    ])]
    pub(crate) types_only: bool,
    /// The name of the client and its file; the name of the service by default
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// The output folder; created if necessary
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
}

#[derive(Debug, Args)]
#[command(group = ArgGroup::new("what").required(true).multiple(true).args(["services", "models"]))]
pub(crate) struct Add {
    /// Services, by the names that the source has for them
    #[arg(value_name = "SERVICE")]
    pub(crate) services: Vec<String>,
    /// A model of your own: a file or a folder. One outside of the package is copied
    #[arg(long = "model", value_name = "FILE")]
    pub(crate) models: Vec<PathBuf>,
    /// Where the models of services are: a folder of models, named by service or as in AWS's repository of models,
    /// `botocore` for the models in the Python environment, or the URL of a repository or mirror; AWS's repository of models by
    /// default
    #[arg(long, value_name = "SOURCE")]
    pub(crate) source: Option<String>,
    #[command(flatten)]
    pub(crate) network: Network,
    /// A checkout of smithereens to depend on, in place of its git repository
    #[arg(long, value_name = "CHECKOUT")]
    pub(crate) path: Option<String>,
    /// Print the changes as a diff, and change nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// Downloads from a repository of models.
#[derive(Debug, Args)]
pub(crate) struct Network {
    /// The commit of the repository of models; the newest by default
    #[arg(long, value_name = "COMMIT")]
    pub(crate) commit: Option<String>,
    /// Use only what was downloaded before
    #[arg(long)]
    pub(crate) offline: bool,
    /// How long a server may send nothing
    #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub(crate) timeout: u64,
}

#[derive(Debug, Args)]
pub(crate) struct Update {
    /// Services, by the names that the source has for them; all by default
    #[arg(value_name = "SERVICE")]
    pub(crate) services: Vec<String>,
    #[command(flatten)]
    pub(crate) network: Network,
    /// Rust sources, files or folders, whose operations are compared; `src` by default
    #[arg(long, value_name = "PATH", num_args = 1)]
    pub(crate) used_in: Vec<PathBuf>,
    /// Which changes are errors; nothing is written then
    #[arg(long, value_name = "WHAT")]
    pub(crate) deny: Option<DeniedChanges>,
    /// Print what changes, and write nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// The changes of a model that are errors.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum DeniedChanges {
    /// Changes that break what the sources use
    Breaking,
    /// These, and warnings
    Warnings,
}

#[derive(Debug, Args)]
pub(crate) struct Adopt {
    /// Where the models of services are: a folder of models, `botocore`, or the URL of a repository, as for `smithereens add`;
    /// that of the last time by default, or AWS's repository of models
    #[arg(long, value_name = "SOURCE")]
    pub(crate) source: Option<String>,
    #[command(flatten)]
    pub(crate) network: Network,
    /// The model of a service, in place of that of the source: a file or a folder
    #[arg(long = "model", value_name = "FILE")]
    pub(crate) models: Vec<PathBuf>,
    /// A checkout of smithereens to depend on, in place of its git repository
    #[arg(long, value_name = "CHECKOUT")]
    pub(crate) path: Option<PathBuf>,
    /// Print the changes as a diff, and change nothing
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// Restore what was there before
    #[arg(long, conflicts_with_all = ["source", "commit", "offline", "models", "path"])]
    pub(crate) undo: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// Files or folders of the model, or `-` for standard input
    #[arg(long = "model", required = true, value_name = "FILE", num_args = 1..)]
    pub(crate) models: Vec<PathBuf>,
    /// The service, by shape ID or name; required if the model has several services
    #[arg(long, value_name = "ID")]
    pub(crate) service: Option<String>,
    /// The protocol, by shape ID or name; all protocols of the service by default
    #[arg(long, value_name = "ID")]
    pub(crate) protocol: Option<String>,
    /// A script with responses, in JSON
    #[arg(long, value_name = "FILE")]
    pub(crate) script: Option<PathBuf>,
    /// The port; a free one by default
    #[arg(long, default_value_t = 0, hide_default_value = true)]
    pub(crate) port: u16,
}

#[derive(Debug, Args)]
pub(crate) struct Slice {
    #[command(flatten)]
    pub(crate) client: Client,
    /// Leave out the documentation with its examples, and the list of other operations
    #[arg(long)]
    pub(crate) no_docs: bool,
    #[command(flatten)]
    pub(crate) tests: Tests,
}

#[derive(Debug, Args)]
pub(crate) struct Crate {
    #[command(flatten)]
    pub(crate) client: Client,
    #[command(flatten)]
    pub(crate) extras: Extras,
    /// The name of the package; `aws-sdk-` and the name of the service by default
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// The version of the package; for `[patch]`, it must satisfy the requirements of the packages that depend on it
    #[arg(long, value_name = "VERSION", default_value = "0.1.0")]
    pub(crate) package_version: String,
    #[command(flatten)]
    pub(crate) runtime: RuntimeSource,
    /// The output folder; created if necessary
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
}

/// The source of the crate `smithereens`.
#[derive(Debug, Args)]
#[group(skip)]
#[command(group = ArgGroup::new("runtime").required(true).args(["runtime_path", "runtime_git", "runtime_version"]))]
pub(crate) struct RuntimeSource {
    /// Depend on the crate `smithereens` in a folder, absolute or relative to the written package
    #[arg(long, value_name = "DIR")]
    pub(crate) runtime_path: Option<PathBuf>,
    /// Depend on the crate `smithereens` in a git repository
    #[arg(long, value_name = "URL")]
    pub(crate) runtime_git: Option<String>,
    /// The revision of the git repository; its default branch by default
    #[arg(long, value_name = "REV", requires = "runtime_git")]
    pub(crate) runtime_rev: Option<String>,
    /// Depend on a published version of the crate `smithereens`
    #[arg(long, value_name = "VERSION")]
    pub(crate) runtime_version: Option<String>,
}
