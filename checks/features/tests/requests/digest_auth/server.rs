//! A server in memory that demands digest authentication, and checks responses by
//! <https://www.rfc-editor.org/rfc/rfc7616>.

use aws_smithy_http_client::test_util::infallible_client_fn;
use aws_smithy_types::body::SdkBody;
use http::{Request, Response};
use md5::Md5;
use sha2::{Digest, Sha256};
use smithereens::config::SharedHttpClient;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard};

pub(crate) const USER: &str = "Mufasa";
pub(crate) const PASSWORD: &str = "Circle of Life";
pub(crate) const REALM: &str = "http-auth@example.org";

/// The parameters of a header.
pub(crate) type Parameters = BTreeMap<String, String>;

#[derive(Clone)]
pub(crate) struct Server(Arc<Mutex<State>>);

struct State {
    /// The headers of a challenge, in which `NONCE` is replaced.
    challenges: Vec<String>,
    user: String,
    password: String,
    /// The number of requests for which a nonce is valid.
    uses: usize,
    /// Each nonce with the nonce counts of requests.
    nonces: BTreeMap<String, BTreeSet<String>>,
    /// The statuses of the next requests that are authenticated, instead of 200.
    statuses: Vec<u16>,
    requests: Vec<Request<SdkBody>>,
}

impl Server {
    pub(crate) fn new<'c>(challenges: impl IntoIterator<Item = &'c str>) -> Self {
        Self(Arc::new(Mutex::new(State {
            challenges: challenges.into_iter().map(str::to_owned).collect(),
            user: USER.to_owned(),
            password: PASSWORD.to_owned(),
            uses: usize::MAX,
            nonces: BTreeMap::new(),
            statuses: Vec::new(),
            requests: Vec::new(),
        })))
    }

    /// A server with the usual challenge.
    pub(crate) fn usual() -> Self {
        Self::new([&*challenge("SHA-256")])
    }

    pub(crate) fn with_uses(self, uses: usize) -> Self {
        self.state().uses = uses;
        self
    }

    pub(crate) fn with_user(self, user: &str) -> Self {
        self.state().user = user.to_owned();
        self
    }

    pub(crate) fn with_statuses(self, statuses: impl IntoIterator<Item = u16>) -> Self {
        self.state().statuses = statuses.into_iter().collect();
        self
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().expect("no test has panicked")
    }

    /// The HTTP client that is connected to the server.
    pub(crate) fn http_client(&self) -> SharedHttpClient {
        let server = self.clone();
        SharedHttpClient::new(infallible_client_fn(move |request| server.state().respond(request)))
    }

    /// The headers `Authorization` of the requests so far.
    pub(crate) fn authorizations(&self) -> Vec<Option<String>> {
        self.state().requests.iter().map(authorization).collect()
    }

    /// The parameters of the responses to challenges so far.
    pub(crate) fn responses(&self) -> Vec<Parameters> {
        self.authorizations().into_iter().flatten().map(|header| parameters(&header)).collect()
    }

    /// The number of requests so far.
    pub(crate) fn requests(&self) -> usize {
        self.state().requests.len()
    }

    /// Calls a function with the last request.
    pub(crate) fn last<T>(&self, read: impl FnOnce(&Request<SdkBody>) -> T) -> T {
        read(self.state().requests.last().expect("a request"))
    }
}

impl State {
    fn respond(&mut self, request: Request<SdkBody>) -> Response<SdkBody> {
        let verdict = self.verdict(&request);
        self.requests.push(request);
        match verdict {
            Verdict::Valid => {
                let status = if self.statuses.is_empty() { 200 } else { self.statuses.remove(0) };
                crate::connection::response(status)
            }
            Verdict::Invalid => self.challenge(""),
            Verdict::Stale => self.challenge(", stale=true"),
        }
    }

    fn challenge(&mut self, stale: &str) -> Response<SdkBody> {
        let nonce = format!("7ypf/xlj9XXwfDPEoM4URrv{}", self.nonces.len());
        let mut response = Response::builder().status(401);
        for challenge in &self.challenges {
            response = response.header("www-authenticate", challenge.replace("NONCE", &nonce) + stale);
        }
        self.nonces.insert(nonce, BTreeSet::new());
        response.body(SdkBody::from("<html>Unauthorized</html>")).expect("a valid response")
    }

    fn verdict(&mut self, request: &Request<SdkBody>) -> Verdict {
        let Some(response) = authorization(request).map(|header| parameters(&header)) else { return Verdict::Invalid };
        let of = |name: &str| response.get(name).map(String::as_str).unwrap_or_default();
        let Some(counts) = self.nonces.get_mut(of("nonce")) else { return Verdict::Invalid };
        if counts.len() >= self.uses {
            return Verdict::Stale;
        }
        let target = request.uri().path_and_query().expect("a path").as_str();
        let is_new = counts.insert(of("nc").to_owned());
        let is_valid = of("response") == self.expected(&response, request.method().as_str(), target);
        let is_user = match of("userhash") {
            "true" => of("username") == hash(of("algorithm"), &format!("{}:{REALM}", self.user)),
            _ => [Some(&self.user), None].contains(&response.get("username")),
        };
        match is_new && is_valid && is_user && of("uri") == target && of("realm") == REALM {
            true => Verdict::Valid,
            false => Verdict::Invalid,
        }
    }

    /// The response by section 3.4.1, or that of RFC 2069.
    fn expected(&self, response: &Parameters, method: &str, target: &str) -> String {
        let of = |name: &str| response.get(name).map(String::as_str).unwrap_or_default();
        let algorithm = of("algorithm");
        let (nonce, cnonce) = (of("nonce"), of("cnonce"));
        let mut a1 = hash(algorithm, &format!("{}:{REALM}:{}", self.user, self.password));
        if algorithm.ends_with("-sess") {
            a1 = hash(algorithm, &format!("{a1}:{nonce}:{cnonce}"));
        }
        let a2 = hash(algorithm, &format!("{method}:{target}"));
        match of("qop") {
            "" => hash(algorithm, &format!("{a1}:{nonce}:{a2}")),
            qop => hash(algorithm, &format!("{a1}:{nonce}:{}:{cnonce}:{qop}:{a2}", of("nc"))),
        }
    }
}

enum Verdict {
    Valid,
    Invalid,
    Stale,
}

/// A challenge with this algorithm.
pub(crate) fn challenge(algorithm: &str) -> String {
    format!(
        r#"Digest realm="{REALM}", qop="auth, auth-int", algorithm={algorithm}, nonce="NONCE", opaque="FQhe/qaU925""#
    )
}

fn authorization(request: &Request<SdkBody>) -> Option<String> {
    Some(request.headers().get("authorization")?.to_str().expect("a header of ASCII").to_owned())
}

/// The parameters of a response to a challenge. Other schemes have none.
fn parameters(header: &str) -> Parameters {
    let mut rest = header.strip_prefix("Digest ").unwrap_or_default();
    let mut parameters = BTreeMap::new();
    while let Some((name, value)) = rest.split_once('=') {
        let name = name.trim_start_matches([',', ' ']).to_owned();
        let mut text = String::new();
        let mut characters = value.chars();
        match value.strip_prefix('"') {
            Some(quoted) => {
                characters = quoted.chars();
                while let Some(character) = characters.next().filter(|character| *character != '"') {
                    let escaped = if character == '\\' { characters.next() } else { Some(character) };
                    text.extend(escaped);
                }
            }
            None => text.extend(characters.by_ref().take_while(|character| *character != ',')),
        }
        rest = characters.as_str();
        assert!(parameters.insert(name, text).is_none(), "a parameter is there twice: {header}");
    }
    parameters
}

fn hash(algorithm: &str, text: &str) -> String {
    let bytes = match algorithm.starts_with("SHA-256") {
        true => Sha256::digest(text).to_vec(),
        false => Md5::digest(text).to_vec(),
    };
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
