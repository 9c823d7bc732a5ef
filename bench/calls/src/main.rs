//! Makes calls, for a tool that watches: `smithereens-bench-calls OPERATION official|ours TIMES`.

use smithereens_bench_calls::{Client, OPERATIONS, call};
use std::env;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let [operation, client, times] = <[String; 3]>::try_from(env::args().skip(1).collect::<Vec<_>>())
        .map_err(|_| "usage: smithereens-bench-calls OPERATION official|ours TIMES")?;
    let client: Client = client.parse()?;
    let call = call(&operation, client).ok_or_else(|| format!("`{operation}` is none of {OPERATIONS:?}"))?;
    for _ in 0..times.parse::<u32>()? {
        call();
    }
    Ok(())
}
