//! The benchmark of the generator: as a build script, which cargo compiles without optimization, and as a program.

use crate::failure::Failure;
use crate::table::{self, Comparison, thousands};
use crate::{record, tools};
use smithereens_checks_support::Resource;
use smithereens_checks_support::models::{self, EC2, Published};
use std::path::{Path, PathBuf};

/// The clients that build scripts generate: a name, a model, and operations.
const REQUESTS: [(&str, Published, &str); 6] = [
    ("API Gateway, 1 operation", Published::smithy("api-gateway.json"), "GetGatewayResponse"),
    ("API Gateway, whole", Published::smithy("api-gateway.json"), "all"),
    ("S3, 3 operations", Published::smithy("s3.json"), "GetObject,PutObject,ListObjectsV2"),
    ("S3, whole", Published::smithy("s3.json"), "all"),
    ("EC2, 1 operation", EC2, "DescribeInstances"),
    ("EC2, whole", EC2, "all"),
];

/// The steps of the generator, with their functions.
const STEPS: [(&str, &str); 7] = [
    ("load", "smithereens_codegen::load::loader::load"),
    ("select", "smithereens_codegen::select::select"),
    ("plan", "smithereens_codegen::plan::plan"),
    ("emit", "smithereens_codegen::emit::module::Module::body"),
    ("parse", "syn::parse2"),
    ("print", "prettyplease::unparse"),
    ("write", "smithereens_codegen::output::write_recorded"),
];

/// The steps of a build script that takes more seconds than this are not measured, because callgrind makes it fifty times
/// slower.
const MAX_SECONDS: f64 = 2.0;

/// Prints time, memory and steps of build scripts, and the speed of the generator for all models.
pub(crate) fn measure() -> Result<(), Failure> {
    build_scripts()?;
    let generator = generator("--release")?;
    println!(
        "\n| optimized | models | bytes of models | lines | seconds | CPU seconds | lines per CPU second | MB per CPU second | peak MB |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    let smithy = models::smithy(&Resource::SmithyModels.folder()?)?;
    for model in &smithy {
        speed(&generator, &model.file_stem().unwrap_or_default().to_string_lossy(), std::slice::from_ref(model), 5)?;
    }
    speed(&generator, "all of them", &smithy, 5)?;
    speed(&generator, "all of botocore", &models::botocore(&Resource::BotocoreData.folder()?)?, 1)
}

/// The models of the check. They are few because callgrind is slow, but use all parts of the generator.
const CHECKED: [&str; 4] = ["secrets-manager.json", "sns.json", "sqs.json", "sts.json"];

/// Compares the instructions per generated line of a few whole services with the recorded ratio.
pub(crate) fn check() -> Result<(), Failure> {
    let generator = generator("--release")?;
    let (folder, models) = (tempfile::tempdir()?, Resource::SmithyModels.folder()?);
    let mut arguments = vec![folder.path().to_string_lossy().into_owned(), "all".to_owned()];
    arguments.extend(CHECKED.map(|model| models.join(model).to_string_lossy().into_owned()));
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let [lines, ..] = written(&generator, &arguments)?;
    let instructions = tools::instructions(&generator, &arguments)? as f64;
    let comparison =
        Comparison { what: "Secrets Manager, SNS, SQS and STS, whole".to_owned(), peer: lines, ours: instructions };
    table::print(["generator", "lines", "instructions", "for each line"], std::slice::from_ref(&comparison));
    record::check(&[comparison])
}

fn build_scripts() -> Result<(), Failure> {
    let generator = generator("--profile=dev")?;
    let folder = tempfile::tempdir()?;
    let out_dir = folder.path().to_string_lossy();
    println!(
        "| build script, not optimized | lines | seconds | CPU seconds | peak MB | {} |",
        STEPS.map(|step| step.0).join(" | ")
    );
    println!("| --- | --- | --- | --- | --- |{}", " --- |".repeat(STEPS.len()));
    for (name, model, operations) in REQUESTS {
        let model = model.file()?;
        let arguments = [&out_dir, operations, &model.to_string_lossy()];
        let [lines, _, memory] = written(&generator, &arguments)?;
        let (seconds, cpu) = tools::seconds(&generator, &arguments, 5)?;
        let parts = match cpu <= MAX_SECONDS {
            true => tools::parts(&generator, &arguments, STEPS.map(|step| step.1))?,
            false => [f64::NAN; STEPS.len()],
        };
        let percent = |part: f64| if part.is_nan() { String::new() } else { format!("{:.0} %", part * 100.0) };
        let parts = parts.map(percent).join(" | ");
        println!("| {name} | {} | {seconds:.2} | {cpu:.2} | {} | {parts} |", thousands(lines), thousands(memory / 1e6));
    }
    Ok(())
}

/// Prints how fast whole clients of models are generated, with a thread for each processor.
fn speed(generator: &Path, name: &str, models: &[PathBuf], runs: u32) -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let (out_dir, models_text) = (folder.path().to_string_lossy(), models.iter().map(|model| model.to_string_lossy()));
    let mut arguments = vec![out_dir, "all".into()];
    arguments.extend(models_text);
    let arguments: Vec<&str> = arguments.iter().map(|argument| &**argument).collect();
    let [lines, bytes, memory] = written(generator, &arguments)?;
    let (seconds, cpu) = tools::seconds(generator, &arguments, runs)?;
    let read = models.iter().map(|model| Ok(model.metadata()?.len() as f64)).sum::<std::io::Result<f64>>()?;
    println!(
        "| {name} | {} | {} | {} | {seconds:.2} | {cpu:.2} | {} | {:.1} | {} |",
        models.len(),
        thousands(read),
        thousands(lines),
        thousands(lines / cpu),
        bytes / cpu / 1e6,
        thousands(memory / 1e6),
    );
    Ok(())
}

/// Compiles the program that generates clients, in a profile.
fn generator(profile: &str) -> Result<PathBuf, Failure> {
    let made = tools::cargo_build(["--package=smithereens-bench", "--bin=generate", profile])?;
    made.into_iter().next().ok_or_else(|| Failure::new("cargo built no executable `generate`"))
}

/// The lines and bytes that the generator writes, and its peak memory.
fn written(generator: &Path, arguments: &[&str]) -> Result<[f64; 3], Failure> {
    let output = tools::output(std::process::Command::new(generator).args(arguments))?.0;
    let numbers: Vec<f64> = output.split_whitespace().filter_map(|number| number.parse().ok()).collect();
    numbers.try_into().map_err(|_| Failure::new(format!("expected three numbers from the generator, found `{output}`")))
}
