use crate::diagnostic::Severity;
use crate::model::Node;
use std::borrow::Cow;

/// A kind of change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Add,
    Remove,
    Update,
    /// An addition or a removal.
    Presence,
    Any,
}

impl Kind {
    /// The kind of this name, as rules have it.
    pub(super) fn parse(name: &str) -> Option<Self> {
        Some(match name {
            "add" => Kind::Add,
            "remove" => Kind::Remove,
            "update" => Kind::Update,
            "presence" => Kind::Presence,
            "any" => Kind::Any,
            _ => return None,
        })
    }

    /// The kind of a change from one value to another; `None` if there is none.
    pub(super) fn of(old: Option<&Node>, new: Option<&Node>) -> Option<Self> {
        match (old, new) {
            (None, Some(_)) => Some(Kind::Add),
            (Some(_), None) => Some(Kind::Remove),
            (Some(old), Some(new)) if old != new => Some(Kind::Update),
            _ => None,
        }
    }

    /// Whether a change of kind `other` is one of this kind.
    pub(super) fn covers(self, other: Kind) -> bool {
        match self {
            Kind::Any => true,
            Kind::Presence => matches!(other, Kind::Add | Kind::Remove),
            kind => kind == other,
        }
    }

    /// The name in event IDs.
    pub(super) fn name(self) -> &'static str {
        match self {
            Kind::Add => "Add",
            Kind::Remove => "Remove",
            Kind::Update => "Update",
            Kind::Presence => "Presence",
            Kind::Any => "Any",
        }
    }
}

/// A [breaking change rule](https://smithy.io/2.0/spec/model.html#breaking-change-rules).
#[derive(Debug)]
pub(super) struct Rule<'m> {
    /// The steps to the part of the value.
    pub(super) path: Vec<String>,
    pub(super) kind: Kind,
    pub(super) severity: Severity,
    pub(super) message: Option<Cow<'m, str>>,
}

/// The steps of a JSON pointer.
pub(super) fn steps(pointer: &str) -> Vec<String> {
    let steps = pointer.split('/').skip(1).filter(|step| !step.is_empty());
    steps.map(|step| step.replace("~1", "/").replace("~0", "~")).collect()
}
