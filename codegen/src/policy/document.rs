use super::Statement;
use crate::json::quote;

/// The policy as JSON, indented, with a line break at the end. The order of members is that of AWS's documentation.
pub(super) fn write(statements: &[Statement]) -> String {
    let statements: Vec<String> = statements.iter().map(statement).collect();
    let list = match statements.is_empty() {
        true => "[]".to_owned(),
        false => format!("[\n{}\n  ]", statements.join(",\n")),
    };
    format!("{{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": {list}\n}}\n")
}

fn statement(statement: &Statement) -> String {
    let strings = |texts: &[String]| {
        let texts: Vec<String> = texts.iter().map(|text| format!("        {}", quote(text))).collect();
        format!("[\n{}\n      ]", texts.join(",\n"))
    };
    format!(
        "    {{\n      \"Sid\": {},\n      \"Effect\": \"Allow\",\n      \"Action\": {},\n      \"Resource\": {}\n    }}",
        quote(&statement.sid),
        strings(&statement.actions),
        strings(&statement.resources),
    )
}
