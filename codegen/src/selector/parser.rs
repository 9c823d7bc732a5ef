//! From text to a tree, by the [grammar](https://smithy.io/2.0/spec/selectors.html#grammar) of selectors.

use super::SyntaxError;
use super::expression::{Assertion, Comparator, Comparison, Expression, ScopedValue, Segment, Sequence, TypeName};

/// The depth limit of nested functions, because each level takes space on the stack.
const MAX_DEPTH: usize = 64;

/// Comparators, each before those that it starts with.
const COMPARATORS: [(&str, Comparator); 14] = [
    ("{!=}", Comparator::ProjectionNotEqual),
    ("{<<}", Comparator::ProperSubset),
    ("{=}", Comparator::ProjectionEqual),
    ("{<}", Comparator::Subset),
    ("!=", Comparator::NotEqual),
    ("^=", Comparator::StartsWith),
    ("$=", Comparator::EndsWith),
    ("*=", Comparator::Contains),
    ("?=", Comparator::Exists),
    (">=", Comparator::GreaterOrEqual),
    ("<=", Comparator::LessOrEqual),
    (">", Comparator::Greater),
    ("<", Comparator::Less),
    ("=", Comparator::Equal),
];

/// Types that are named as they are, and match nothing else.
const EXACT_TYPES: [&str; 20] = [
    "blob",
    "boolean",
    "document",
    "byte",
    "short",
    "long",
    "float",
    "double",
    "bigInteger",
    "bigDecimal",
    "timestamp",
    "enum",
    "intEnum",
    "list",
    "map",
    "structure",
    "union",
    "service",
    "operation",
    "resource",
];

/// Parses a whole selector.
pub(super) fn parse(text: &str) -> Result<Sequence, SyntaxError> {
    let mut parser = Parser { text, offset: 0, depth: 0, roots: 0 };
    let sequence = parser.sequence()?;
    match parser.rest().is_empty() {
        true => Ok(sequence),
        false => Err(parser.error("a selector")),
    }
}

/// Parses the path between the braces of `@{path}`.
pub(super) fn parse_path(text: &str) -> Result<Vec<Segment>, SyntaxError> {
    let mut parser = Parser { text, offset: 0, depth: 0, roots: 0 };
    let path = parser.path()?;
    match parser.rest().is_empty() {
        true => Ok(path),
        false => Err(parser.error("`|` or the end of the path")),
    }
}

struct Parser<'t> {
    text: &'t str,
    offset: usize,
    depth: usize,
    /// The number of `:root` functions so far.
    roots: usize,
}

impl<'t> Parser<'t> {
    /// The rest of the text, without white space at its start.
    fn rest(&mut self) -> &'t str {
        let rest = &self.text[self.offset..];
        let trimmed = rest.trim_start_matches([' ', '\t', '\r', '\n']);
        self.offset += rest.len() - trimmed.len();
        trimmed
    }

    fn error(&mut self, expected: &str) -> SyntaxError {
        let found = match self.rest().chars().next() {
            Some(character) => format!("`{}`", character.escape_debug()),
            None => "the end".to_owned(),
        };
        SyntaxError { offset: self.offset, message: format!("expected {expected}, found {found}") }
    }

    fn take(&mut self, token: &str) -> bool {
        let found = self.rest().starts_with(token);
        if found {
            self.offset += token.len();
        }
        found
    }

    fn expect(&mut self, token: &str) -> Result<(), SyntaxError> {
        match self.take(token) {
            true => Ok(()),
            false => Err(self.error(&format!("`{token}`"))),
        }
    }

    /// One or more expressions, up to a comma, a closing parenthesis, or the end.
    fn sequence(&mut self) -> Result<Sequence, SyntaxError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.error("fewer functions within each other"));
        }
        let mut sequence = vec![self.expression()?];
        while !self.rest().is_empty() && !self.rest().starts_with([',', ')']) {
            sequence.push(self.expression()?);
        }
        self.depth -= 1;
        Ok(sequence)
    }

    fn expression(&mut self) -> Result<Expression, SyntaxError> {
        let rest = self.rest();
        match rest.bytes().next() {
            Some(b'*') => self.take("*").then_some(Expression::Any).ok_or_else(|| self.error("`*`")),
            Some(b':') => self.function(),
            Some(b'[') => self.attribute(),
            Some(b'>') => {
                self.expect(">")?;
                Ok(Expression::Forward(None))
            }
            Some(b'~') => {
                self.expect("~>")?;
                Ok(Expression::ForwardRecursive)
            }
            Some(b'-') => {
                self.expect("-[")?;
                let relationships = self.relationships()?;
                self.expect("]->")?;
                Ok(Expression::Forward(Some(relationships)))
            }
            Some(b'<') => self.reverse(),
            Some(b'$') => self.variable(),
            Some(first) if first.is_ascii_alphabetic() || first == b'_' => self.type_name(),
            _ => Err(self.error("a shape type, an attribute, a neighbor, a function or a variable")),
        }
    }

    fn reverse(&mut self) -> Result<Expression, SyntaxError> {
        if self.take("<-[") {
            let relationships = self.relationships()?;
            self.expect("]-")?;
            return Ok(Expression::Reverse(Some(relationships)));
        }
        if self.take("<~") {
            return Ok(Expression::ReverseRecursive);
        }
        self.expect("<")?;
        Ok(Expression::Reverse(None))
    }

    fn relationships(&mut self) -> Result<Vec<String>, SyntaxError> {
        let mut relationships = vec![self.identifier()?.to_owned()];
        while self.take(",") {
            relationships.push(self.identifier()?.to_owned());
        }
        Ok(relationships)
    }

    fn variable(&mut self) -> Result<Expression, SyntaxError> {
        if self.take("${") {
            let name = self.identifier()?.to_owned();
            self.expect("}")?;
            return Ok(Expression::GetVariable(name));
        }
        self.expect("$")?;
        let name = self.identifier()?.to_owned();
        self.expect("(")?;
        let selector = self.sequence()?;
        self.expect(")")?;
        Ok(Expression::SetVariable(name, selector))
    }

    fn type_name(&mut self) -> Result<Expression, SyntaxError> {
        let start = self.offset;
        let name = self.identifier()?;
        Ok(Expression::Type(match name {
            "number" => TypeName::Number,
            "simpleType" => TypeName::Simple,
            "aggregateType" => TypeName::Aggregate,
            "dataType" => TypeName::Data,
            "serviceType" => TypeName::Service,
            "member" => TypeName::Member,
            "string" => TypeName::String,
            "integer" => TypeName::Integer,
            "collection" | "set" => TypeName::Exact("list"),
            name => match EXACT_TYPES.into_iter().find(|known| *known == name) {
                Some(known) => TypeName::Exact(known),
                None => {
                    return Err(SyntaxError { offset: start, message: format!("`{name}` is not a shape type") });
                }
            },
        }))
    }

    fn function(&mut self) -> Result<Expression, SyntaxError> {
        self.expect(":")?;
        let start = self.offset;
        let name = self.identifier()?;
        self.expect("(")?;
        let mut arguments = vec![self.sequence()?];
        while self.take(",") {
            arguments.push(self.sequence()?);
        }
        self.expect(")")?;
        let count = arguments.len();
        let wrong = |expected: &str| {
            let message = format!("`:{name}` takes {expected}, found {count}");
            Err(SyntaxError { offset: start, message })
        };
        let mut rest = arguments.into_iter();
        match (name, rest.next(), rest.next()) {
            ("test", Some(first), second) => Ok(Expression::Test(all(first, second, rest))),
            ("is" | "each", Some(first), second) => Ok(Expression::Is(all(first, second, rest))),
            ("not", Some(selector), None) => Ok(Expression::Not(selector)),
            ("in", Some(selector), None) => Ok(Expression::In(selector)),
            ("recursive", Some(selector), None) => Ok(Expression::Recursive(selector)),
            ("root", Some(selector), None) => {
                self.roots += 1;
                Ok(Expression::Root(self.roots, selector))
            }
            ("topdown", Some(qualifier), disqualifier) if count <= 2 => {
                Ok(Expression::TopDown { qualifier, disqualifier })
            }
            ("not" | "in" | "root" | "recursive", _, _) => wrong("one selector"),
            ("topdown", _, _) => wrong("one or two selectors"),
            _ => Ok(Expression::Unknown),
        }
    }

    fn attribute(&mut self) -> Result<Expression, SyntaxError> {
        if self.take("[@") {
            return self.scoped();
        }
        self.expect("[")?;
        let path = self.key()?;
        if self.take("]") {
            return Ok(Expression::Attribute { path, comparison: None });
        }
        let comparator = self.comparator()?;
        let mut values = vec![self.value()?];
        while self.take(",") {
            values.push(self.value()?);
        }
        let ignores_case = self.take("i");
        self.expect("]")?;
        Ok(Expression::Attribute { path, comparison: Some(Comparison { comparator, values, ignores_case }) })
    }

    fn scoped(&mut self) -> Result<Expression, SyntaxError> {
        let path = match self.rest().starts_with(':') {
            true => Vec::new(),
            false => self.key()?,
        };
        self.expect(":")?;
        let mut assertions = vec![self.assertion()?];
        while self.take("&&") {
            assertions.push(self.assertion()?);
        }
        self.expect("]")?;
        Ok(Expression::Scoped { path, assertions })
    }

    fn assertion(&mut self) -> Result<Assertion, SyntaxError> {
        let left = self.scoped_value()?;
        let comparator = self.comparator()?;
        let mut right = vec![self.scoped_value()?];
        while self.take(",") {
            right.push(self.scoped_value()?);
        }
        let ignores_case = self.take("i");
        Ok(Assertion { left, comparator, right, ignores_case })
    }

    fn scoped_value(&mut self) -> Result<ScopedValue, SyntaxError> {
        if !self.take("@{") {
            return self.value().map(ScopedValue::Literal);
        }
        let path = self.path()?;
        self.expect("}")?;
        Ok(ScopedValue::Context(path))
    }

    fn comparator(&mut self) -> Result<Comparator, SyntaxError> {
        for (token, comparator) in COMPARATORS {
            if self.take(token) {
                return Ok(comparator);
            }
        }
        Err(self.error("a comparator, such as `=`, or `]`"))
    }

    /// The name of an attribute, and the path in it.
    fn key(&mut self) -> Result<Vec<Segment>, SyntaxError> {
        let mut path = vec![Segment::Name(self.identifier()?.to_owned())];
        if self.take("|") {
            path.extend(self.path()?);
        }
        Ok(path)
    }

    fn path(&mut self) -> Result<Vec<Segment>, SyntaxError> {
        let mut path = vec![self.segment()?];
        while self.take("|") {
            path.push(self.segment()?);
        }
        Ok(path)
    }

    fn segment(&mut self) -> Result<Segment, SyntaxError> {
        if !self.take("(") {
            return self.value().map(Segment::Name);
        }
        let segment = match self.identifier()? {
            "keys" => Segment::Keys,
            "values" => Segment::Values,
            "length" => Segment::Length,
            "first" => Segment::First,
            _ => Segment::Unknown,
        };
        self.expect(")")?;
        Ok(segment)
    }

    /// A quoted text, a number, or a shape ID without a member.
    fn value(&mut self) -> Result<String, SyntaxError> {
        let rest = self.rest();
        match rest.bytes().next() {
            Some(quote @ (b'\'' | b'"')) => {
                let quote = char::from(quote);
                let Some((text, _)) = rest[1..].split_once(quote) else {
                    self.offset = self.text.len();
                    return Err(self.error(&format!("a closing `{quote}`")));
                };
                self.offset += text.len() + 2;
                Ok(text.to_owned())
            }
            Some(first) if first.is_ascii_digit() || first == b'-' => {
                let is_part = |character: char| character.is_ascii_alphanumeric() || "+-.".contains(character);
                let number = &rest[..rest.find(|character| !is_part(character)).unwrap_or(rest.len())];
                if crate::model::Number::parse(number).is_none() {
                    return Err(self.error("a number"));
                }
                self.offset += number.len();
                Ok(number.to_owned())
            }
            _ => self.shape_id(),
        }
    }

    fn shape_id(&mut self) -> Result<String, SyntaxError> {
        let start = self.offset;
        self.identifier()?;
        let is_at = |parser: &Self, token: char| parser.text[parser.offset..].starts_with(token);
        let mut is_namespace = false;
        while is_at(self, '.') {
            self.offset += 1;
            self.identifier_here()?;
            is_namespace = true;
        }
        if is_at(self, '#') {
            self.offset += 1;
            self.identifier_here()?;
        } else if is_namespace {
            return Err(self.error("`#`: a text with dots must be quoted"));
        }
        Ok(self.text[start..self.offset].to_owned())
    }

    fn identifier(&mut self) -> Result<&'t str, SyntaxError> {
        self.rest();
        self.identifier_here()
    }

    fn identifier_here(&mut self) -> Result<&'t str, SyntaxError> {
        let rest = &self.text[self.offset..];
        let is_part = |character: char| character.is_ascii_alphanumeric() || character == '_';
        let identifier = &rest[..rest.find(|character| !is_part(character)).unwrap_or(rest.len())];
        if !crate::model::is_identifier(identifier) {
            return Err(self.error("a name"));
        }
        self.offset += identifier.len();
        Ok(identifier)
    }
}

fn all(first: Sequence, second: Option<Sequence>, rest: impl Iterator<Item = Sequence>) -> Vec<Sequence> {
    std::iter::once(first).chain(second).chain(rest).collect()
}
