use super::host::is_valid_label;
use super::parameter::ParameterValue;
use super::rules::{BuiltIn, Expression, Parameter, Rules};
use crate::endpoint::{InvalidParams, Problem};
use aws_smithy_types::endpoint::Endpoint;
use std::fmt;
use std::sync::OnceLock;

/// The values of the parameters of [`Rules`], by index, as in a client's `Params` and `ParamsBuilder`.
#[derive(Clone)]
pub struct Values {
    rules: &'static Rules,
    values: Vec<Option<ParameterValue>>,
    /// The endpoint for the current values.
    pub(super) resolved: OnceLock<Endpoint>,
}

impl Values {
    /// Creates values of which none is set.
    pub fn new(rules: &'static Rules) -> Self {
        Self { rules, values: vec![None; rules.parameters.len()], resolved: OnceLock::new() }
    }

    /// The value of a parameter that is a text.
    pub fn text(&self, index: usize) -> Option<&str> {
        match self.get(index)? {
            ParameterValue::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value of a parameter that is a boolean.
    pub fn boolean(&self, index: usize) -> Option<bool> {
        match self.get(index)? {
            ParameterValue::Boolean(value) => Some(*value),
            _ => None,
        }
    }

    /// The value of a parameter that is a list of texts.
    pub fn texts(&self, index: usize) -> Option<&[String]> {
        match self.get(index)? {
            ParameterValue::Texts(texts) => Some(texts),
            _ => None,
        }
    }

    /// Sets or clears the value of a parameter that is a text.
    pub fn set_text(&mut self, index: usize, text: Option<impl Into<String>>) {
        self.set(index, text.map(|text| ParameterValue::Text(text.into())));
    }

    /// Sets or clears the value of a parameter that is a boolean.
    pub fn set_boolean(&mut self, index: usize, value: Option<bool>) {
        self.set(index, value.map(ParameterValue::Boolean));
    }

    /// Sets or clears the value of a parameter that is a list of texts.
    pub fn set_texts(&mut self, index: usize, texts: Option<Vec<String>>) {
        self.set(index, texts.map(ParameterValue::Texts));
    }

    /// Sets the value of a parameter that is a text, if there is one.
    pub fn bind_text(&mut self, index: usize, text: Option<impl Into<String>>) {
        if text.is_some() {
            self.set_text(index, text);
        }
    }

    /// Sets the value of a parameter that is a boolean, if there is one.
    pub fn bind_boolean(&mut self, index: usize, value: Option<bool>) {
        if value.is_some() {
            self.set_boolean(index, value);
        }
    }

    /// Adds to the value of a parameter that is a list of texts.
    pub fn push_text(&mut self, index: usize, text: impl Into<String>) {
        self.resolved.take();
        match self.values.get_mut(index) {
            Some(Some(ParameterValue::Texts(texts))) => texts.push(text.into()),
            _ => self.set_texts(index, Some(vec![text.into()])),
        }
    }

    /// Sets the defaults of parameters that are not set.
    ///
    /// # Errors
    /// A required parameter is not set.
    pub fn complete(mut self) -> Result<Self, InvalidParams> {
        for (parameter, value) in self.rules.parameters.iter().zip(&mut self.values) {
            if value.is_none() {
                *value = match parameter.default {
                    Some(Expression::Text(text)) => Some(ParameterValue::Text(text.to_owned())),
                    Some(Expression::Boolean(value)) => Some(ParameterValue::Boolean(value)),
                    _ => None,
                };
            }
            if value.is_none() && parameter.required {
                return Err(InvalidParams { field: parameter.name, problem: Problem::Missing });
            }
        }
        Ok(self)
    }

    /// Checks the values as AWS's clients do, and sets the defaults of those that are not set.
    ///
    /// # Errors
    /// A required parameter is not set, or the region is not a valid host label.
    pub fn build(self) -> Result<Self, InvalidParams> {
        // A region that is not a label could change the host that signed requests are sent to.
        for (index, parameter) in self.parameters() {
            if parameter.built_in == Some(BuiltIn::Region)
                && self.text(index).is_some_and(|region| !is_valid_label(region, false))
            {
                let problem = Problem::Value("must be a valid host label");
                return Err(InvalidParams { field: parameter.name, problem });
            }
        }
        self.complete()
    }

    pub(super) fn parameters(&self) -> impl Iterator<Item = (usize, &'static Parameter)> + use<> {
        self.rules.parameters.iter().enumerate()
    }

    pub(crate) fn rules(&self) -> &'static Rules {
        self.rules
    }

    pub(super) fn get(&self, index: usize) -> Option<&ParameterValue> {
        self.values.get(index)?.as_ref()
    }

    pub(super) fn set(&mut self, index: usize, value: Option<ParameterValue>) {
        self.resolved.take();
        if let Some(slot) = self.values.get_mut(index) {
            *slot = value;
        }
    }
}

impl PartialEq for Values {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.rules, other.rules) && self.values == other.values
    }
}

impl fmt::Debug for Values {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = self.rules.parameters.iter().map(|parameter| parameter.name);
        f.debug_map().entries(names.zip(&self.values)).finish()
    }
}
