//! The [sections](https://smithy.io/2.0/spec/idl.html#smithy-idl-overview) of a file and the statements in them.

use super::super::super::fragment::Version;
use super::super::lexer::TokenKind;
use super::super::syntax::{Key, Value};
use super::{Parsed, Parser};

/// The sections of a file, in their required order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Section {
    Control,
    Metadata,
    Namespace,
    Use,
    Shapes,
}

impl Section {
    fn statement(self) -> &'static str {
        match self {
            Section::Control => "a control statement",
            Section::Metadata => "a metadata statement",
            Section::Namespace => "the namespace",
            Section::Use => "a `use` statement",
            Section::Shapes => "a shape",
        }
    }
}

impl<'t> Parser<'t, '_> {
    pub(super) fn sections(&mut self) {
        let mut reached = Section::Control;
        let mut has_statements = false;
        loop {
            self.whitespace();
            if self.token.kind == TokenKind::End {
                self.drop_documentation();
                break;
            }
            let start = self.token.start;
            self.open = 0;
            self.depth = 0;
            let section = self.section();
            self.check_order(section, reached);
            if section != Section::Control && self.file.version.is_none() && !has_statements {
                self.warn_without_version(start);
            }
            has_statements |= section != Section::Control;
            reached = reached.max(section);
            if self.statement(section).and_then(|()| self.line_break()).is_err() {
                self.skip_statement(start);
            }
        }
    }

    fn section(&self) -> Section {
        match self.token.kind {
            TokenKind::Punctuation(b'$') => Section::Control,
            TokenKind::Identifier => match self.token_text() {
                "metadata" => Section::Metadata,
                "namespace" => Section::Namespace,
                "use" => Section::Use,
                _ => Section::Shapes,
            },
            _ => Section::Shapes,
        }
    }

    fn check_order(&mut self, section: Section, reached: Section) {
        if section < reached {
            let message = format!("{} must come before {} in a file", section.statement(), reached.statement());
            self.error(self.token.start, message);
        } else if section == Section::Namespace && self.file.namespace.is_some() {
            self.error(self.token.start, "this file has a second namespace");
        }
    }

    fn warn_without_version(&mut self, start: usize) {
        let message = "expected the version of Smithy, such as `$version: \"2\"`; without it, the file has version 1.0";
        self.warning(start, message);
    }

    fn statement(&mut self, section: Section) -> Parsed<()> {
        match section {
            Section::Control => self.control(),
            Section::Metadata => self.metadata(),
            Section::Namespace => {
                self.bump();
                self.spaces();
                self.file.namespace = Some(self.namespace()?);
                Ok(())
            }
            Section::Use => self.use_statement(),
            Section::Shapes => self.shape_or_apply(),
        }
    }

    /// `ControlStatement`
    fn control(&mut self) -> Parsed<()> {
        self.bump();
        let key = self.key()?;
        self.spaces();
        self.expect_colon()?;
        self.spaces();
        let value = self.value()?;
        match key.text.as_str() {
            "version" => self.version(&key, &value),
            "operationInputSuffix" => self.file.input_suffix = self.suffix(&key, value),
            "operationOutputSuffix" => self.file.output_suffix = self.suffix(&key, value),
            other => self.warning(key.offset as usize, format!("unknown control statement `{other}`")),
        }
        Ok(())
    }

    /// <https://smithy.io/2.0/spec/idl.html#version-statement>
    fn version(&mut self, key: &Key, value: &Value<'t>) {
        match value {
            Value::String(version) => match Version::parse(version) {
                Some(_) if self.file.version.is_some() => {
                    self.error(key.offset as usize, "`$version` is defined twice in this file");
                }
                Some(version) => self.file.version = Some(version),
                None => {
                    let message = format!("unknown Smithy version `{version}`: expected `1.0` or `2.0`");
                    self.error(key.offset as usize, message);
                    // Most likely a later version: what version 1.0 does not have is not an error too.
                    self.file.version.get_or_insert(Version::Two);
                }
            },
            _ => self.error(key.offset as usize, "expected a string with the version, such as \"2\""),
        }
    }

    fn suffix(&mut self, key: &Key, value: Value<'t>) -> Option<String> {
        match value {
            Value::String(suffix) if !suffix.is_empty() && is_identifier_end(&suffix) => Some(suffix),
            _ => {
                let message = format!("expected a string of letters, digits and underscores in `{}`", key.text);
                self.error(key.offset as usize, message);
                None
            }
        }
    }

    /// `MetadataStatement`
    fn metadata(&mut self) -> Parsed<()> {
        self.bump();
        if !self.is_whitespace() {
            return self.fail_expected("a space after `metadata`");
        }
        self.metadata_space();
        let key = self.key()?;
        self.metadata_space();
        self.expect(b'=')?;
        self.metadata_space();
        let value = self.value()?;
        self.file.metadata.push((key, value));
        Ok(())
    }

    /// `[SP]`, and in version 1.0 line breaks and comments too.
    fn metadata_space(&mut self) {
        match self.is_version_one() {
            true => self.whitespace(),
            false => self.spaces(),
        }
    }

    /// `UseStatement`
    fn use_statement(&mut self) -> Parsed<()> {
        self.bump();
        self.spaces();
        let id = self.shape_id()?;
        if !id.text.contains('#') || id.text.contains('$') {
            let message =
                format!("expected an absolute shape ID such as `com.example#Name` after `use`, found `{}`", id.text);
            return self.fail(id.offset as usize, message);
        }
        if self.file.namespace.is_none() {
            self.error(id.offset as usize, "expected a namespace before `use`");
        }
        self.file.uses.push(id);
        Ok(())
    }

    fn shape_or_apply(&mut self) -> Parsed<()> {
        let start = self.token.start;
        let statement = if self.at_word("apply") { self.apply()? } else { self.shape()? };
        if self.file.namespace.is_none() {
            return self.fail(start, "expected a namespace before the first shape");
        }
        self.file.statements.push(statement);
        Ok(())
    }

    pub(super) fn is_version_one(&self) -> bool {
        self.file.version() == Version::One
    }

    /// Reports a feature of version 2.0 in a file of version 1.0.
    pub(super) fn require_version_two(&mut self, feature: &str) {
        if self.is_version_one() {
            let found = match self.file.version {
                Some(_) => "this file has version 1.0",
                None => "without `$version: \"2\"` this file has version 1.0",
            };
            self.error(self.token.start, format!("{feature} needs Smithy version 2.0, and {found}"));
        }
    }
}

fn is_identifier_end(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}
