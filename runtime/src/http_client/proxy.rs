//! Proxies.

use http::Uri;
use hyper_util::client::proxy::matcher::{Intercept, Matcher};
use std::error::Error;
use std::fmt::{self, Debug, Display, Formatter, Write};

/// The proxies of an HTTP client.
///
/// By default, the environment decides, as it does for curl: `HTTP_PROXY` for `http` URLs, `HTTPS_PROXY` for `https` URLs,
/// `ALL_PROXY` for both, and `NO_PROXY` for exceptions; each also in lower case. Metadata services at link-local addresses
/// are never called through a proxy of the environment.
///
/// ```
/// use smithereens::http_client::proxy::ProxyConfig;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let proxies = ProxyConfig::https("http://proxy.example:3128")?
///     .with_basic_auth("user", "password")
///     .no_proxy("localhost, 10.0.0.0/8, .internal");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct ProxyConfig(Rules);

#[derive(Clone)]
enum Rules {
    Environment,
    Disabled,
    Explicit { requests: Requests, url: Uri, login: Option<String>, no_proxy: String },
}

/// The requests that a proxy is for.
#[derive(Clone, Copy, Debug)]
enum Requests {
    Http,
    Https,
    All,
}

impl ProxyConfig {
    /// The proxies that environment variables name.
    pub fn from_env() -> Self {
        Self(Rules::Environment)
    }

    /// No proxies, even if environment variables name some.
    pub fn disabled() -> Self {
        Self(Rules::Disabled)
    }

    /// A proxy for requests to `http` URLs.
    ///
    /// # Errors
    /// The URL must have a host and the scheme `http` or `https`.
    pub fn http(url: &str) -> Result<Self, ProxyError> {
        Self::explicit(Requests::Http, url)
    }

    /// A proxy for requests to `https` URLs. They are sent through a tunnel that the method `CONNECT` opens.
    ///
    /// # Errors
    /// The URL must have a host and the scheme `http` or `https`.
    pub fn https(url: &str) -> Result<Self, ProxyError> {
        Self::explicit(Requests::Https, url)
    }

    /// A proxy for all requests.
    ///
    /// # Errors
    /// The URL must have a host and the scheme `http` or `https`.
    pub fn all(url: &str) -> Result<Self, ProxyError> {
        Self::explicit(Requests::All, url)
    }

    fn explicit(requests: Requests, url: &str) -> Result<Self, ProxyError> {
        let url: Uri = url.parse().map_err(|_| ProxyError("it is not a URL"))?;
        match url.scheme_str() {
            Some("http" | "https") => Ok(Self(Rules::Explicit { requests, url, login: None, no_proxy: String::new() })),
            Some(_) => Err(ProxyError("its scheme is not `http` or `https`")),
            None => Err(ProxyError("it has no scheme")),
        }
    }

    /// Sets the name and the password for the proxy. It does not change the proxies of the environment, whose URLs can have
    /// both.
    pub fn with_basic_auth(mut self, name: impl AsRef<str>, password: impl AsRef<str>) -> Self {
        if let Rules::Explicit { login, .. } = &mut self.0 {
            *login = Some(format!("{}:{}", encoded(name.as_ref()), encoded(password.as_ref())));
        }
        self
    }

    /// Sets the hosts that are called without the proxy, separated by commas: names, which include their subdomains, IP
    /// addresses, networks such as `10.0.0.0/8`, or `*` for all names. It does not change the proxies of the environment.
    pub fn no_proxy(mut self, hosts: impl AsRef<str>) -> Self {
        if let Rules::Explicit { no_proxy, .. } = &mut self.0 {
            *no_proxy = hosts.as_ref().to_owned();
        }
        self
    }

    pub(super) fn proxies(self) -> Proxies {
        match self.0 {
            Rules::Environment => Proxies { matcher: Some(Matcher::from_env()), skips_metadata_services: true },
            Rules::Disabled => Proxies { matcher: None, skips_metadata_services: false },
            Rules::Explicit { requests, url, login, no_proxy } => {
                let matcher = Matcher::builder().no(no_proxy);
                let url = with_login(&url, login);
                let matcher = match requests {
                    Requests::Http => matcher.http(url),
                    Requests::Https => matcher.https(url),
                    Requests::All => matcher.all(url),
                };
                Proxies { matcher: Some(matcher.build()), skips_metadata_services: false }
            }
        }
    }
}

impl Default for ProxyConfig {
    fn default() -> Self {
        Self::from_env()
    }
}

impl Debug for ProxyConfig {
    // URLs can have passwords.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Rules::Environment => f.write_str("ProxyConfig::from_env()"),
            Rules::Disabled => f.write_str("ProxyConfig::disabled()"),
            Rules::Explicit { requests, url, no_proxy, .. } => f
                .debug_struct("ProxyConfig")
                .field("requests", requests)
                .field("host", &url.host())
                .field("port", &url.port_u16())
                .field("no_proxy", no_proxy)
                .finish_non_exhaustive(),
        }
    }
}

/// The URL with a login, unless it has one.
fn with_login(url: &Uri, login: Option<String>) -> String {
    let scheme = url.scheme_str().unwrap_or("http");
    let authority = url.authority().map(|authority| authority.as_str()).unwrap_or_default();
    match login {
        Some(login) if !authority.contains('@') => format!("{scheme}://{login}@{authority}"),
        _ => format!("{scheme}://{authority}"),
    }
}

/// The text for the place of a name or a password in a URL.
fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        match byte.is_ascii_alphanumeric() {
            true => encoded.push(char::from(byte)),
            false => write!(encoded, "%{byte:02X}").expect("writing to a string does not fail"),
        }
        encoded
    })
}

/// The proxy of each request.
pub(super) struct Proxies {
    matcher: Option<Matcher>,
    skips_metadata_services: bool,
}

impl Proxies {
    pub(super) fn intercept(&self, uri: &Uri) -> Option<Intercept> {
        if self.skips_metadata_services && uri.host().is_some_and(is_metadata_service) {
            return None;
        }
        self.matcher.as_ref()?.intercept(uri)
    }
}

/// Whether the host is an address at which EC2, ECS or EKS give credentials. A proxy cannot reach these of this machine,
/// and must not see the credentials.
fn is_metadata_service(host: &str) -> bool {
    const ADDRESSES: [&str; 5] =
        ["169.254.169.254", "[fd00:ec2::254]", "169.254.170.2", "169.254.170.23", "[fd00:ec2::23]"];
    ADDRESSES.contains(&host)
}

/// The error of an invalid URL of a proxy.
#[derive(Debug)]
pub struct ProxyError(&'static str);

impl Display for ProxyError {
    // The URL can have a password.
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "invalid URL of a proxy: {}; expected, for example, `http://proxy.example:3128`", self.0)
    }
}

impl Error for ProxyError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn authorization(proxies: ProxyConfig) -> Option<String> {
        let proxy = proxies.proxies().intercept(&Uri::from_static("https://example.com"));
        Some(proxy?.basic_auth()?.to_str().expect("a header").to_owned())
    }

    #[test]
    fn logins_may_have_any_character() {
        let proxy = ProxyConfig::all("http://proxy.example:3128").expect("a URL").with_basic_auth("a@b", "c:d/e%é");
        // `a@b:c:d/e%é`
        assert_eq!(authorization(proxy).as_deref(), Some("Basic YUBiOmM6ZC9lJcOp"));
    }

    #[test]
    fn the_login_of_the_url_is_used_first() {
        let proxy = ProxyConfig::all("http://a:b@proxy.example").expect("a URL").with_basic_auth("c", "d");
        assert_eq!(authorization(proxy).as_deref(), Some("Basic YTpi"));
    }

    #[test]
    fn passwords_are_not_printed() {
        let proxy = ProxyConfig::all("http://a:hidden@proxy.example").expect("a URL").with_basic_auth("c", "hidden");
        assert!(!format!("{proxy:?}").contains("hidden"), "{proxy:?}");
        let error = ProxyConfig::all("socks5://a:hidden@proxy.example").expect_err("a scheme that is not supported");
        assert!(!format!("{error:?} {error}").contains("hidden"), "{error}");
    }

    #[test]
    fn metadata_services_are_called_directly() {
        let proxies = Proxies {
            matcher: Some(Matcher::builder().all("http://proxy.example").build()),
            skips_metadata_services: true,
        };
        assert!(proxies.intercept(&Uri::from_static("http://169.254.169.254/latest")).is_none());
        assert!(proxies.intercept(&Uri::from_static("http://[fd00:ec2::254]/latest")).is_none());
        assert!(proxies.intercept(&Uri::from_static("http://169.254.169.1/")).is_some());
    }
}
