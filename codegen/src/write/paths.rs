//! Paths and the arguments of generic types.

use super::layout::INDENT;
use super::printer::{Printed, Printer};
use crate::tokens::{Delimiter, Kind};

/// How the arguments of a generic type stand in a path.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Arguments {
    /// There are none: `a::B`.
    None,
    /// `a::B<T>`.
    Type,
    /// `a::B::<T>`.
    Expression,
}

impl Printer {
    /// A path, which may start with a type: `<T as Trait>::name`.
    pub(super) fn qualified_path(&mut self, arguments: Arguments) -> Printed {
        if !self.take_operator("<") {
            return self.path(arguments);
        }
        self.layout.word("<");
        self.type_()?;
        if self.take_word("as") {
            self.layout.word(" as ");
            self.path(Arguments::Type)?;
        }
        self.expect(">")?;
        self.layout.word(">");
        self.expect("::")?;
        self.layout.word("::");
        self.path(arguments)
    }

    pub(super) fn path(&mut self, arguments: Arguments) -> Printed {
        if self.take_operator("::") {
            self.layout.word("::");
        }
        loop {
            self.path_segment(arguments)?;
            if !self.is_operator("::") || self.tokens.kind(self.at + 2) != Kind::Word {
                return Ok(());
            }
            self.at += 2;
            self.layout.word("::");
        }
    }

    fn path_segment(&mut self, arguments: Arguments) -> Printed {
        self.name()?;
        match arguments {
            Arguments::None => Ok(()),
            Arguments::Type if self.is_punct(b'<') => self.generic_arguments(arguments),
            Arguments::Type if self.is_open(Delimiter::Parenthesis) => self.parenthesized_arguments(),
            Arguments::Type | Arguments::Expression
                if self.is_operator("::") && self.tokens.is_punct(self.at + 2, b'<') =>
            {
                self.at += 2;
                self.generic_arguments(arguments)
            }
            _ => Ok(()),
        }
    }

    /// Arguments in angle brackets, which are left out where there are none.
    pub(super) fn generic_arguments(&mut self, arguments: Arguments) -> Printed {
        self.expect("<")?;
        if self.take_operator(">") {
            return Ok(());
        }
        if arguments == Arguments::Expression {
            self.layout.word("::");
        }
        self.layout.word("<");
        self.layout.consistent(INDENT);
        self.layout.zero_break();
        loop {
            self.generic_argument()?;
            let is_last = self.is_last_in_angles()?;
            self.layout.comma(is_last);
            if is_last {
                break;
            }
        }
        self.layout.offset(-INDENT);
        self.layout.end();
        self.layout.word(">");
        Ok(())
    }

    /// Passes the comma after an element in angle brackets, or their end, and says whether it was the last one.
    pub(super) fn is_last_in_angles(&mut self) -> Printed<bool> {
        let has_comma = self.take_operator(",");
        if self.take_operator(">") {
            return Ok(true);
        }
        if has_comma { Ok(false) } else { Err(self.unexpected(">")) }
    }

    fn generic_argument(&mut self) -> Printed {
        if self.tokens.is_lifetime(self.at) {
            return self.lifetime();
        }
        if self.tokens.kind(self.at) == Kind::Literal {
            self.copy();
            return Ok(());
        }
        let is_name = self.tokens.kind(self.at) == Kind::Word;
        if is_name && self.tokens.is_punct(self.at + 1, b'=') {
            self.name()?;
            self.expect("=")?;
            self.layout.word(" = ");
        } else if is_name && self.tokens.is_punct(self.at + 1, b':') && !self.tokens.is_operator(self.at + 1, "::") {
            self.name()?;
            self.layout.inconsistent(INDENT);
            self.bounds()?;
            self.layout.end();
            return Ok(());
        }
        self.type_()
    }

    fn parenthesized_arguments(&mut self) -> Printed {
        self.layout.consistent(INDENT);
        self.open(Delimiter::Parenthesis)?;
        self.layout.word("(");
        self.layout.zero_break();
        while !self.is_end() {
            self.type_()?;
            let is_last = self.is_last()?;
            self.layout.comma(is_last);
        }
        self.layout.offset(-INDENT);
        self.close()?;
        self.layout.word(")");
        self.return_type()?;
        self.layout.end();
        Ok(())
    }
}
