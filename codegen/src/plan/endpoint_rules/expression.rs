use super::reference::{follow, reference};
use super::scope::Scope;
use super::template;
use super::types::Type;
use crate::model::Node;
use crate::plan::client::endpoints::{Expression, Function};
use crate::plan::reader::Reader;

/// Reads an expression of any type: a literal, `{"ref": …}` or `{"fn": …, "argv": […]}`.
pub(super) fn read(node: &Node, scope: &Scope, reader: &mut Reader<'_>) -> Option<(Expression, Type)> {
    match node {
        Node::String(text) => Some((template::read(text, scope, reader)?, Type::Text)),
        Node::Bool(value) => Some((Expression::Boolean(*value), Type::Boolean)),
        Node::Object(object) if object.get("ref").is_some() => {
            reader.member(node, "ref", |reader, name| reference(reader.text(name)?, scope, reader))
        }
        Node::Object(_) => call(node, scope, reader),
        other => reader.expected("a string, a boolean, a reference or a function", other),
    }
}

/// Reads an expression of one type.
pub(super) fn read_as(expected: Type, node: &Node, scope: &Scope, reader: &mut Reader<'_>) -> Option<Expression> {
    let (expression, found) = read(node, scope, reader)?;
    if found != expected {
        return reader.error(format!("expected {}, found {}", expected.name(), found.name()));
    }
    Some(expression)
}

/// Reads the call of a function.
pub(super) fn call(node: &Node, scope: &Scope, reader: &mut Reader<'_>) -> Option<(Expression, Type)> {
    let name = reader.member(node, "fn", |reader, name| reader.text(name))?.to_owned();
    reader.member(node, "argv", |reader, node| {
        let Node::Array(nodes) = node else { return reader.expected("an array", node) };
        let mut arguments = Arguments { function: &name, nodes, scope, reader };
        arguments.call()
    })
}

/// The arguments of a call.
struct Arguments<'a, 'r> {
    function: &'a str,
    nodes: &'a [Node],
    scope: &'a Scope,
    reader: &'a mut Reader<'r>,
}

impl Arguments<'_, '_> {
    fn call(&mut self) -> Option<(Expression, Type)> {
        use Type::{Arn, Boolean, Partition, Text, Texts, Url};
        Some(match self.function {
            "booleanEquals" => (self.typed(Function::BooleanEquals, &[Boolean, Boolean])?, Boolean),
            "stringEquals" => (self.typed(Function::StringEquals, &[Text, Text])?, Boolean),
            "not" => (self.typed(Function::Not, &[Boolean])?, Boolean),
            "isValidHostLabel" => (self.typed(Function::IsValidHostLabel, &[Text, Boolean])?, Boolean),
            "aws.isVirtualHostableS3Bucket" => {
                (self.typed(Function::IsVirtualHostableS3Bucket, &[Text, Boolean])?, Boolean)
            }
            "uriEncode" => (self.typed(Function::UriEncode, &[Text])?, Text),
            "parseURL" => (self.typed(Function::ParseUrl, &[Text])?, Url),
            "aws.parseArn" => (self.typed(Function::ParseArn, &[Text])?, Arn),
            "aws.partition" => (self.typed(Function::Partition, &[Text])?, Partition),
            "isSet" => {
                self.count(1)?;
                (Expression::Call(Function::IsSet, vec![self.any(0)?.0]), Boolean)
            }
            "substring" => (self.substring()?, Text),
            "split" => (self.split()?, Texts),
            "coalesce" => self.coalesce()?,
            "ite" => self.ite()?,
            "getAttr" => self.attribute()?,
            unknown => return self.reader.error(format!("unknown function `{unknown}`")),
        })
    }

    fn count(&mut self, expected: usize) -> Option<()> {
        if self.nodes.len() == expected {
            return Some(());
        }
        let (function, found) = (self.function, self.nodes.len());
        self.reader.error(format!("`{function}` takes {expected} arguments, found {found}"))
    }

    fn any(&mut self, index: usize) -> Option<(Expression, Type)> {
        let (node, scope) = (&self.nodes[index], self.scope);
        self.reader.within(index, |reader| read(node, scope, reader))
    }

    fn of_type(&mut self, index: usize, expected: Type) -> Option<Expression> {
        let (node, scope) = (&self.nodes[index], self.scope);
        self.reader.within(index, |reader| read_as(expected, node, scope, reader))
    }

    fn small_integer(&mut self, index: usize) -> Option<u16> {
        let node = &self.nodes[index];
        self.reader.within(index, |reader| reader.small_integer(node))
    }

    fn typed(&mut self, function: Function, types: &[Type]) -> Option<Expression> {
        self.count(types.len())?;
        let arguments = types.iter().enumerate().map(|(index, expected)| self.of_type(index, *expected));
        Some(Expression::Call(function, arguments.collect::<Option<_>>()?))
    }

    fn substring(&mut self) -> Option<Expression> {
        self.count(4)?;
        let function = Function::Substring { start: self.small_integer(1)?, end: self.small_integer(2)? };
        Some(Expression::Call(function, vec![self.of_type(0, Type::Text)?, self.of_type(3, Type::Boolean)?]))
    }

    fn split(&mut self) -> Option<Expression> {
        self.count(3)?;
        let delimiter = match &self.nodes[1] {
            Node::String(text) if !text.is_empty() && !text.contains(['{', '}']) => text.clone(),
            _ => return self.reader.within(1, |reader| reader.error("expected a non-empty string")),
        };
        let function = Function::Split { delimiter, limit: self.small_integer(2)? };
        Some(Expression::Call(function, vec![self.of_type(0, Type::Text)?]))
    }

    fn coalesce(&mut self) -> Option<(Expression, Type)> {
        if self.nodes.len() < 2 {
            return self.reader.error("`coalesce` takes at least two arguments");
        }
        let (first, of) = self.any(0)?;
        let mut values = vec![first];
        for index in 1..self.nodes.len() {
            values.push(self.of_type(index, of)?);
        }
        Some((Expression::Call(Function::Coalesce, values), of))
    }

    fn ite(&mut self) -> Option<(Expression, Type)> {
        self.count(3)?;
        let condition = self.of_type(0, Type::Boolean)?;
        let (then, of) = self.any(1)?;
        let otherwise = self.of_type(2, of)?;
        Some((Expression::Call(Function::Ite, vec![condition, then, otherwise]), of))
    }

    fn attribute(&mut self) -> Option<(Expression, Type)> {
        self.count(2)?;
        let (value, of) = self.any(0)?;
        let node = &self.nodes[1];
        self.reader.within(1, |reader| follow(value, of, reader.text(node)?, reader))
    }
}
