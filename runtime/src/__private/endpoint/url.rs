use super::rules::Attribute;
use super::value::{Value, slice};
use std::borrow::Cow;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::ops::Range;

/// A text that is a [URL](https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#url-structure) of
/// HTTP.
#[derive(Debug, Clone)]
pub(super) struct Url<'a> {
    text: Cow<'a, str>,
    scheme: &'static str,
    /// Host and port, without user information.
    authority: Range<usize>,
}

impl<'a> Url<'a> {
    /// `parseURL`. Returns `None` if the text is not an absolute URL of HTTP, or has a query or fragment.
    pub(super) fn parse(text: Cow<'a, str>) -> Option<Self> {
        text.parse::<http::Uri>().ok()?.authority()?;
        if text.contains(['?', '#']) {
            return None;
        }
        let start = text.find("://")?;
        let scheme = ["http", "https"].into_iter().find(|scheme| text[..start].eq_ignore_ascii_case(scheme))?;
        let start = start + "://".len();
        let end = text[start..].find('/').map_or(text.len(), |length| start + length);
        let start = text[start..end].rfind('@').map_or(start, |at| start + at + 1);
        (start < end).then_some(Self { text, scheme, authority: start..end })
    }

    pub(super) fn attribute(&self, attribute: Attribute) -> Option<Value<'a>> {
        Some(match attribute {
            Attribute::Scheme => Value::from(self.scheme),
            Attribute::Authority => Value::Text(slice(&self.text, self.authority.clone())?),
            Attribute::Path => Value::Text(self.path()?),
            Attribute::NormalizedPath => Value::Text(match self.path()? {
                path if path.ends_with('/') => path,
                path => Cow::Owned(format!("{path}/")),
            }),
            Attribute::IsIp => Value::Boolean(self.is_ip()),
            _ => return None,
        })
    }

    fn path(&self) -> Option<Cow<'a, str>> {
        slice(&self.text, self.authority.end..self.text.len())
    }

    fn is_ip(&self) -> bool {
        let authority = &self.text[self.authority.clone()];
        match authority.strip_prefix('[').and_then(|authority| authority.split_once(']')) {
            Some((host, _)) => host.parse::<Ipv6Addr>().is_ok(),
            None => authority.split(':').next().is_some_and(|host| host.parse::<Ipv4Addr>().is_ok()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Scheme, authority, path and normalized path, and whether the host is an address.
    fn parse(text: &str) -> Option<([String; 4], bool)> {
        let url = Url::parse(text.into())?;
        let text = |attribute| url.attribute(attribute).and_then(Value::into_text).map(Cow::into_owned);
        let texts = [Attribute::Scheme, Attribute::Authority, Attribute::Path, Attribute::NormalizedPath].map(text);
        Some((texts.map(|text| text.expect("a URL has it")), url.is_ip()))
    }

    #[test]
    fn a_url_is_taken_apart() {
        for (url, [scheme, authority, path, normalized], is_ip) in [
            ("https://example.com", ["https", "example.com", "", "/"], false),
            ("HTTPS://example.com/", ["https", "example.com", "/", "/"], false),
            ("http://example.com:80/foo/bar", ["http", "example.com:80", "/foo/bar", "/foo/bar/"], false),
            ("https://127.0.0.1", ["https", "127.0.0.1", "", "/"], true),
            ("http://127.0.0.1:8000/", ["http", "127.0.0.1:8000", "/", "/"], true),
            ("https://127.0.0.1.example", ["https", "127.0.0.1.example", "", "/"], false),
            ("https://[fe80::1]", ["https", "[fe80::1]", "", "/"], true),
            ("https://[fe80::1]:8443/a", ["https", "[fe80::1]:8443", "/a", "/a/"], true),
            ("https://user:secret@example.com/a", ["https", "example.com", "/a", "/a/"], false),
        ] {
            let expected = [scheme, authority, path, normalized].map(str::to_owned);
            assert_eq!(parse(url), Some((expected, is_ip)), "{url}");
        }
    }

    #[test]
    fn what_is_no_url_of_http_is_not_taken_for_one() {
        for text in [
            "",
            "example.com",
            "/path",
            "https://",
            "https:///path",
            "https://user@",
            "wss://example.com",
            "https://example.com:8443?foo=bar&faz=baz",
            "https://example.com/#top",
            "https://example.com/a b",
            "https://exa mple.com",
            "https://example.com\r\nhost: other",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
