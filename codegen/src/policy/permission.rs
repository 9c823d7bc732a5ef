use super::arn::ANY;
use std::collections::BTreeSet;

/// The permission to perform an action on resources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Permission {
    /// With its prefix, such as `s3:GetObject`.
    pub(super) action: String,
    pub(super) resources: Resources,
}

/// The resources of an action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Resources {
    /// Those that these patterns match.
    Patterns(BTreeSet<Pattern>),
    /// All resources, because the action applies to no single one.
    All,
    /// All resources, because it is not known which ones.
    Unknown,
}

/// The resources of one type.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pattern {
    /// The name of the type, for the ID of the statement.
    pub(super) name: String,
    pub(super) arn: String,
}

impl Resources {
    pub(super) fn one(name: &str, arn: &str) -> Self {
        Resources::Patterns(BTreeSet::from([Pattern { name: name.to_owned(), arn: arn.to_owned() }]))
    }

    /// The names of the types.
    pub(super) fn names(&self) -> Vec<&str> {
        match self {
            Resources::Patterns(patterns) => patterns.iter().map(|pattern| pattern.name.as_str()).collect(),
            Resources::All | Resources::Unknown => vec!["any resource"],
        }
    }

    /// The ARNs, each once.
    pub(super) fn arns(&self) -> Vec<&str> {
        match self {
            Resources::Patterns(patterns) => {
                let arns: BTreeSet<&str> = patterns.iter().map(|pattern| pattern.arn.as_str()).collect();
                // All other patterns are part of it.
                if arns.contains(ANY) { vec![ANY] } else { arns.into_iter().collect() }
            }
            Resources::All | Resources::Unknown => vec![ANY],
        }
    }
}

/// What an operation needs.
#[derive(Debug, Clone)]
pub(super) struct Need {
    /// The name of the operation.
    pub(super) operation: String,
    pub(super) origin: Origin,
    pub(super) permissions: Vec<Permission>,
    /// Permissions that depend on the request, each with its condition.
    pub(super) optional: Vec<(Permission, String)>,
    /// Why the operation needs no permission.
    pub(super) exemption: Option<&'static str>,
    /// Keys that conditions of the statement can have.
    pub(super) condition_keys: BTreeSet<String>,
    /// What the permission means, as the model says.
    pub(super) documentation: Option<String>,
}

/// Where the permissions of an operation are from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Origin {
    /// The model.
    Model,
    /// AWS's documentation.
    Documentation,
    /// The name of the operation.
    Name,
}
