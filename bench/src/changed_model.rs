//! A model before and after a change.

use crate::failure::Failure;
use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde_json::{Value, json};
use std::fs;
use std::io::{Read, Write};
use std::path::Path;

/// The contents of a model file before and after a member is added. They are gzipped if the file is.
#[derive(Debug)]
pub(crate) struct ChangedModel {
    pub(crate) before: Vec<u8>,
    pub(crate) after: Vec<u8>,
}

impl ChangedModel {
    /// Reads a model, and adds a member to the output of the first of these operations that has an output.
    pub(crate) fn read(path: &Path, operations: &[&str]) -> Result<Self, Failure> {
        let mut model: Value = serde_json::from_slice(&unpack(path)?)?;
        let before = pack(path, &serde_json::to_vec(&model)?)?;
        let added = operations.iter().find_map(|operation| add_member(&mut model, operation));
        added.ok_or_else(|| Failure::new(format!("{}: no output of {operations:?}", path.display())))?;
        Ok(Self { before, after: pack(path, &serde_json::to_vec(&model)?)? })
    }
}

/// Adds a member to the output of an operation, in a JSON AST or a botocore description. `None` if it has no output.
fn add_member(model: &mut Value, operation: &str) -> Option<()> {
    let output = match model.pointer(&format!("/operations/{operation}/output/shape")) {
        Some(output) => output.as_str()?.to_owned(),
        None => {
            let name = format!("#{operation}");
            let (_, shape) = model.get("shapes")?.as_object()?.iter().find(|(id, _)| id.ends_with(&name))?;
            shape.pointer("/output/target")?.as_str()?.to_owned()
        }
    };
    let is_ast = model.get("smithy").is_some();
    let shapes = model.get_mut("shapes")?;
    let member = if is_ast {
        json!({ "target": "smithy.api#String" })
    } else {
        shapes.as_object_mut()?.insert("Added".to_owned(), json!({ "type": "string" }));
        json!({ "shape": "Added" })
    };
    shapes.get_mut(output)?.get_mut("members")?.as_object_mut()?.insert("added".to_owned(), member);
    Some(())
}

fn is_packed(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "gz")
}

/// Reads a file, and decompresses it if it is gzipped.
fn unpack(path: &Path) -> Result<Vec<u8>, Failure> {
    let bytes = fs::read(path)?;
    if !is_packed(path) {
        return Ok(bytes);
    }
    let mut unpacked = Vec::new();
    GzDecoder::new(bytes.as_slice()).read_to_end(&mut unpacked)?;
    Ok(unpacked)
}

/// Compresses text if a file with this name is gzipped.
fn pack(path: &Path, text: &[u8]) -> Result<Vec<u8>, Failure> {
    if !is_packed(path) {
        return Ok(text.to_owned());
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(text)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::add_member;
    use serde_json::json;

    #[test]
    fn adds_a_member_to_the_output_of_an_operation() {
        let mut ast = json!({ "smithy": "2.0", "shapes": {
            "ns#Get": { "output": { "target": "ns#Output" } },
            "ns#Forget": { "output": { "target": "ns#Other" } },
            "ns#Output": { "members": {} },
        } });
        add_member(&mut ast, "Get").expect("it has an output");
        assert_eq!(ast["shapes"]["ns#Output"]["members"], json!({ "added": { "target": "smithy.api#String" } }));
        let mut botocore = json!({
            "operations": { "Get": { "output": { "shape": "Output" } }, "Delete": {} },
            "shapes": { "Output": { "members": {} } },
        });
        add_member(&mut botocore, "Get").expect("it has an output");
        assert_eq!(botocore["shapes"]["Output"]["members"], json!({ "added": { "shape": "Added" } }));
        assert_eq!(add_member(&mut botocore, "Delete"), None);
    }
}
