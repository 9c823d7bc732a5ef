//! Items: modules, structures, enums, implementations and what stands in them.

use super::layout::INDENT;
use super::paths::Arguments;
use super::printer::{Printed, Printer};
use crate::tokens::Delimiter;

impl Printer {
    /// All items to the end of the group.
    pub(super) fn items(&mut self) -> Printed {
        while !self.is_end() {
            self.outer_attributes()?;
            self.item()?;
        }
        Ok(())
    }

    /// An item of a file, a module, an implementation, a trait or a block, after its attributes.
    pub(super) fn item(&mut self) -> Printed {
        let keyword = self.item_keyword();
        match self.tokens.text(keyword) {
            "use" => {
                self.visibility()?;
                return self.use_();
            }
            "const" | "static" if !self.tokens.is_word(keyword + 1, "fn") => {
                self.layout.consistent(0);
                self.visibility()?;
                return self.constant();
            }
            "async" | "const" | "enum" | "fn" | "impl" | "mod" | "struct" | "trait" | "type" | "unsafe" => {}
            _ if self.tokens.is_path(self.at) => return self.macro_item(),
            _ => return Err(self.unexpected("an item")),
        }
        self.layout.consistent(INDENT);
        self.visibility()?;
        match self.tokens.text(keyword) {
            "enum" => self.enumeration(),
            "impl" => self.implementation(),
            "mod" => self.module(),
            "struct" => self.structure(),
            "trait" => self.trait_(),
            "type" => self.type_alias(),
            _ => self.function(),
        }
    }

    /// The index of the word that says what item this is.
    fn item_keyword(&self) -> usize {
        if !self.is_word("pub") {
            return self.at;
        }
        let after = self.at + 1;
        if self.tokens.is_open(after, Delimiter::Parenthesis) { self.tokens.after(after) } else { after }
    }

    fn visibility(&mut self) -> Printed {
        if !self.take_word("pub") {
            return Ok(());
        }
        if !self.is_open(Delimiter::Parenthesis) {
            self.layout.word("pub ");
            return Ok(());
        }
        self.open(Delimiter::Parenthesis)?;
        self.layout.word("pub(");
        self.keyword("in");
        self.path(Arguments::None)?;
        self.layout.word(") ");
        self.close()
    }

    fn constant(&mut self) -> Printed {
        self.name()?;
        self.layout.word(" ");
        self.keyword("mut");
        self.name()?;
        self.expect(":")?;
        self.layout.word(": ");
        self.type_()?;
        self.expect("=")?;
        self.layout.word(" = ");
        self.layout.never_break();
        self.expression()?;
        self.expect(";")?;
        self.layout.word(";");
        self.layout.end();
        self.layout.hard_break();
        Ok(())
    }

    fn module(&mut self) -> Printed {
        self.keyword("mod");
        self.name()?;
        if self.take_operator(";") {
            self.layout.word(";");
            self.layout.end();
        } else {
            self.layout.word(" ");
            self.braced_items()?;
        }
        self.layout.hard_break();
        Ok(())
    }

    /// Items in braces, in the box that the caller began, which it ends.
    fn braced_items(&mut self) -> Printed {
        self.open(Delimiter::Brace)?;
        self.layout.word("{");
        self.layout.hard_break_if_nonempty();
        self.inner_attributes()?;
        self.items()?;
        self.close()?;
        self.layout.offset(-INDENT);
        self.layout.end();
        self.layout.word("}");
        Ok(())
    }

    fn structure(&mut self) -> Printed {
        self.keyword("struct");
        self.name()?;
        self.generic_parameters()?;
        if !self.is_punct(b';') && !self.is_open(Delimiter::Parenthesis) {
            self.where_clause()?;
            self.braced_elements(Self::field)?;
            self.layout.hard_break();
            return Ok(());
        }
        if self.is_open(Delimiter::Parenthesis) {
            self.unnamed_fields()?;
        }
        self.expect(";")?;
        self.layout.word(";");
        self.layout.end();
        self.layout.hard_break();
        Ok(())
    }

    /// Fields or variants, one a line, in the box that the caller began, which it ends.
    fn braced_elements(&mut self, element: fn(&mut Self) -> Printed) -> Printed {
        self.open(Delimiter::Brace)?;
        self.layout.word("{");
        self.layout.hard_break_if_nonempty();
        while !self.is_end() {
            element(self)?;
            self.is_last()?;
            self.layout.word(",");
            self.layout.hard_break();
        }
        self.close()?;
        self.layout.offset(-INDENT);
        self.layout.end();
        self.layout.word("}");
        Ok(())
    }

    fn field(&mut self) -> Printed {
        self.outer_attributes()?;
        self.visibility()?;
        self.name()?;
        self.expect(":")?;
        self.layout.word(": ");
        self.type_()
    }

    fn unnamed_fields(&mut self) -> Printed {
        self.open(Delimiter::Parenthesis)?;
        self.layout.word("(");
        self.layout.zero_break();
        while !self.is_end() {
            self.outer_attributes()?;
            self.visibility()?;
            self.type_()?;
            let is_last = self.is_last()?;
            self.layout.comma(is_last);
        }
        self.layout.offset(-INDENT);
        self.layout.word(")");
        self.close()
    }

    fn enumeration(&mut self) -> Printed {
        self.keyword("enum");
        self.name()?;
        self.generic_parameters()?;
        self.where_clause()?;
        self.braced_elements(Self::variant)?;
        self.layout.hard_break();
        Ok(())
    }

    fn variant(&mut self) -> Printed {
        self.outer_attributes()?;
        self.name()?;
        if self.is_open(Delimiter::Parenthesis) {
            self.layout.consistent(INDENT);
            self.unnamed_fields()?;
            self.layout.end();
        } else if self.is_open(Delimiter::Brace) {
            self.named_fields_of_variant()?;
        }
        if self.take_operator("=") {
            self.layout.word(" = ");
            self.expression()?;
        }
        Ok(())
    }

    fn named_fields_of_variant(&mut self) -> Printed {
        self.open(Delimiter::Brace)?;
        self.layout.word(" {");
        self.layout.consistent(INDENT);
        self.layout.space();
        while !self.is_end() {
            self.field()?;
            let is_last = self.is_last()?;
            self.layout.comma_or_space(is_last);
        }
        self.layout.offset(-INDENT);
        self.layout.end();
        self.layout.word("}");
        self.close()
    }

    fn implementation(&mut self) -> Printed {
        self.layout.inconsistent(-INDENT);
        self.layout.consistent(INDENT);
        self.name()?;
        self.generic_parameters()?;
        self.layout.end();
        self.layout.word(" ");
        self.type_()?;
        if self.take_word("for") {
            self.layout.space();
            self.layout.word("for ");
            self.type_()?;
        }
        self.layout.end();
        self.where_clause()?;
        self.braced_items()?;
        self.layout.hard_break();
        Ok(())
    }

    fn trait_(&mut self) -> Printed {
        self.keyword("trait");
        self.name()?;
        self.generic_parameters()?;
        if self.take_operator(":") {
            self.layout.word(": ");
            self.joined_bounds()?;
        }
        self.where_clause()?;
        self.braced_items()?;
        self.layout.hard_break();
        Ok(())
    }

    /// A name for a type, which stands with two boxes the same in a file and in an implementation.
    fn type_alias(&mut self) -> Printed {
        self.keyword("type");
        self.name()?;
        self.generic_parameters()?;
        self.expect("=")?;
        self.layout.word(" = ");
        self.layout.never_break();
        self.layout.inconsistent(-INDENT);
        self.type_()?;
        self.layout.end();
        self.expect(";")?;
        self.layout.word(";");
        self.layout.end();
        self.layout.hard_break();
        Ok(())
    }

    fn macro_item(&mut self) -> Printed {
        let has_semicolon = self.macro_call()?;
        if has_semicolon {
            self.layout.word(";");
        }
        self.take_operator(";");
        self.layout.hard_break();
        Ok(())
    }
}
