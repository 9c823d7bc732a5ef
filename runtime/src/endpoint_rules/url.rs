use super::text::slice;
use std::borrow::Cow;
use std::net::{Ipv4Addr, Ipv6Addr};
use std::ops::Range;

/// An HTTP [URL](https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#url-structure), as text.
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

    pub(super) fn scheme(&self) -> &'static str {
        self.scheme
    }

    pub(super) fn authority(&self) -> Option<Cow<'a, str>> {
        slice(&self.text, self.authority.clone())
    }

    /// The path, with a slash at its end.
    pub(super) fn normalized_path(&self) -> Option<Cow<'a, str>> {
        Some(match self.path()? {
            path if path.ends_with('/') => path,
            path => Cow::Owned(format!("{path}/")),
        })
    }

    /// The path, which is empty or starts with a slash.
    pub(super) fn path(&self) -> Option<Cow<'a, str>> {
        slice(&self.text, self.authority.end..self.text.len())
    }

    /// Whether the host is an IP address.
    pub(super) fn is_ip(&self) -> bool {
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
        let texts = [url.scheme().into(), url.authority()?, url.path()?, url.normalized_path()?];
        Some((texts.map(Cow::into_owned), url.is_ip()))
    }

    #[test]
    fn parses_the_components_of_a_url() {
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
    fn other_texts_are_not_urls_of_http() {
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
