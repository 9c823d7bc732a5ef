//! Makes a call repeatedly, to be measured by another tool: `smithereens-bench-calls CALL aws|ours TIMES`.

use smithereens_bench_calls::{Client, call};
use std::env;
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let [name, client, times] = <[String; 3]>::try_from(env::args().skip(1).collect::<Vec<_>>())
        .map_err(|_| "usage: smithereens-bench-calls CALL aws|ours TIMES")?;
    let client: Client = client.parse()?;
    let call = call(&name, client).ok_or_else(|| format!("no enabled feature has a call `{name}`"))?;
    for _ in 0..times.parse::<u32>()? {
        call();
    }
    Ok(())
}
