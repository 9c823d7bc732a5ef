//! Builds the programs with generated clients, and optionally with AWS's, runs them, and prints the differences.

use smithereens_checks_aws_sdk::drop_in::{Build, Error, Moto, compare, recorded};
use smithereens_checks_support::Resource;
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "drop-in [--official [--record]]\n\n\
    Builds programs that were written for AWS's crates with generated clients in their place, then with smithereens-config\n\
    in the place of aws-config too, and then in a package that `smithereens adopt` changed, runs them, and compares their\n\
    output with that of AWS's crates.\n\n    \
    --official  build and run them with AWS's crates too; this takes long\n    \
    --record    record what they print with AWS's crates\n\n\
    SMITHY_MODELS names a folder with models that AWS publishes (https://github.com/aws/api-models-aws), each as NAME.json.\n\
    MOTO_ENDPOINT is the URL of a server of moto, which forgets what it holds:\n    \
    python3 -m venv venv && venv/bin/pip install 'moto[server]' && venv/bin/moto_server -p 5000";

/// The arguments of the command line.
#[derive(Debug, Default)]
struct Arguments {
    official: bool,
    record: bool,
}

fn main() -> ExitCode {
    let arguments = match arguments() {
        Ok(Some(arguments)) => arguments,
        Ok(None) => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Err(error) => {
            eprintln!("{error}\n\n{USAGE}");
            return ExitCode::FAILURE;
        }
    };
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Parses the arguments. `None` if they request help.
fn arguments() -> Result<Option<Arguments>, lexopt::Error> {
    use lexopt::prelude::*;
    let (mut arguments, mut parser) = (Arguments::default(), lexopt::Parser::from_env());
    while let Some(argument) = parser.next()? {
        match argument {
            Long("official") => arguments.official = true,
            Long("record") => arguments.record = true,
            Short('h') | Long("help") => return Ok(None),
            _ => return Err(argument.unexpected()),
        }
    }
    if arguments.record && !arguments.official {
        return Err("`--record` records what `--official` prints".into());
    }
    Ok(Some(arguments))
}

/// Returns whether all programs print the expected output.
fn run(arguments: &Arguments) -> Result<bool, Box<dyn std::error::Error>> {
    let (models, moto) = (Resource::SmithyModels.folder()?, Moto::new(Resource::Moto.url()?));
    // `target/debug/drop-in` is this program; cargo lets tests write to `target/tmp`.
    let program = std::env::current_exe()?;
    let folder = program.ancestors().nth(2).unwrap_or(Path::new("target")).join("tmp/drop-in");
    let ours = Build::ours(&folder, &models)?;
    ours.programs()?;
    let official = if arguments.official { Some(Build::official(&folder)?) } else { None };
    if let Some(official) = &official {
        official.programs()?;
    }
    println!("with generated clients:");
    let same = print_comparison(&moto, &ours, official.as_ref(), arguments.record)?;
    let ours = ours.with_config()?;
    ours.programs()?;
    println!("\nwith generated clients and smithereens-config:");
    let same = same & print_comparison(&moto, &ours, None, false)?;
    let adopted = Build::adopted(&folder, &models)?;
    adopted.programs()?;
    println!("\nin a package that `smithereens adopt` changed:");
    let same = same & print_comparison(&moto, &adopted, None, false)?;
    adopted.undo()?;
    Ok(same)
}

/// Runs all programs, and prints which ones print the expected output.
fn print_comparison(moto: &Moto, ours: &Build, official: Option<&Build>, record: bool) -> Result<bool, Error> {
    let mut all = true;
    println!("{:20}same?", "program");
    let theirs = |program: &str| {
        let Some(official) = official else { return recorded::read(program) };
        let printed = moto.run(&official.executable(program))?;
        if record {
            recorded::write(program, &printed)?;
        }
        Ok(printed)
    };
    for compared in compare(moto, ours, theirs) {
        let (program, difference) = compared?;
        println!("{program:20}{}", if difference.is_none() { "yes" } else { "no" });
        print!("{}", difference.as_deref().unwrap_or_default());
        all &= difference.is_none();
    }
    Ok(all)
}
