use super::{Comparator, Expression, parse};

/// The tree of an expression in the notation of `record.py`.
fn written(expression: &Expression) -> String {
    let group = |kind: &str, children: &[&Expression]| {
        let children: String = children.iter().map(|child| format!(" {}", written(child))).collect();
        format!("({kind}{children})")
    };
    match expression {
        Expression::Current => "@".to_owned(),
        Expression::Field(name) => format!("(field {})", serde_json::json!(name)),
        Expression::Literal(value) => {
            let value = serde_json::from_str(&value.to_string()).expect("JSON");
            format!("(literal {})", python(&value))
        }
        Expression::Sub(left, right) => group("sub", &[left, right]),
        Expression::Index(index) => format!("(index {index})"),
        Expression::Slice => "(slice)".to_owned(),
        Expression::Flatten(list) => group("flatten", &[list]),
        Expression::Projection(left, right) => group("projection", &[left, right]),
        Expression::ObjectProjection(left, right) => group("value_projection", &[left, right]),
        Expression::Filter { list, condition, right } => group("filter_projection", &[list, condition, right]),
        Expression::MultiSelectList(elements) => group("multi_select_list", &elements.iter().collect::<Vec<_>>()),
        Expression::MultiSelectHash(members) => {
            let member =
                |(name, value): &(String, Expression)| format!(" {} {}", serde_json::json!(name), written(value));
            format!("(multi_select_dict{})", members.iter().map(member).collect::<String>())
        }
        Expression::Or(left, right) => group("or_expression", &[left, right]),
        Expression::And(left, right) => group("and_expression", &[left, right]),
        Expression::Not(inner) => group("not_expression", &[inner]),
        Expression::Comparison(comparator, left, right) => group(comparison(*comparator), &[left, right]),
        Expression::Function(name, arguments) => {
            group(&format!("function {name}"), &arguments.iter().collect::<Vec<_>>())
        }
        Expression::Reference(inner) => group("expref", &[inner]),
    }
}

fn comparison(comparator: Comparator) -> &'static str {
    match comparator {
        Comparator::Equal => "eq",
        Comparator::NotEqual => "ne",
        Comparator::Less => "lt",
        Comparator::LessOrEqual => "lte",
        Comparator::Greater => "gt",
        Comparator::GreaterOrEqual => "gte",
    }
}

/// JSON with Python's spacing.
fn python(value: &serde_json::Value) -> String {
    match value {
        serde_json::Value::Array(elements) => {
            format!("[{}]", elements.iter().map(python).collect::<Vec<_>>().join(", "))
        }
        serde_json::Value::Object(members) => {
            let member = |(name, value): (&String, _)| format!("{}: {}", serde_json::json!(name), python(value));
            format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(", "))
        }
        simple => simple.to_string(),
    }
}

#[test]
fn expressions_are_parsed_like_by_the_python_package() {
    let mut count = 0;
    for line in include_str!("expressions.tsv").lines() {
        let (text, expected) = line.split_once('\t').expect("an expression and its tree");
        match parse(text) {
            Ok(expression) => assert_eq!(written(&expression), expected, "{text}"),
            Err(error) => assert_eq!(expected, "refused", "{text}: {error}"),
        }
        count += 1;
    }
    assert!(count > 100, "only {count} expressions");
}

#[test]
fn an_error_says_what_was_expected_and_where() {
    let message = |text: &str| parse(text).expect_err("no expression").to_string();
    assert_eq!(message("a[?b"), "expected `]`, found the end at byte 4");
    assert_eq!(message("a.'b'"), "expected a name, `*`, `[` or `{`, found the literal \"b\" at byte 2");
    assert_eq!(message("a b"), "expected an operator or the end, found the name `b` at byte 2");
    assert_eq!(message("a == 'b"), "missing closing ' at byte 5");
    assert_eq!(message("a == #"), "unexpected `#` at byte 5");
    assert_eq!(message("a[1.5]"), "expected `]`, found `.` at byte 3");
    assert_eq!(message("`[1`"), "`[1` is not valid JSON: unexpected end of file at byte 0");
}

#[test]
fn expressions_that_would_overflow_the_stack_are_rejected() {
    for text in
        ["(".repeat(100_000), "!".repeat(100_000), "a[?".repeat(100_000), "a.".repeat(100_000), "a[".repeat(9999)]
    {
        parse(&text).expect_err("too deep");
    }
    parse(&format!("{}a", "a.".repeat(100_000))).expect_err("too long");
}
