//! The program that is measured in the benchmark of the generator. Generates one client, or several in parallel.
//!
//! `generate OUT_DIR OPERATIONS MODEL…`, where the operations are names separated by commas, or `all`. Prints the number of
//! lines and bytes that were written, and the peak memory in bytes.

use smithereens_codegen::Error;
use std::env;
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [out_dir, operations, models @ ..] = arguments.as_slice() else {
        eprintln!("usage: generate OUT_DIR OPERATIONS|all MODEL...");
        return ExitCode::FAILURE;
    };
    let operations = (operations != "all").then(|| operations.split(',').collect::<Vec<_>>());
    match generate_all(Path::new(out_dir), operations.as_deref(), models) {
        Ok((lines, bytes)) => {
            println!("{lines} {bytes} {}", peak_memory().unwrap_or_default());
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// Generates a client of each model, with a thread for each processor, and counts lines and bytes.
fn generate_all(out_dir: &Path, operations: Option<&[&str]>, models: &[String]) -> Result<(usize, usize), Error> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut total = (0, 0);
        while let Some(model) = models.get(next.fetch_add(1, Ordering::Relaxed)) {
            let (lines, bytes) = generate(out_dir, operations, model)?;
            total = (total.0 + lines, total.1 + bytes);
        }
        Ok(total)
    };
    thread::scope(|scope| {
        let workers = thread::available_parallelism().map_or(1, usize::from).min(models.len());
        let handles: Vec<_> = (1..workers).map(|_| scope.spawn(work)).collect();
        handles
            .into_iter()
            .map(|handle| handle.join().expect("workers do not panic"))
            .chain([work()])
            .try_fold((0, 0), |sum, total: Result<_, Error>| {
                total.map(|total: (usize, usize)| (sum.0 + total.0, sum.1 + total.1))
            })
    })
}

fn generate(out_dir: &Path, operations: Option<&[&str]>, model: &str) -> Result<(usize, usize), Error> {
    let mut builder = smithereens_codegen::configure().model(model).out_dir(out_dir);
    if let Some(operations) = operations {
        builder = builder.operations(operations.iter().copied());
    }
    let generated = builder.generate()?;
    builder.write(&generated)?;
    Ok(generated.files().fold((0, 0), |(lines, bytes), (_, text)| (lines + text.lines().count(), bytes + text.len())))
}

/// The peak memory of this process in bytes, on Linux.
fn peak_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    peak.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kilobytes| kilobytes * 1024)
}
