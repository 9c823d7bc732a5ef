//! [Functions](https://jmespath.org/specification.html#built-in-functions): those that models use.

use super::check::{Kind, Known, Types};
use super::typed::{Code, Measure, Source, Stream, TextTest, Typed};
use crate::jmespath::Expression;

impl<'p> Types<'p> {
    pub(super) fn function(
        &self,
        name: &str,
        arguments: &[Expression],
        current: &Known<'p>,
    ) -> Result<Known<'p>, String> {
        let value = |argument: &Expression| self.value(argument, current);
        match (name, arguments) {
            ("length", [of]) => length(value(of)?),
            ("keys", [of]) => self.keys(value(of)?),
            ("values", [of]) => {
                let values = Expression::ObjectProjection(Box::new(of.clone()), Box::new(Expression::Current));
                self.value(&values, current)
            }
            ("starts_with", [text, part]) => text_test(TextTest::StartsWith, value(text)?, value(part)?),
            ("ends_with", [text, part]) => text_test(TextTest::EndsWith, value(text)?, value(part)?),
            ("contains", [subject, part]) => {
                let (subject, part) = (value(subject)?, value(part)?);
                match subject.kind {
                    Kind::Text => text_test(TextTest::Contains, subject, part),
                    _ => self.contains(subject, part),
                }
            }
            _ => Err(format!("the function `{name}` with {} arguments is not supported", arguments.len())),
        }
    }

    fn keys(&self, of: Known<'p>) -> Result<Known<'p>, String> {
        let Kind::Map(map) = of.kind else { return Err("only a map has keys".to_owned()) };
        let (element, lend) = self.kind(&map.key)?;
        let nullable = of.typed.nullable;
        let stream = Stream { of: of.typed, source: Source::Keys(lend), steps: Vec::new() };
        let kind = Kind::Computed { element: Box::new(element), nullable: false };
        Ok(Known::new(Code::List(Box::new(stream)), nullable, kind))
    }

    fn contains(&self, list: Known<'p>, part: Known<'p>) -> Result<Known<'p>, String> {
        let (source, element) = self.source(&list.kind)?;
        if !element.kind.is_like(&part.kind) {
            return Err("a list is searched for what cannot be in it".to_owned());
        }
        let nullable = list.typed.nullable;
        let list = match (list.typed.code, source) {
            (computed @ Code::List(_), _) => computed,
            (code, source) => {
                let of = Typed { code, nullable };
                Code::List(Box::new(Stream { of, source, steps: Vec::new() }))
            }
        };
        let list = Typed { code: list, nullable };
        Ok(Known::new(Code::Contains(Box::new(list), Box::new(part.typed)), nullable, Kind::Boolean))
    }
}

fn length(of: Known<'_>) -> Result<Known<'_>, String> {
    let measure = match of.kind {
        Kind::Text => Measure::Characters,
        Kind::List(_) | Kind::Computed { .. } | Kind::Map(_) => Measure::Elements,
        _ => return Err("only a string, list or map has a length".to_owned()),
    };
    let nullable = of.typed.nullable;
    Ok(Known::new(Code::Length(Box::new(of.typed), measure), nullable, Kind::Number))
}

fn text_test<'p>(test: TextTest, text: Known<'p>, part: Known<'p>) -> Result<Known<'p>, String> {
    if !matches!((&text.kind, &part.kind), (Kind::Text, Kind::Text)) {
        return Err("only a string is searched for a string".to_owned());
    }
    let nullable = text.typed.nullable || part.typed.nullable;
    Ok(Known::new(Code::TextTest(test, Box::new(text.typed), Box::new(part.typed)), nullable, Kind::Boolean))
}
