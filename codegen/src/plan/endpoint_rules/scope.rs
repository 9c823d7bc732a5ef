use super::types::Type;
use crate::plan::client::endpoints::{Parameter, ParameterType};
use crate::plan::reader::Reader;

/// The names that an expression can refer to, each with its slot and type.
pub(super) struct Scope {
    visible: Vec<(String, u8, Type)>,
    /// The slots of all variables. Variables of separate scopes share a slot if they have the same name and type, so that
    /// equal conditions are shared.
    slots: Vec<(String, Type)>,
}

impl Scope {
    /// Creates a scope with the parameters.
    pub(super) fn new(parameters: &[Parameter], reader: &mut Reader<'_>) -> Option<Self> {
        let mut scope = Self { visible: Vec::new(), slots: Vec::new() };
        for parameter in parameters {
            scope.declare(&parameter.model_name, type_of(parameter.parameter_type), reader)?;
        }
        Some(scope)
    }

    /// Adds a variable, and returns its slot.
    pub(super) fn declare(&mut self, name: &str, of: Type, reader: &mut Reader<'_>) -> Option<u8> {
        if self.find(name).is_some() {
            return reader.error(format!("`{name}` is already defined"));
        }
        let slot = (name.to_owned(), of);
        let index = self.slots.iter().position(|known| *known == slot).unwrap_or_else(|| {
            self.slots.push(slot);
            self.slots.len() - 1
        });
        let Ok(index) = u8::try_from(index) else {
            return reader.error("too many parameters and variables: at most 256 are supported");
        };
        self.visible.push((name.to_owned(), index, of));
        Some(index)
    }

    /// The slot and type of a name.
    pub(super) fn find(&self, name: &str) -> Option<(u8, Type)> {
        self.visible.iter().find(|(visible, ..)| visible == name).map(|(_, slot, of)| (*slot, *of))
    }

    /// Enters a scope. Returns the number of names outside of it, for [`leave`](Self::leave).
    pub(super) fn enter(&self) -> usize {
        self.visible.len()
    }

    /// Leaves a scope, and removes its variables.
    pub(super) fn leave(&mut self, entered: usize) {
        self.visible.truncate(entered);
    }

    /// The number of slots.
    pub(super) fn slots(&self) -> usize {
        self.slots.len()
    }
}

fn type_of(parameter_type: ParameterType) -> Type {
    match parameter_type {
        ParameterType::Text => Type::Text,
        ParameterType::Boolean => Type::Boolean,
        ParameterType::Texts => Type::Texts,
    }
}

/// Whether a name is valid for a parameter or variable. The specification allows letters and digits; published rules also
/// start variables with an underscore.
pub(super) fn is_name(name: &str) -> bool {
    name.starts_with(|char: char| char.is_ascii_alphabetic() || char == '_')
        && name.chars().all(|char| char.is_ascii_alphanumeric() || char == '_')
}
