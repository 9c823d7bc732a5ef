//! The build script of a package with clients.

const START: &str = "//! Generates clients with the operations that the sources use.\n\n\
    fn main() -> Result<(), smithereens_codegen::Error> {\n    for model in [";
const END: &str = "] {\n        \
    smithereens_codegen::configure().model(model).operations_used_in([\"src\"]).compile()?;\n    }\n    Ok(())\n}\n";

/// A change to a build script.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Script {
    /// Write this text.
    Write(String),
    /// Its author has to add these lines.
    Add(Vec<String>),
}

/// The build script that generates clients of more models. `existing` is the script of the package.
pub(super) fn script(existing: Option<&str>, models: &[String]) -> Script {
    let mut listed = match existing {
        None => Vec::new(),
        Some(text) => match list(text) {
            Some(listed) => listed,
            None => {
                let missing = models.iter().filter(|model| !text.contains(&format!("\"{model}\"")));
                return Script::Add(missing.map(|model| line(model)).collect());
            }
        },
    };
    for model in models {
        if !listed.contains(model) {
            listed.push(model.clone());
        }
    }
    let models: Vec<String> = listed.iter().map(|model| format!("\"{model}\"")).collect();
    let list = match models.join(", ") {
        short if short.len() <= 90 => short,
        _ => format!("\n        {},\n    ", models.join(",\n        ")),
    };
    Script::Write(format!("{START}{list}{END}"))
}

/// The models in a build script that this command wrote.
fn list(text: &str) -> Option<Vec<String>> {
    let list = text.strip_prefix(START)?.strip_suffix(END)?;
    let items = list.split(',').map(str::trim).filter(|item| !item.is_empty());
    items.map(|item| Some(item.strip_prefix('"')?.strip_suffix('"')?.to_owned())).collect()
}

fn line(model: &str) -> String {
    format!("smithereens_codegen::configure().model(\"{model}\").operations_used_in([\"src\"]).compile()?;")
}

#[cfg(test)]
mod tests {
    use super::{Script, script};

    fn models(names: &[&str]) -> Vec<String> {
        names.iter().map(|name| format!("model/{name}.json")).collect()
    }

    #[test]
    fn a_script_of_ours_gets_more_models_once() {
        let Script::Write(first) = script(None, &models(&["s3"])) else { panic!("there is no script") };
        assert!(first.contains("for model in [\"model/s3.json\"] {"), "{first}");
        let Script::Write(second) = script(Some(&first), &models(&["sqs", "s3"])) else { panic!("it is ours") };
        assert!(second.contains("for model in [\"model/s3.json\", \"model/sqs.json\"] {"), "{second}");
        assert_eq!(script(Some(&second), &models(&["s3"])), Script::Write(second.clone()));
        let many = models(&["api-gateway", "cloudwatch", "dynamodb", "glacier", "kms", "lambda"]);
        let Script::Write(long) = script(Some(&second), &many) else { panic!("it is ours") };
        assert!(long.contains("[\n        \"model/s3.json\",\n"), "{long}");
        assert_eq!(script(Some(&long), &many), Script::Write(long.clone()));
    }

    #[test]
    fn another_script_gets_lines_to_add() {
        let text = "fn main() { smithereens_codegen::configure().model(\"model/s3.json\").compile().unwrap() }";
        let line =
            "smithereens_codegen::configure().model(\"model/sqs.json\").operations_used_in([\"src\"]).compile()?;";
        assert_eq!(script(Some(text), &models(&["s3", "sqs"])), Script::Add(vec![line.to_owned()]));
    }
}
