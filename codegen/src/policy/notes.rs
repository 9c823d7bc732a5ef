//! What a reader of the policy must know: what is guessed, and what the policy does not have.

use super::permission::{Need, Origin, Permission, Resources};
use super::service::Service;
use crate::diagnostic::{Diagnostic, Place, Report, Severity};
use std::collections::{BTreeMap, BTreeSet};

const REFERENCE: &str = "https://docs.aws.amazon.com/service-authorization/latest/reference/";

/// The largest managed policy, in characters other than white space.
/// <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html>
const LARGEST: usize = 6144;

/// Adds the notes about a policy.
///
/// `is_searched` says whether the operations were found in sources.
pub(super) fn write(services: &[Service<'_>], document: &str, is_searched: bool, report: &mut Report) {
    for service in services {
        guesses(service, report);
        unknown_resources(service, report);
        exemptions(service, report);
        optional(service, report);
        condition_keys(service, report);
        documentation(service, report);
    }
    if is_searched {
        same_names(services, report);
    }
    let size = document.chars().filter(|c| !c.is_whitespace()).count();
    if size > LARGEST {
        let message = format!("the policy has {size} characters; a managed policy can have {LARGEST}");
        report.push(warning(message).with_help("make one policy for each service, with `--service`"));
    }
    if services.iter().all(|service| service.needs.iter().all(|need| need.permissions.is_empty())) {
        report.push(warning("the policy has no statement, and IAM accepts none without one".to_owned()));
    }
    report.push(lower_bound());
}

fn lower_bound() -> Diagnostic {
    note(
        "the policy is a lower bound: it lacks permissions for encrypted data (KMS keys) and for what a service does on \
         behalf of the caller; resource policies, permission boundaries and conditions can also deny requests"
            .to_owned(),
    )
    .with_help("replace wildcards by the resources that the program uses, and test the policy before you rely on it")
}

fn note(message: String) -> Diagnostic {
    Diagnostic::new(Severity::Note, "Policy", Place::Nowhere, message)
}

fn warning(message: String) -> Diagnostic {
    Diagnostic::warning("Policy", Place::Nowhere, message)
}

fn guesses(service: &Service<'_>, report: &mut Report) {
    let guessed = service.needs.iter().filter(|need| need.origin == Origin::Name);
    let guessed: BTreeSet<&str> = guessed.flat_map(|need| &need.permissions).map(|each| each.action.as_str()).collect();
    if !guessed.is_empty() {
        let message = format!(
            "{}: guessed from the names of operations, because the model does not name actions: {}",
            service.title,
            list(guessed)
        );
        report.push(warning(message).with_help(format!("compare them with {REFERENCE}")));
    }
}

fn unknown_resources(service: &Service<'_>, report: &mut Report) {
    let permissions = service.needs.iter().flat_map(|need| &need.permissions);
    let unknown = permissions.filter(|permission| permission.resources == Resources::Unknown);
    let unknown: BTreeSet<&str> = unknown.map(|permission| permission.action.as_str()).collect();
    if !unknown.is_empty() {
        let message = format!(
            "{}: allowed for all resources, because the model does not say which ones: {}",
            service.title,
            list(unknown)
        );
        report.push(warning(message).with_help("replace the resource `*` of these actions by ARNs"));
    }
}

/// Operations without a permission.
fn exemptions(service: &Service<'_>, report: &mut Report) {
    let mut reasons: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for need in &service.needs {
        if let Some(reason) = need.exemption {
            reasons.entry(reason).or_default().insert(&need.operation);
        }
    }
    for (reason, operations) in reasons {
        let message = format!("{}: nothing is allowed for {}: {reason}", service.title, list(operations));
        report.push(note(message));
    }
}

/// Permissions that depend on the request.
fn optional(service: &Service<'_>, report: &mut Report) {
    let granted: BTreeSet<(&str, Vec<&str>)> = service
        .needs
        .iter()
        .flat_map(|need| &need.permissions)
        .map(|each| (each.action.as_str(), each.resources.arns()))
        .collect();
    for need in &service.needs {
        let missing = need
            .optional
            .iter()
            .filter(|(permission, _)| !granted.contains(&(permission.action.as_str(), permission.resources.arns())));
        let missing: Vec<String> = missing
            .map(|(Permission { action, resources }, condition)| {
                format!("`{action}` on {} {condition}", list(resources.arns()))
            })
            .collect();
        if missing.is_empty() {
            continue;
        }
        let message = format!("{}: `{}` may also need {}", service.title, need.operation, missing.join(", "));
        // Without any permission, the operation certainly fails.
        report.push(if need.permissions.is_empty() { warning(message) } else { note(message) });
    }
}

fn condition_keys(service: &Service<'_>, report: &mut Report) {
    for Need { operation, condition_keys, .. } in service.needs.iter().filter(|need| !need.condition_keys.is_empty()) {
        let keys = list(condition_keys.iter().map(String::as_str));
        report.push(note(format!("{}: conditions can limit `{operation}` by {keys}", service.title)));
    }
}

fn documentation(service: &Service<'_>, report: &mut Report) {
    for need in &service.needs {
        if let (Some(documentation), Some(permission)) = (&need.documentation, need.permissions.first()) {
            report.push(note(format!("`{}`: {}", permission.action, one_line(documentation))));
        }
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Operations of the same name in several services: the search in sources does not tell them apart.
fn same_names(services: &[Service<'_>], report: &mut Report) {
    let mut titles: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for service in services {
        for need in &service.needs {
            titles.entry(&need.operation).or_default().insert(service.title);
        }
    }
    for (operation, titles) in titles.into_iter().filter(|(_, titles)| titles.len() > 1) {
        let titles: Vec<&str> = titles.into_iter().collect();
        let message =
            format!("`{operation}` is allowed for several services, because they have it: {}", titles.join(", "));
        report.push(note(message).with_help("remove it from the services for which the program does not call it"));
    }
}

fn list<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    texts.into_iter().map(|text| format!("`{text}`")).collect::<Vec<_>>().join(", ")
}
