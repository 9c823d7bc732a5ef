//! Generates a client of `rich.smithy` in every protocol.

use std::error::Error;
use std::path::{Path, PathBuf};

const PROTOCOLS: [&str; 8] =
    ["awsJson1_0", "awsJson1_1", "awsQuery", "ec2Query", "restJson1", "restXml", "rpcv2Cbor", "rpcv2Json"];

/// The protocols that cannot carry documents.
const WITHOUT_DOCUMENTS: [&str; 3] = ["awsQuery", "ec2Query", "restXml"];

fn main() -> Result<(), Box<dyn Error>> {
    let without_documents = model_without_documents()?;
    for protocol in PROTOCOLS {
        let model = match WITHOUT_DOCUMENTS.contains(&protocol) {
            true => without_documents.as_path(),
            false => Path::new("rich.smithy"),
        };
        smithereens_codegen::configure().model(model).name(protocol).protocol(protocol).compile()?;
    }
    Ok(())
}

/// Writes the model without its member that is a document.
fn model_without_documents() -> Result<PathBuf, Box<dyn Error>> {
    let member = "    document: Document\n";
    let text = std::fs::read_to_string("rich.smithy")?;
    assert!(text.contains(member), "the model has a document");
    let path = Path::new(&std::env::var("OUT_DIR")?).join("without_documents.smithy");
    std::fs::write(&path, text.replace(member, ""))?;
    Ok(path)
}
