use super::expression::Expression;
use super::lexer::{Kind, Token, tokens};
use crate::syntax_error::SyntaxError;

/// The maximum depth and number of tokens of an expression. They limit the depth of its tree, so that a model cannot
/// overflow the stack.
const MAX_DEPTH: usize = 64;
const MAX_TOKENS: usize = 1024;

/// Parses an expression.
///
/// # Errors
/// If the text is not a valid expression, or is too long or too deep.
pub(crate) fn parse(text: &str) -> Result<Expression, SyntaxError> {
    let mut parser = Parser { tokens: tokens(text)?, position: 0, depth: 0 };
    if parser.tokens.len() > MAX_TOKENS {
        return Err(parser.error(format!("the expression has more than {MAX_TOKENS} tokens")));
    }
    let expression = parser.expression(Power::NONE)?;
    match parser.peek() {
        Kind::End => Ok(expression),
        other => Err(parser.unexpected("an operator or the end", &other.clone())),
    }
}

/// How strongly an operator binds to its left operand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Power(u8);

impl Power {
    const NONE: Self = Self(0);
    const PIPE: Self = Self(1);
    const OR: Self = Self(2);
    const AND: Self = Self(3);
    const COMPARATOR: Self = Self(5);
    const FLATTEN: Self = Self(9);
    /// A weaker operator ends a projection.
    const PROJECTION_STOP: Self = Self(10);
    const STAR: Self = Self(20);
    const FILTER: Self = Self(21);
    const DOT: Self = Self(40);
    const NOT: Self = Self(45);
    const BRACKET: Self = Self(55);

    fn of(kind: &Kind) -> Self {
        match kind {
            Kind::Pipe => Self::PIPE,
            Kind::Or => Self::OR,
            Kind::And => Self::AND,
            Kind::Comparator(_) => Self::COMPARATOR,
            Kind::Flatten => Self::FLATTEN,
            Kind::Star => Self::STAR,
            Kind::Filter => Self::FILTER,
            Kind::Dot => Self::DOT,
            Kind::LeftBracket => Self::BRACKET,
            _ => Self::NONE,
        }
    }
}

struct Parser {
    tokens: Vec<Token>,
    position: usize,
    depth: usize,
}

impl Parser {
    fn expression(&mut self, power: Power) -> Result<Expression, SyntaxError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.error(format!("the expression nests deeper than {MAX_DEPTH} levels")));
        }
        let mut left = self.prefix()?;
        while power < Power::of(self.peek()) {
            left = self.infix(left)?;
        }
        self.depth -= 1;
        Ok(left)
    }

    /// Parses the start of an expression.
    fn prefix(&mut self) -> Result<Expression, SyntaxError> {
        Ok(match self.next() {
            Kind::Name(name) if *self.peek() == Kind::LeftParenthesis => self.function(name)?,
            Kind::Name(name) | Kind::Quoted(name) => Expression::Field(name),
            Kind::Literal(value) => Expression::Literal(value),
            Kind::Current => Expression::Current,
            Kind::Not => Expression::Not(self.boxed(Power::NOT)?),
            Kind::Ampersand => Expression::Reference(self.boxed(Power::NONE)?),
            Kind::LeftParenthesis => {
                let inner = self.expression(Power::NONE)?;
                self.expect(Kind::RightParenthesis)?;
                inner
            }
            Kind::Star => self.object_projection(Expression::Current)?,
            Kind::Flatten => self.flatten(Expression::Current)?,
            Kind::Filter => self.filter(Expression::Current)?,
            Kind::LeftBrace => self.multi_select_hash()?,
            Kind::LeftBracket => match self.peek() {
                Kind::Number(_) | Kind::Colon => self.bracket(Expression::Current)?,
                Kind::Star if *self.peek_second() == Kind::RightBracket => self.bracket(Expression::Current)?,
                _ => self.multi_select_list()?,
            },
            other => {
                self.position -= 1;
                return Err(self.unexpected("an expression", &other));
            }
        })
    }

    /// Parses the continuation of an expression.
    fn infix(&mut self, left: Expression) -> Result<Expression, SyntaxError> {
        let boxed = Box::new;
        Ok(match self.next() {
            Kind::Dot => match self.peek() {
                Kind::Star => {
                    self.next();
                    self.object_projection(left)?
                }
                _ => Expression::Sub(boxed(left), boxed(self.after_dot(Power::DOT)?)),
            },
            Kind::Pipe => Expression::Sub(boxed(left), self.boxed(Power::PIPE)?),
            Kind::Or => Expression::Or(boxed(left), self.boxed(Power::OR)?),
            Kind::And => Expression::And(boxed(left), self.boxed(Power::AND)?),
            Kind::Comparator(comparator) => {
                Expression::Comparison(comparator, boxed(left), self.boxed(Power::COMPARATOR)?)
            }
            Kind::Flatten => self.flatten(left)?,
            Kind::Filter => self.filter(left)?,
            Kind::LeftBracket => self.bracket(left)?,
            other => {
                self.position -= 1;
                return Err(self.unexpected("an operator", &other));
            }
        })
    }

    /// Parses the right side of a dot.
    fn after_dot(&mut self, power: Power) -> Result<Expression, SyntaxError> {
        match self.peek() {
            Kind::Name(_) | Kind::Quoted(_) | Kind::Star => self.expression(power),
            Kind::LeftBracket => {
                self.next();
                self.multi_select_list()
            }
            Kind::LeftBrace => {
                self.next();
                self.multi_select_hash()
            }
            other => Err(self.unexpected("a name, `*`, `[` or `{`", &other.clone())),
        }
    }

    /// Parses an index, a slice or `*`, after its opening bracket.
    fn bracket(&mut self, left: Expression) -> Result<Expression, SyntaxError> {
        let left = Box::new(left);
        match self.next() {
            Kind::Star => {
                self.expect(Kind::RightBracket)?;
                Ok(Expression::Projection(left, self.projected(Power::STAR)?))
            }
            Kind::Number(index) if *self.peek() == Kind::RightBracket => {
                self.next();
                Ok(Expression::Sub(left, Box::new(Expression::Index(index))))
            }
            Kind::Number(_) | Kind::Colon => {
                while matches!(self.peek(), Kind::Number(_) | Kind::Colon) {
                    self.next();
                }
                self.expect(Kind::RightBracket)?;
                let slice = Expression::Sub(left, Box::new(Expression::Slice));
                Ok(Expression::Projection(Box::new(slice), self.projected(Power::STAR)?))
            }
            other => {
                self.position -= 1;
                Err(self.unexpected("a number, `:` or `*`", &other))
            }
        }
    }

    fn object_projection(&mut self, left: Expression) -> Result<Expression, SyntaxError> {
        Ok(Expression::ObjectProjection(Box::new(left), self.projected(Power::STAR)?))
    }

    fn flatten(&mut self, left: Expression) -> Result<Expression, SyntaxError> {
        let list = Expression::Flatten(Box::new(left));
        Ok(Expression::Projection(Box::new(list), self.projected(Power::FLATTEN)?))
    }

    fn filter(&mut self, left: Expression) -> Result<Expression, SyntaxError> {
        let condition = self.boxed(Power::NONE)?;
        self.expect(Kind::RightBracket)?;
        Ok(Expression::Filter { list: Box::new(left), condition, right: self.projected(Power::FILTER)? })
    }

    /// Parses the right side of a projection.
    fn projected(&mut self, power: Power) -> Result<Box<Expression>, SyntaxError> {
        let right = match self.peek() {
            Kind::Dot => {
                self.next();
                self.after_dot(power)?
            }
            Kind::LeftBracket | Kind::Filter => self.expression(power)?,
            other if Power::of(other) < Power::PROJECTION_STOP => Expression::Current,
            other => return Err(self.unexpected("`.`, `[` or an operator", &other.clone())),
        };
        Ok(Box::new(right))
    }

    fn multi_select_list(&mut self) -> Result<Expression, SyntaxError> {
        Ok(Expression::MultiSelectList(self.separated(Kind::RightBracket, |parser| parser.expression(Power::NONE))?))
    }

    fn multi_select_hash(&mut self) -> Result<Expression, SyntaxError> {
        let member = |parser: &mut Self| {
            let name = match parser.next() {
                Kind::Name(name) | Kind::Quoted(name) => name,
                other => {
                    parser.position -= 1;
                    return Err(parser.unexpected("a name", &other));
                }
            };
            parser.expect(Kind::Colon)?;
            Ok((name, parser.expression(Power::NONE)?))
        };
        Ok(Expression::MultiSelectHash(self.separated(Kind::RightBrace, member)?))
    }

    fn function(&mut self, name: String) -> Result<Expression, SyntaxError> {
        self.expect(Kind::LeftParenthesis)?;
        if *self.peek() == Kind::RightParenthesis {
            self.next();
            return Ok(Expression::Function(name, Vec::new()));
        }
        let arguments = self.separated(Kind::RightParenthesis, |parser| parser.expression(Power::NONE))?;
        Ok(Expression::Function(name, arguments))
    }

    /// Parses one or more elements separated by commas, and the end token.
    fn separated<T>(
        &mut self,
        end: Kind,
        mut element: impl FnMut(&mut Self) -> Result<T, SyntaxError>,
    ) -> Result<Vec<T>, SyntaxError> {
        let mut elements = vec![element(self)?];
        while *self.peek() == Kind::Comma {
            self.next();
            elements.push(element(self)?);
        }
        self.expect(end)?;
        Ok(elements)
    }

    fn boxed(&mut self, power: Power) -> Result<Box<Expression>, SyntaxError> {
        self.expression(power).map(Box::new)
    }

    fn peek(&self) -> &Kind {
        self.tokens.get(self.position).map_or(&Kind::End, |token| &token.kind)
    }

    fn peek_second(&self) -> &Kind {
        self.tokens.get(self.position + 1).map_or(&Kind::End, |token| &token.kind)
    }

    fn next(&mut self) -> Kind {
        let kind = self.peek().clone();
        self.position += 1;
        kind
    }

    fn expect(&mut self, kind: Kind) -> Result<(), SyntaxError> {
        if *self.peek() == kind {
            self.position += 1;
            return Ok(());
        }
        Err(self.unexpected(&kind.describe(), &self.peek().clone()))
    }

    fn unexpected(&self, expected: &str, found: &Kind) -> SyntaxError {
        self.error(format!("expected {expected}, found {}", found.describe()))
    }

    /// An error at the next token.
    fn error(&self, message: String) -> SyntaxError {
        let last = self.tokens.last().map_or(0, |token| token.offset);
        SyntaxError { message, offset: self.tokens.get(self.position).map_or(last, |token| token.offset) }
    }
}
