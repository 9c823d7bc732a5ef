use super::arn::Arn;
use super::host;
use super::list::List;
use super::parameter::ParameterValue;
use super::rules::{Expression, Node, Outcome, Rules};
use super::text;
use super::url::Url;
use super::value::Value;
use super::values::Values;
use crate::endpoint::{Partition, partitions};
use crate::percent;
use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::client::endpoint::error::ResolveEndpointError;
use std::borrow::Cow;

/// The maximum length in bytes of a concatenated text.
const MAX_TEXT: usize = 1 << 16;

pub(super) fn error(message: impl Into<String>) -> BoxError {
    ResolveEndpointError::message(message).into()
}

/// The values of one evaluation of rules.
pub(super) struct Evaluation<'a> {
    slots: Vec<Option<Value<'a>>>,
    partitions: &'a [Partition],
}

impl<'a> Evaluation<'a> {
    pub(super) fn new(rules: &Rules, values: &'a Values, partitions: &'a [Partition]) -> Self {
        let mut slots = Vec::with_capacity(rules.slots);
        slots.extend(values.parameters().map(|(index, _)| {
            Some(match values.get(index)? {
                ParameterValue::Text(text) => Value::from(text.as_str()),
                ParameterValue::Boolean(value) => Value::Boolean(*value),
                ParameterValue::Texts(texts) => Value::List(List::Texts(texts)),
            })
        }));
        slots.resize_with(rules.slots, || None);
        Self { slots, partitions }
    }

    /// Follows the nodes to an outcome. The number of steps is limited to the number of nodes, so that invalid tables with a
    /// cycle cannot cause an endless loop.
    pub(super) fn outcome(&mut self, rules: &'static Rules) -> Result<&'static Outcome, BoxError> {
        let mut target = rules.root;
        for _ in 0..=rules.nodes.len() {
            if target >= Node::OUTCOME {
                break;
            }
            let Some(node) = rules.nodes.get(usize::from(target)) else { break };
            target = if self.holds(rules, node.condition) { node.then } else { node.otherwise };
        }
        let index = target.checked_sub(Node::OUTCOME).map(usize::from);
        index.and_then(|index| rules.outcomes.get(index)).ok_or_else(|| error("No endpoint rule matched"))
    }

    /// Evaluates a condition, and keeps its value if it has a slot.
    fn holds(&mut self, rules: &'static Rules, condition: u16) -> bool {
        let Some(condition) = rules.conditions.get(usize::from(condition)) else { return false };
        let Some(slot) = condition.assign else {
            return self.boolean(&condition.value).unwrap_or_else(|| self.is_set(&condition.value));
        };
        let value = self.value(&condition.value);
        let holds = value.as_ref().is_some_and(|value| value.as_boolean() != Some(false));
        if let Some(slot) = self.slots.get_mut(usize::from(slot)) {
            *slot = value;
        }
        holds
    }

    fn is_set(&self, expression: &'static Expression) -> bool {
        self.look(expression, |_| Some(())).is_some()
    }

    /// The value of an expression; `None` if it is empty.
    pub(super) fn value(&self, expression: &'static Expression) -> Option<Value<'a>> {
        Some(match expression {
            Expression::Slot(slot) => self.slot(*slot)?.clone(),
            Expression::Text(text) => Value::from(*text),
            Expression::Template(pieces) => Value::Text(Cow::Owned(self.template(pieces)?)),
            Expression::GetAttribute(of, attribute) => self.look(of, |value| value.attribute(*attribute))?,
            Expression::Coalesce(values) => values.iter().find_map(|value| self.value(value))?,
            Expression::Ite([condition, then, otherwise]) => {
                self.value(if self.boolean(condition)? { then } else { otherwise })?
            }
            Expression::Substring([text, reverse], start, end) => {
                Value::Text(text::substring(&self.kept_text(text)?, *start, *end, self.boolean(reverse)?)?)
            }
            Expression::Split(text, delimiter, limit) => {
                Value::List(List::Parts(self.kept_text(text)?, delimiter, *limit))
            }
            Expression::UriEncode(text) => {
                Value::Text(percent::encoded(self.kept_text(text).filter(|text| text.len() <= MAX_TEXT)?))
            }
            Expression::ParseUrl(text) => Value::Url(Url::parse(self.kept_text(text)?)?),
            Expression::Partition(region) => Value::Partition(partitions::of(self.partitions, &self.text(region)?)?),
            Expression::ParseArn(text) => Value::Arn(Arn::parse(self.kept_text(text)?)?),
            Expression::Boolean(_)
            | Expression::IsSet(_)
            | Expression::Not(_)
            | Expression::BooleanEquals(_)
            | Expression::StringEquals(_)
            | Expression::IsValidHostLabel(_)
            | Expression::IsVirtualHostableS3Bucket(_) => Value::Boolean(self.boolean(expression)?),
        })
    }

    /// The value of a boolean expression.
    fn boolean(&self, expression: &'static Expression) -> Option<bool> {
        Some(match expression {
            Expression::Boolean(value) => *value,
            Expression::IsSet(value) => self.is_set(value),
            Expression::Not(value) => !self.boolean(value)?,
            Expression::BooleanEquals([a, b]) => self.boolean(a)? == self.boolean(b)?,
            Expression::StringEquals([a, b]) => self.text(a)? == self.text(b)?,
            Expression::IsValidHostLabel([text, allow_dots]) => {
                host::is_valid_label(&self.text(text)?, self.boolean(allow_dots)?)
            }
            Expression::IsVirtualHostableS3Bucket([text, allow_dots]) => {
                host::is_virtual_hostable_bucket(&self.text(text)?, self.boolean(allow_dots)?)
            }
            _ => self.look(expression, Value::as_boolean)?,
        })
    }

    /// The value of a text expression, borrowed if possible.
    pub(super) fn text(&self, expression: &'static Expression) -> Option<Cow<'_, str>> {
        match expression {
            Expression::Text(text) => Some(Cow::Borrowed(text)),
            Expression::Slot(slot) => self.slot(*slot)?.as_text().map(Cow::Borrowed),
            _ => self.kept_text(expression),
        }
    }

    /// The value of a text expression, which can outlive the evaluation.
    fn kept_text(&self, expression: &'static Expression) -> Option<Cow<'a, str>> {
        self.value(expression)?.into_text()
    }

    /// Applies a function to the value of an expression, without copying a value in a slot.
    fn look<T>(&self, expression: &'static Expression, see: impl FnOnce(&Value<'a>) -> Option<T>) -> Option<T> {
        match expression {
            Expression::Slot(slot) => see(self.slot(*slot)?),
            _ => see(&self.value(expression)?),
        }
    }

    fn slot(&self, slot: u8) -> Option<&Value<'a>> {
        self.slots.get(usize::from(slot))?.as_ref()
    }

    /// Concatenates the parts of a text. Returns `None` if the result is too long, because texts that contain one another could
    /// grow exponentially.
    fn template(&self, pieces: &'static [Expression]) -> Option<String> {
        let mut text = String::with_capacity(64);
        for piece in pieces {
            text.push_str(&self.text(piece)?);
        }
        (text.len() <= MAX_TEXT).then_some(text)
    }
}
