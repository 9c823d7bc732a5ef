//! Reads the examples out of the documentation of a generated client.

use smithereens_codegen::Generated;

/// A function for each example in the documentation of the client's methods.
pub(crate) fn functions(client: &Generated) -> String {
    let text = client.files().find(|(path, _)| *path == "client.rs").map(|(_, text)| text).unwrap_or_default();
    let mut lines = text.lines().filter_map(|line| line.trim_start().strip_prefix("///")).map(|line| line.trim_end());
    let mut functions = String::new();
    let mut count = 0;
    while let Some(line) = lines.next() {
        if line != " # Examples" {
            continue;
        }
        // The documentation of a method ends with the sentence about its result.
        let section: Vec<&str> = lines.by_ref().take_while(|line| !line.starts_with(" Returns [`")).collect();
        for code in section.split(|line| *line == " ```text").skip(1) {
            let code = code.split(|line| *line == " ```").next().unwrap_or_default();
            functions += &function(count, code);
            count += 1;
        }
    }
    functions
}

fn function(number: usize, code: &[&str]) -> String {
    let code = code.join("\n    ");
    format!(
        "/// An example.
///
/// # Errors
/// The call fails.
#[allow(deprecated, reason = \"the examples call deprecated operations, too\")]
pub async fn example_{number}(client: &crate::Client) -> Result<(), Box<dyn std::error::Error>> {{
    #[allow(unused_imports, reason = \"an example may need neither\")]
    use crate::{{primitives, types}};
    {code}
    drop(response);
    Ok(())
}}

"
    )
}
