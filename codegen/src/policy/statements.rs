use super::Statement;
use super::permission::Permission;
use super::service::Service;
use std::collections::{BTreeMap, BTreeSet};

/// What the actions of one statement have in common.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Group<'s> {
    title: &'s str,
    /// The names of the types of resources.
    names: Vec<&'s str>,
    arns: Vec<&'s str>,
}

/// A statement for each service and set of resources, in the order of the services and of the names of the resources.
pub(super) fn of(services: &[Service<'_>]) -> Vec<Statement> {
    let mut groups: BTreeMap<Group<'_>, BTreeSet<&str>> = BTreeMap::new();
    for service in services {
        for Permission { action, resources } in service.needs.iter().flat_map(|need| &need.permissions) {
            let group = Group { title: service.title, names: resources.names(), arns: resources.arns() };
            groups.entry(group).or_default().insert(action);
        }
    }
    let mut sids = BTreeSet::new();
    let mut statements = Vec::new();
    for (Group { title, names, arns }, actions) in groups {
        let [actions, resources] = [actions.into_iter().collect(), arns]
            .map(|texts: Vec<&str>| texts.into_iter().map(str::to_owned).collect());
        statements.push(Statement { sid: sid(title, &names, &mut sids), actions, resources });
    }
    statements
}

/// An ID of letters and digits that is not taken.
fn sid(title: &str, names: &[&str], taken: &mut BTreeSet<String>) -> String {
    let words = names.iter().flat_map(|name| name.split(|c: char| !c.is_ascii_alphanumeric()));
    let title = title.chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let sid = words.fold(title, |mut sid, word| {
        let mut characters = word.chars();
        sid.extend(characters.next().map(|first| first.to_ascii_uppercase()));
        sid.extend(characters);
        sid
    });
    let numbered = (2..).map(|number| format!("{sid}{number}"));
    let free = std::iter::once(sid.clone()).chain(numbered).find(|sid| !taken.contains(sid)).unwrap_or_default();
    taken.insert(free.clone());
    free
}
