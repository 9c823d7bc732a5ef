use super::context::{Context, list};
use super::event::{Events, Subject, on_trait};
use crate::diagnostic::Severity;
use crate::model::{Member, Node, Operation, Shape, ShapeId, ShapeKind};

const ID: &str = "PaginatedTrait";

/// The members that a paginated operation names are there and of a type that fits.
/// <https://smithy.io/2.0/spec/behavior-traits.html#paginated-trait>
pub(super) fn validate(context: &Context<'_>, events: &mut Events) {
    for (shape, operation) in context.operations().filter(|(shape, _)| shape.traits.has("paginated")) {
        let services = context.services_of(shape);
        if services.is_empty() {
            check(context, shape, operation, None, events);
        }
        for (service, _) in services {
            check(context, shape, operation, Some(service), events);
        }
    }
}

/// The role of a member in pagination.
struct Role {
    name: &'static str,
    is_input: bool,
    /// Whether `name` is a path through structures.
    is_path: bool,
    is_needed: bool,
    /// The severity of the event if the member is required.
    required: Option<Severity>,
    /// Types that fit, and whether others are an error.
    types: &'static [&'static str],
    other_types: Severity,
}

const ROLES: [Role; 4] = [
    Role {
        name: "inputToken",
        is_input: true,
        is_path: false,
        is_needed: true,
        required: Some(Severity::Error),
        types: &["string", "enum", "map"],
        other_types: Severity::Warning,
    },
    Role {
        name: "outputToken",
        is_input: false,
        is_path: true,
        is_needed: true,
        required: Some(Severity::Danger),
        types: &["string", "enum", "map"],
        other_types: Severity::Warning,
    },
    Role {
        name: "pageSize",
        is_input: true,
        is_path: false,
        is_needed: false,
        required: Some(Severity::Warning),
        types: &["byte", "short", "integer", "intEnum", "long"],
        other_types: Severity::Error,
    },
    Role {
        name: "items",
        is_input: false,
        is_path: true,
        is_needed: false,
        required: None,
        types: &["list", "map"],
        other_types: Severity::Error,
    },
];

fn check<'m>(
    context: &Context<'m>,
    shape: &'m Shape,
    operation: &Operation,
    service: Option<&Shape>,
    events: &mut Events,
) {
    let subject = on_trait(shape, "paginated");
    let own = shape.traits.get("paginated");
    let inherited = service.and_then(|service| service.traits.get("paginated"));
    for role in &ROLES {
        let of = |applied: Option<&Node>| {
            applied.and_then(|value| value.get(role.name)).and_then(Node::as_str).map(str::to_owned)
        };
        let Some(path) = of(own).or_else(|| of(inherited)) else {
            if role.is_needed && (service.is_some() || !context.is_whole) {
                let service = service.map_or(String::new(), |service| format!(" or of its service `{}`", service.id));
                events.error(
                    ID,
                    subject,
                    format!("`{}` must be given by the trait `paginated` of the operation{service}", role.name),
                );
            }
            continue;
        };
        let structure = if role.is_input { &operation.input } else { &operation.output };
        match find(context, structure, &path, role.is_path) {
            Err(problem) => {
                let message = format!("`{}` names the member `{path}`, but {problem}", role.name);
                events.error(ID, subject, message);
            }
            Ok(member) => check_member(context, role, &path, member, subject, events),
        }
    }
}

fn check_member<'m>(
    context: &Context<'m>,
    role: &Role,
    path: &str,
    member: &Member,
    subject: Subject<'m>,
    events: &mut Events,
) {
    if let Some(severity) = role.required.filter(|_| member.traits.has("required")) {
        let message = format!("`{}` names the member `{path}`, which must not be required", role.name);
        events.push(severity, ID, subject, message);
    }
    let Some(target) = context.target(member) else { return };
    let kind = target.kind.name();
    if !role.types.contains(&kind) {
        let message = format!(
            "`{}` names the member `{path}`, which must target one of {}, found {kind}",
            role.name,
            list(role.types)
        );
        // A text can hold the digits of a number, and services of AWS have such page sizes.
        let severity = if role.name == "pageSize" && kind == "string" { Severity::Danger } else { role.other_types };
        events.push(severity, ID, subject, message);
    } else if kind == "map" && role.name != "items" {
        let message = format!("`{}` names the member `{path}`, which should not target a map", role.name);
        events.danger(ID, subject, message);
    }
    if path.split('.').count() > 2 {
        let message = format!("`{}` has the path `{path}`, which should not be longer than two names", role.name);
        events.warning(ID, subject, message);
    }
}

fn find<'m>(context: &Context<'m>, structure: &ShapeId, path: &str, is_path: bool) -> Result<&'m Member, String> {
    let mut names = path.split('.');
    let mut owner = structure.clone();
    let mut name = names.next().unwrap_or_default();
    loop {
        let found = context.members_of(&owner).iter().find(|member| member.name == name);
        let Some(member) = found else { return Err(format!("`{owner}` has no member `{name}`")) };
        let Some(next) = names.next() else { return Ok(member) };
        if !is_path {
            return Err("it must be a top-level member, and not a path".to_owned());
        }
        if !context.target(member).is_some_and(|target| matches!(target.kind, ShapeKind::Structure(_))) {
            return Err(format!("`{name}` is not a structure"));
        }
        (owner, name) = (member.target.clone(), next);
    }
}
