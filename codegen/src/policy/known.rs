//! What AWS's documentation says about the actions of services whose models do not say it. Each file in `known/` has
//! one service:
//!
//! ```text
//! # The sources.
//! service SDK_ID
//! prefix PREFIX
//! resource NAME TEMPLATE
//!
//! OPERATION ACTION RESOURCE,RESOURCE
//! OPERATION ACTION * may: CONDITION
//! OPERATION none
//! ```
//!
//! An action has a prefix if that is not the prefix of the service. `*` stands for an action that applies to no single
//! resource. An action with `may` is needed on a condition only. In place of operations, `http TEMPLATE` says that the
//! action is the HTTP method, and that the path completes the ARN of the resource.

use super::arn::ArnScope;
use super::permission::{Pattern, Permission, Resources};
use crate::model::{Node, Shape};
use std::collections::BTreeMap;

const FILES: [&str; 12] = [
    include_str!("known/api_gateway.txt"),
    include_str!("known/cloudwatch.txt"),
    include_str!("known/dynamodb.txt"),
    include_str!("known/glacier.txt"),
    include_str!("known/kms.txt"),
    include_str!("known/lambda.txt"),
    include_str!("known/route_53.txt"),
    include_str!("known/s3.txt"),
    include_str!("known/secrets_manager.txt"),
    include_str!("known/sns.txt"),
    include_str!("known/sqs.txt"),
    include_str!("known/sts.txt"),
];

/// What is known about a service.
#[derive(Debug, Default)]
pub(super) struct Known {
    service: &'static str,
    pub(super) prefix: &'static str,
    /// The templates of ARNs, by the name of the resource.
    resources: BTreeMap<&'static str, &'static str>,
    /// The start of ARNs that paths complete.
    http: Option<&'static str>,
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    operation: &'static str,
    /// `None` if the operation needs no permission.
    action: Option<&'static str>,
    resources: Vec<&'static str>,
    condition: Option<&'static str>,
}

/// What an operation is known to need.
#[derive(Debug, Default)]
pub(super) struct KnownNeeds {
    pub(super) permissions: Vec<Permission>,
    /// Each with its condition.
    pub(super) optional: Vec<(Permission, String)>,
}

/// What is known about the service with this SDK ID.
pub(super) fn find(sdk_id: &str) -> Option<Known> {
    FILES.into_iter().filter_map(parse).find(|known| known.service == sdk_id)
}

fn parse(text: &'static str) -> Option<Known> {
    let mut known = Known::default();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (first, rest) = line.split_once(' ')?;
        match first {
            "service" => known.service = rest,
            "prefix" => known.prefix = rest,
            "http" => known.http = Some(rest),
            "resource" => drop(known.resources.insert(rest.split_once(' ')?.0, rest.split_once(' ')?.1)),
            operation => known.rows.push(row(operation, rest)?),
        }
    }
    Some(known)
}

fn row(operation: &'static str, rest: &'static str) -> Option<Row> {
    if rest == "none" {
        return Some(Row { operation, action: None, resources: Vec::new(), condition: None });
    }
    let (action, rest) = rest.split_once(' ')?;
    let (resources, condition) = match rest.split_once(" may: ") {
        Some((resources, condition)) => (resources, Some(condition)),
        None => (rest, None),
    };
    Some(Row { operation, action: Some(action), resources: resources.split(',').collect(), condition })
}

impl Known {
    /// What an operation needs; `None` if that is not known.
    pub(super) fn needs(&self, operation: &Shape, arns: &ArnScope) -> Option<KnownNeeds> {
        if let Some(start) = self.http {
            return Some(KnownNeeds { permissions: vec![self.http(start, operation, arns)?], optional: Vec::new() });
        }
        let rows: Vec<&Row> = self.rows.iter().filter(|row| row.operation == operation.id.name()).collect();
        if rows.is_empty() {
            return None;
        }
        let mut needs = KnownNeeds::default();
        for row in rows {
            let Some(action) = row.action else { continue };
            let action = if action.contains(':') { action.to_owned() } else { format!("{}:{action}", self.prefix) };
            let permission = Permission { action, resources: self.resources(&row.resources, arns) };
            match row.condition {
                Some(condition) => needs.optional.push((permission, condition.to_owned())),
                None => needs.permissions.push(permission),
            }
        }
        Some(needs)
    }

    fn resources(&self, names: &[&str], arns: &ArnScope) -> Resources {
        let pattern = |name: &&str| {
            let arn = arns.expand(self.resources.get(name)?);
            Some(Pattern { name: (*name).to_owned(), arn })
        };
        names.iter().map(pattern).collect::<Option<_>>().map_or(Resources::All, Resources::Patterns)
    }

    /// The permission for the HTTP method and path of an operation.
    fn http(&self, start: &str, operation: &Shape, arns: &ArnScope) -> Option<Permission> {
        let http = operation.traits.get("http")?;
        let text = |name| http.get(name).and_then(Node::as_str);
        let (method, path) = (text("method")?, text("uri")?.split('?').next()?);
        let words: Vec<&str> = path.split('/').filter(|part| !part.starts_with('{')).collect();
        let resources = Resources::one(&words.join(" "), &arns.expand(&format!("{start}{path}")));
        Some(Permission { action: format!("{}:{method}", self.prefix), resources })
    }
}

#[cfg(test)]
mod tests {
    use super::{FILES, parse};
    use std::collections::BTreeSet;

    #[test]
    fn the_files_are_complete() {
        let mut services = BTreeSet::new();
        for text in FILES {
            let known = parse(text).unwrap_or_else(|| panic!("a line is malformed: {text}"));
            assert!(services.insert(known.service) && !known.prefix.is_empty(), "{}", known.service);
            assert!(known.rows.is_empty() == known.http.is_some(), "{}", known.service);
            assert!(known.resources.values().all(|template| template.starts_with("arn:{AWS::Partition}:")));
            let named: BTreeSet<&str> = known.rows.iter().flat_map(|row| row.resources.clone()).collect();
            let defined: BTreeSet<&str> = known.resources.keys().copied().chain(["*"]).collect();
            assert_eq!(named.difference(&defined).collect::<Vec<_>>(), Vec::<&&str>::new(), "{}", known.service);
            assert!(text.lines().take_while(|line| line.starts_with('#')).any(|line| line.contains("https://")));
        }
    }
}
