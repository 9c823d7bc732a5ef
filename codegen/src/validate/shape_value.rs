//! Whether a [node value](https://smithy.io/2.0/spec/model.html#trait-node-values) is one of a shape.

use super::constraints::integer_limits;
use super::context::{Context, list};
use super::number::Decimal;
use super::pattern;
use crate::diagnostic::Severity;
use crate::model::{Member, Node, Object, Shape, ShapeId, ShapeKind, Traits};
use crate::selector::{Evaluator, Selector, ShapeRef};
use crate::sorted::SortedSet;

/// A problem of a value.
pub(super) struct Problem {
    pub(super) severity: Severity,
    /// The path in the value, and the problem there.
    pub(super) message: String,
}

/// The handling of constraint traits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Constraints {
    /// Violated constraint traits are errors.
    Checked,
    /// Violated constraint traits are errors, besides that zero need not be in a range: Smithy 1.0 gives this default to
    /// numbers of any range.
    OfDefault,
    /// Constraint traits are not looked at.
    Ignored,
}

/// Returns the problems of a value of a shape. If `member` is given, it targets the shape.
pub(super) fn problems(
    context: &Context<'_>,
    member: Option<&Member>,
    shape: &Shape,
    node: &Node,
    constraints: Constraints,
) -> Vec<Problem> {
    let mut check = Check { context, constraints, path: String::new(), problems: Vec::new() };
    check.value(member.map(|member| &member.traits), shape, node);
    check.problems
}

/// Values within a value that are not checked any further, so that a value cannot be deeper than the stack.
const MAX_DEPTH: usize = 128;

struct Check<'c, 'm> {
    context: &'c Context<'m>,
    constraints: Constraints,
    path: String,
    problems: Vec<Problem>,
}

impl Check<'_, '_> {
    fn problem(&mut self, severity: Severity, message: impl AsRef<str>) {
        let path = self.path.strip_prefix('.').unwrap_or(&self.path);
        let at = if path.is_empty() { String::new() } else { format!("at `{path}`: ") };
        self.problems.push(Problem { severity, message: at + message.as_ref() });
    }

    fn error(&mut self, message: impl AsRef<str>) {
        self.problem(Severity::Error, message);
    }

    fn within(&mut self, step: &str, check: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        self.path.push_str(step);
        check(self);
        self.path.truncate(length);
    }

    fn target(&mut self, member: &Member, node: &Node) {
        // A target that is not in the model is reported where the shape is checked.
        if let Some(shape) = self.context.target(member)
            && self.path.matches(['.', '[']).count() < MAX_DEPTH
        {
            self.value(Some(&member.traits), shape, node);
        }
    }

    fn value(&mut self, member: Option<&Traits>, shape: &Shape, node: &Node) {
        let fits = match (&shape.kind, node) {
            (ShapeKind::Document, _) => true,
            (ShapeKind::Boolean, Node::Bool(_)) => true,
            (ShapeKind::Blob, Node::String(text)) => {
                if !is_base64(text) {
                    self.problem(Severity::Warning, "expected a text in base64");
                }
                true
            }
            (ShapeKind::String, Node::String(_)) => true,
            (ShapeKind::Timestamp, Node::String(text)) => {
                self.timestamp(member, shape, text);
                true
            }
            (ShapeKind::Timestamp, Node::Number(_)) => true,
            (ShapeKind::Float | ShapeKind::Double, Node::String(text)) => {
                matches!(text.as_str(), "NaN" | "Infinity" | "-Infinity")
            }
            (ShapeKind::Float | ShapeKind::Double | ShapeKind::BigDecimal, Node::Number(_)) => true,
            (ShapeKind::BigDecimal, Node::String(text)) => Decimal::parse(text).is_some(),
            (ShapeKind::BigInteger, Node::String(_) | Node::Number(_)) => {
                Decimal::of(node).is_some_and(|number| number.is_integer())
            }
            (
                ShapeKind::Byte | ShapeKind::Short | ShapeKind::Integer | ShapeKind::Long | ShapeKind::IntEnum(_),
                Node::Number(_),
            ) => self.integer(shape, node),
            (ShapeKind::Enum(members), Node::String(text)) => {
                self.enum_value(members, text);
                true
            }
            (ShapeKind::List(member), Node::Array(elements)) => {
                for (index, element) in elements.iter().enumerate() {
                    let is_hole = *element == Node::Null && shape.traits.has("sparse");
                    if !is_hole {
                        self.within(&format!("[{index}]"), |check| check.target(member, element));
                    }
                }
                true
            }
            (ShapeKind::Map { key, value }, Node::Object(object)) => {
                for (name, element) in object.iter() {
                    self.within(&format!(".{name}"), |check| {
                        check.target(key, &Node::String(name.to_owned()));
                        let is_hole = *element == Node::Null && shape.traits.has("sparse");
                        if !is_hole {
                            check.target(value, element);
                        }
                    });
                }
                true
            }
            (ShapeKind::Structure(members), Node::Object(object)) => {
                self.structure(members, object);
                true
            }
            (ShapeKind::Union(members), Node::Object(object)) => {
                self.union(members, object);
                true
            }
            _ => false,
        };
        if fits {
            self.constraints(member, shape, node);
        } else {
            self.error(format!("expected {}, found {}", expected(&shape.kind), found(node)));
        }
    }

    fn integer(&mut self, shape: &Shape, node: &Node) -> bool {
        let Some(number) = Decimal::of(node).filter(Decimal::is_integer) else { return false };
        if let Some((least, greatest)) = integer_limits(&shape.kind)
            && (number < Decimal::from(least) || number > Decimal::from(greatest))
        {
            let kind = shape.kind.name();
            self.error(format!("expected a number within the type {kind}, {least} to {greatest}, found {number}"));
        }
        if let ShapeKind::IntEnum(members) = &shape.kind {
            let values: Vec<String> = members
                .iter()
                .filter_map(|member| member.traits.get("enumValue").and_then(Node::as_number))
                .map(|number| number.as_str().to_owned())
                .collect();
            if !values.iter().any(|value| node.as_number().is_some_and(|number| number.as_str() == value)) {
                self.error(format!("expected one of {}, found {number}", list(&values)));
            }
        }
        true
    }

    fn timestamp(&mut self, member: Option<&Traits>, shape: &Shape, text: &str) {
        let format = member.and_then(|traits| traits.string("timestampFormat"));
        let fits = match format.or_else(|| shape.traits.string("timestampFormat")) {
            Some("http-date") => is_http_date(text),
            Some("epoch-seconds") => false,
            _ => is_date_time(text),
        };
        if !fits {
            self.error(format!("expected a timestamp, such as `1985-04-12T23:20:50.52Z`, found `{text}`"));
        }
    }

    fn structure(&mut self, members: &[Member], object: &Object) {
        for member in members {
            match object.get(&member.name) {
                Some(Node::Null) if !member.traits.has("required") => {}
                Some(node) => self.within(&format!(".{}", member.name), |check| check.target(member, node)),
                None if member.traits.has("required") && !member.traits.has("default") => {
                    self.error(format!("the member `{}` is required", member.name));
                }
                None => {}
            }
        }
        let names: SortedSet<&str> = members.iter().map(|member| member.name.as_str()).collect();
        for (name, _) in object.iter().filter(|(name, _)| !names.contains(name)) {
            self.problem(Severity::Warning, format!("there is no member `{name}`"));
        }
    }

    fn union(&mut self, members: &[Member], object: &Object) {
        let mut entries = object.iter();
        let (Some((name, node)), None) = (entries.next(), entries.next()) else {
            return self.error(format!("a union has exactly one member, found {}", object.len()));
        };
        match members.iter().find(|member| member.name == name) {
            Some(member) => self.within(&format!(".{name}"), |check| check.target(member, node)),
            None => self.error(format!("the union has no member `{name}`")),
        }
    }

    fn enum_value(&mut self, members: &[Member], text: &str) {
        let values: Vec<&str> = members.iter().filter_map(|member| member.traits.string("enumValue")).collect();
        if !values.contains(&text) {
            self.error(format!("expected one of {}, found `{text}`", list(&values)));
        }
    }

    /// [Constraint traits](https://smithy.io/2.0/spec/constraint-traits.html). Those of a member supersede those of its
    /// target.
    fn constraints(&mut self, member: Option<&Traits>, shape: &Shape, node: &Node) {
        let constraint = |name: &str| member.and_then(|traits| traits.get(name)).or_else(|| shape.traits.get(name));
        if let (Some(reference), Node::String(text)) = (constraint("idRef"), node) {
            self.id_ref(reference, text);
        }
        if let (Some(entries), Node::String(text)) = (shape.traits.get("enum").and_then(Node::as_array), node) {
            let values: Vec<&str> = entries.iter().filter_map(|entry| entry.get("value")?.as_str()).collect();
            if !values.contains(&text.as_str()) {
                self.error(format!("expected one of {}, found `{text}`", list(&values)));
            }
        }
        if self.constraints == Constraints::Ignored {
            return;
        }
        if let (Some(bounds), Some(length)) = (constraint("length"), length(&shape.kind, node))
            && let Some(expected) = out_of_bounds(bounds, &Decimal::from(length))
        {
            self.error(format!("expected a length of {expected}, found {length}"));
        }
        if let (Some(bounds), Some(number)) = (constraint("range"), Decimal::of(node))
            && is_number(&shape.kind)
            && let Some(expected) = out_of_bounds(bounds, &number)
        {
            let is_zero = self.constraints == Constraints::OfDefault && number.is_zero();
            let severity = if is_zero { Severity::Warning } else { Severity::Error };
            self.problem(severity, format!("expected a number of {expected}, found {number}"));
        }
        if let (Some(pattern), Node::String(text)) = (constraint("pattern").and_then(Node::as_str), node)
            && pattern::matches(pattern, text) == Some(false)
        {
            self.error(format!("expected a text that matches `{pattern}`, found `{text}`"));
        }
        if let (true, Node::Array(elements)) = (shape.traits.has("uniqueItems"), node) {
            let repeated = elements.iter().enumerate().find(|(index, element)| elements[..*index].contains(element));
            if let Some((index, _)) = repeated {
                self.error(format!("expected elements that differ, found one at index {index} that was there before"));
            }
        }
    }

    /// <https://smithy.io/2.0/spec/constraint-traits.html#idref-trait>
    fn id_ref(&mut self, reference: &Node, text: &str) {
        let message = reference.get("errorMessage").and_then(Node::as_str);
        let say = |default: String| message.map_or(default, str::to_owned);
        let Some(id) = ShapeId::parse(text) else {
            return self.error(say(format!("expected a shape ID, found `{text}`")));
        };
        let owner = self.context.shape(&id.without_member());
        let shape = owner.and_then(|shape| match id.member() {
            None => Some(ShapeRef::from(shape)),
            Some(name) => {
                let member = shape.members().into_iter().find(|member| member.name == name)?;
                Some(ShapeRef::member(shape, member))
            }
        });
        let Some(shape) = shape else {
            if reference.get("failWhenMissing").and_then(Node::as_bool) == Some(true) {
                self.error(say(format!("the shape `{id}` is not in the model")));
            }
            return;
        };
        let selector = reference.get("selector").and_then(Node::as_str).unwrap_or("*");
        let Ok(parsed) = Selector::parse(selector) else { return };
        let evaluator = Evaluator::new(&self.context.graph, &parsed);
        let matches = match parsed.is_filter() {
            true => evaluator.matches(shape),
            false => evaluator.select_all().contains(&shape),
        };
        if !matches {
            self.error(say(format!("the shape `{id}` does not match the selector `{selector}`")));
        }
    }
}

fn length(kind: &ShapeKind, node: &Node) -> Option<i64> {
    let length = match (kind, node) {
        // Four characters of base64 are three bytes, without the padding.
        (ShapeKind::Blob, Node::String(text)) => {
            let padding = text.bytes().rev().take_while(|byte| *byte == b'=').count();
            (text.len() / 4 * 3).saturating_sub(padding)
        }
        (_, Node::String(text)) => text.chars().count(),
        (_, Node::Array(elements)) => elements.len(),
        (_, Node::Object(members)) => members.len(),
        _ => return None,
    };
    i64::try_from(length).ok()
}

/// The bounds in words, if the value is out of them. A bound of `range` may be a text, since it may be any decimal.
fn out_of_bounds(bounds: &Node, value: &Decimal) -> Option<String> {
    let bound = |name: &str| bounds.get(name).and_then(Decimal::of);
    let (min, max) = (bound("min"), bound("max"));
    let is_out = min.as_ref().is_some_and(|min| value < min) || max.as_ref().is_some_and(|max| value > max);
    is_out.then(|| match (min, max) {
        (Some(min), Some(max)) => format!("{min} to {max}"),
        (Some(min), None) => format!("at least {min}"),
        (None, Some(max)) => format!("at most {max}"),
        (None, None) => String::new(),
    })
}

fn is_number(kind: &ShapeKind) -> bool {
    integer_limits(kind).is_some()
        || matches!(kind, ShapeKind::Float | ShapeKind::Double | ShapeKind::BigInteger | ShapeKind::BigDecimal)
}

pub(super) fn is_base64(text: &str) -> bool {
    let digits = text.trim_end_matches('=');
    let is_digit = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/';
    text.len().is_multiple_of(4) && text.len() - digits.len() <= 2 && digits.bytes().all(is_digit)
}

/// Whether a text is a time in the form of <https://www.rfc-editor.org/rfc/rfc3339#section-5.6> without an offset.
fn is_date_time(text: &str) -> bool {
    let shape = |text: &str| -> String { text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect() };
    let Some(time) = text.strip_suffix(['Z', 'z']) else { return false };
    let (time, fraction) = time.split_once('.').map_or((time, None), |(time, fraction)| (time, Some(fraction)));
    let number =
        |range: std::ops::Range<usize>| time.get(range).and_then(|part| part.parse::<u32>().ok()).unwrap_or(99);
    matches!(shape(time).as_str(), "0000-00-00T00:00:00" | "0000-00-00t00:00:00")
        && fraction.is_none_or(|fraction| !fraction.is_empty() && fraction.bytes().all(|byte| byte.is_ascii_digit()))
        && (1..=12).contains(&number(5..7))
        && (1..=31).contains(&number(8..10))
        && number(11..13) < 24
        && number(14..16) < 60
        && number(17..19) <= 60
}

/// Whether a text is a time in the form of <https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7>.
fn is_http_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split(' ').collect();
    let [day_name, day, month, year, time, "GMT"] = parts.as_slice() else { return false };
    let is_digits = |text: &str, length: usize| text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit());
    let time = time.split_once('.').map_or(*time, |(time, _)| time);
    ["Mon,", "Tue,", "Wed,", "Thu,", "Fri,", "Sat,", "Sun,"].contains(day_name)
        && is_digits(day, 2)
        && ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"].contains(month)
        && is_digits(year, 4)
        && time.split(':').count() == 3
        && time.split(':').all(|part| is_digits(part, 2))
}

fn found(node: &Node) -> String {
    match node {
        Node::Number(number) => number.as_str().to_owned(),
        node => node.kind().to_owned(),
    }
}

fn expected(kind: &ShapeKind) -> &'static str {
    match kind {
        ShapeKind::Boolean => "a boolean",
        ShapeKind::Blob | ShapeKind::String | ShapeKind::Enum(_) => "a string",
        ShapeKind::Timestamp => "a string or a number",
        ShapeKind::Byte | ShapeKind::Short | ShapeKind::Integer | ShapeKind::Long | ShapeKind::BigInteger => {
            "an integer"
        }
        ShapeKind::Float | ShapeKind::Double | ShapeKind::BigDecimal => "a number",
        ShapeKind::IntEnum(_) => "a number of the intEnum",
        ShapeKind::List(_) => "an array",
        ShapeKind::Map { .. } | ShapeKind::Structure(_) | ShapeKind::Union(_) => "an object",
        ShapeKind::Document | ShapeKind::Operation(_) | ShapeKind::Resource(_) | ShapeKind::Service(_) => "nothing",
    }
}
