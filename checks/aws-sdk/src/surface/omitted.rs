use crate::surface::error::Error;

/// The items that are omitted on purpose.
#[derive(Debug)]
pub struct Omissions(Vec<Omission>);

/// A kind of omitted item.
#[derive(Debug)]
struct Omission {
    /// The service, or `*`.
    service: String,
    /// The item, with `*` for any text.
    item: String,
}

impl Omissions {
    /// Reads `omitted.txt`, which is next to this package's manifest. It has paragraphs of items, each with its service or
    /// `*`, below a reason in lines that start with `#`.
    ///
    /// # Errors
    /// A line has no service or no reason.
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
                    return Err(Error(format!("omitted.txt: `{line}` has no service or no reason")));
                };
                omissions.push(Omission { service: service.to_owned(), item: item.trim().to_owned() });
            }
        }
        Ok(Self(omissions))
    }

    /// The index of the line for an item of a service, if there is one.
    pub(crate) fn find(&self, service: &str, item: &str) -> Option<usize> {
        self.0.iter().position(|omission| omission.names(service) && fits(&omission.item, item))
    }

    /// The other lines of a service.
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

/// Whether a text matches a pattern, in which `*` matches any text.
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
    fn a_star_matches_any_text() {
        assert!(fits("fn *::send", "fn a::b::send"));
        assert!(fits("*", ""));
        assert!(!fits("fn *::send", "fn a::send_with"));
        assert!(!fits("a", "ab"));
    }

    #[test]
    fn an_omitted_item_has_a_reason() {
        assert!(Omissions::parse("# Why.\n* mod waiters\n").is_ok());
        assert!(Omissions::parse("# Why.\n\n* mod waiters\n").is_err());
    }
}
