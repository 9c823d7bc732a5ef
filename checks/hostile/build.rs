//! Generates a client of `rich.smithy` in every protocol, and with the feature `http2` that of `duplex.smithy`.

use std::error::Error;
use std::path::{Path, PathBuf};

const PROTOCOLS: [&str; 8] =
    ["awsJson1_0", "awsJson1_1", "awsQuery", "ec2Query", "restJson1", "restXml", "rpcv2Cbor", "rpcv2Json"];

/// The lines of members that a protocol cannot carry.
const DOCUMENT: &str = "    document: Document\n";
const MAP_IN_INPUT: &str = "    texts: Texts\n    textMap: TextMap\n}\n";
const WITHOUT_MAP: &str = "    texts: Texts\n}\n";

fn main() -> Result<(), Box<dyn Error>> {
    for protocol in PROTOCOLS {
        smithereens_codegen::configure().model(model(protocol)?).name(protocol).protocol(protocol).compile()?;
    }
    if std::env::var_os("CARGO_FEATURE_HTTP2").is_some() {
        smithereens_codegen::configure().model("duplex.smithy").compile()?;
    }
    Ok(())
}

/// Writes the model without the members that a protocol cannot carry.
fn model(protocol: &str) -> Result<PathBuf, Box<dyn Error>> {
    let text = std::fs::read_to_string("rich.smithy")?;
    assert!(text.contains(DOCUMENT) && text.contains(MAP_IN_INPUT), "the model has a document and a map");
    let text = match protocol {
        "awsQuery" | "restXml" => text.replace(DOCUMENT, ""),
        "ec2Query" => text.replace(DOCUMENT, "").replace(MAP_IN_INPUT, WITHOUT_MAP),
        _ => text,
    };
    let path = Path::new(&std::env::var("OUT_DIR")?).join(format!("{protocol}.smithy"));
    std::fs::write(&path, text)?;
    println!("cargo::rerun-if-changed=rich.smithy");
    Ok(path)
}
