//! `use` items.

use super::layout::INDENT;
use super::printer::{Printed, Printer};
use crate::tokens::Delimiter;

impl Printer {
    /// What stands after `use` and its visibility.
    pub(super) fn use_(&mut self) -> Printed {
        self.keyword("use");
        if self.take_operator("::") {
            self.layout.word("::");
        }
        self.use_tree()?;
        self.expect(";")?;
        self.layout.word(";");
        self.layout.hard_break();
        Ok(())
    }

    /// Prints a tree, and says whether it ends in a group.
    fn use_tree(&mut self) -> Printed<bool> {
        if self.is_open(Delimiter::Brace) {
            self.use_group()?;
            return Ok(true);
        }
        if self.take_operator("*") {
            self.layout.word("*");
            return Ok(false);
        }
        self.name()?;
        if self.take_operator("::") {
            self.layout.word("::");
            return self.use_tree();
        }
        if self.take_word("as") {
            self.layout.word(" as ");
            self.name()?;
        }
        Ok(false)
    }

    fn use_group(&mut self) -> Printed {
        let is_single = !self.tokens.has_comma(self.at) || self.tokens.is_single(self.at);
        self.open(Delimiter::Brace)?;
        if self.is_end() {
            self.layout.word("{}");
            return self.close();
        }
        let is_self = self.is_word("self") && !self.tokens.is_operator(self.at + 1, "::");
        if is_single && !is_self {
            self.use_tree()?;
            self.take_operator(",");
            return self.close();
        }
        self.layout.consistent(INDENT);
        self.layout.word("{");
        self.layout.zero_break();
        self.layout.inconsistent(0);
        loop {
            let ends_in_group = self.use_tree()?;
            if self.is_last()? {
                break;
            }
            self.layout.word(",");
            if ends_in_group { self.layout.hard_break() } else { self.layout.space() }
        }
        self.layout.end();
        self.layout.comma(true);
        self.layout.offset(-INDENT);
        self.layout.word("}");
        self.layout.end();
        self.close()
    }
}
