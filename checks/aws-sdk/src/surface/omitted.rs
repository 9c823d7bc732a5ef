use crate::surface::services::Error;

/// What is left out on purpose, each with its reason.
#[derive(Debug)]
pub struct Omissions(Vec<Omission>);

/// A kind of item that is left out.
#[derive(Debug)]
struct Omission {
    /// The service, or `*`.
    service: String,
    /// The item, with `*` for any text.
    item: String,
}

impl Omissions {
    /// The list that stands beside this package's manifest: a paragraph of items, each after its service or `*`, and the
    /// reason above it in lines that start with `#`.
    ///
    /// # Errors
    /// A line that names no service, or no reason.
    pub fn read() -> Result<Self, Error> {
        Self::parse(include_str!("../../omitted.txt"))
    }

    fn parse(text: &str) -> Result<Self, Error> {
        let mut omissions = Vec::new();
        let mut has_reason = false;
        for line in text.lines() {
            if line.is_empty() {
                has_reason = false;
            } else if line.starts_with('#') {
                has_reason = true;
            } else {
                let Some((service, item)) = line.split_once(' ').filter(|_| has_reason) else {
                    return Err(Error(format!("omitted.txt: no service or no reason stands with `{line}`")));
                };
                omissions.push(Omission { service: service.to_owned(), item: item.trim().to_owned() });
            }
        }
        Ok(Self(omissions))
    }

    /// Which line names an item of a service, if one does.
    pub(crate) fn find(&self, service: &str, item: &str) -> Option<usize> {
        self.0.iter().position(|omission| omission.names(service) && fits(&omission.item, item))
    }

    /// The lines that name a service and are none of these.
    pub(crate) fn others(&self, service: &str, found: &[usize]) -> Vec<String> {
        let others =
            self.0.iter().enumerate().filter(|(index, omission)| omission.service == service && !found.contains(index));
        others.map(|(_, omission)| omission.item.clone()).collect()
    }
}

impl Omission {
    fn names(&self, service: &str) -> bool {
        self.service == "*" || self.service == service
    }
}

/// Whether a text is a pattern with something in place of each `*`.
fn fits(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((start, rest)) => text.strip_prefix(start).is_some_and(|text| {
            text.char_indices().map(|(index, _)| index).chain([text.len()]).any(|index| fits(rest, &text[index..]))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_star_stands_for_any_text() {
        assert!(fits("fn *::send", "fn a::b::send"));
        assert!(fits("*", ""));
        assert!(!fits("fn *::send", "fn a::send_with"));
        assert!(!fits("a", "ab"));
    }

    #[test]
    fn an_item_that_is_left_out_has_a_reason() {
        assert!(Omissions::parse("# Why.\n* mod waiters\n").is_ok());
        assert!(Omissions::parse("# Why.\n\n* mod waiters\n").is_err());
    }
}
