use aws_smithy_runtime_api::box_error::BoxError;
use aws_smithy_runtime_api::http::Headers;
use http_auth::digest::{Algorithm, Qop};
use http_auth::{ChallengeParser, ChallengeRef, DigestClient, ParamValue};

const HEADER: &str = "www-authenticate";

/// The maximum length in bytes of the challenges of a response.
const MAX_LENGTH: usize = 16 * 1024;

/// The maximum number of characters of a challenge that an error quotes.
const MAX_QUOTED: usize = 200;

/// The algorithms, as the RFC writes them.
const ALGORITHMS: [&str; 6] = ["MD5", "MD5-sess", "SHA-256", "SHA-256-sess", "SHA-512-256", "SHA-512-256-sess"];

/// Returns the strongest challenge for digest authentication in the headers of a response: the first one of those that are
/// equally strong. `None` if the response has no such challenge.
///
/// # Errors
/// The response has such challenges, and none is supported.
pub(super) fn strongest(headers: &Headers) -> Result<Option<DigestClient>, BoxError> {
    let length: usize = headers.get_all_bytes(HEADER).map(<[u8]>::len).sum();
    if length > MAX_LENGTH {
        return Err(error(&format!("its challenges have {length} bytes, and at most {MAX_LENGTH} are supported")));
    }
    let (mut strongest, mut problem): (Option<DigestClient>, _) = (None, None);
    for value in headers.get_all_bytes(HEADER) {
        match of_header(value, &mut strongest) {
            Ok(()) => {}
            Err(unsupported) => problem = problem.or(Some(unsupported)),
        }
    }
    match (strongest, problem) {
        (None, Some(problem)) => Err(error(&problem)),
        (strongest, _) => Ok(strongest),
    }
}

fn error(problem: &str) -> BoxError {
    format!("the service demands HTTP digest authentication in a way that is not supported: {problem}").into()
}

/// Looks for stronger challenges in one header. An error is for those that are not supported.
fn of_header(value: &[u8], strongest: &mut Option<DigestClient>) -> Result<(), String> {
    let text = String::from_utf8_lossy(value);
    let mut result = Ok(());
    for challenge in ChallengeParser::new(&text) {
        let Ok(challenge) = challenge else {
            // Other schemes have challenges that are not lists of parameters.
            let is_digest = text.to_ascii_lowercase().contains("digest");
            return if is_digest { result.and(Err(format!("{} is not well-formed", quoted(&text)))) } else { result };
        };
        if !challenge.scheme.eq_ignore_ascii_case("digest") {
            continue;
        }
        match of_challenge(challenge) {
            Ok(client) if strongest.as_ref().is_none_or(|strongest| strength(&client) > strength(strongest)) => {
                *strongest = Some(client);
            }
            Ok(_) => {}
            Err(unsupported) => result = result.and(Err(unsupported)),
        }
    }
    result
}

fn of_challenge(mut challenge: ChallengeRef<'_>) -> Result<DigestClient, String> {
    for (name, value) in &mut challenge.params {
        let is_same = |known: &&&str| known.eq_ignore_ascii_case(value.as_escaped());
        // Servers write `md5`, too.
        if name.eq_ignore_ascii_case("algorithm")
            && let Some(known) = ALGORITHMS.iter().find(is_same)
        {
            *value = ParamValue::try_from_escaped(known)?;
        }
    }
    let client = DigestClient::try_from(&challenge).map_err(|problem| shortened(&problem))?;
    if !(client.qop() & Qop::Auth) {
        return Err("it supports only `auth-int` of the qualities of protection, and clients support `auth`".to_owned());
    }
    if client.session() && client.rfc2069_compat() {
        return Err("the algorithm is one of those with `-sess`, which need the parameter `qop`".to_owned());
    }
    Ok(client)
}

/// Challenges without `qop` are those of RFC 2069, whose responses can be replayed.
fn strength(client: &DigestClient) -> (bool, bool) {
    (client.algorithm() != Algorithm::Md5, !client.rfc2069_compat())
}

fn quoted(text: &str) -> String {
    format!("{:?}", shortened(text))
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(MAX_QUOTED) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::strongest;
    use aws_smithy_runtime_api::http::Headers;
    use http_auth::PasswordParams;

    /// The response to the strongest of these challenges, with this client nonce.
    fn response(challenges: &[&str], [username, password, uri, cnonce]: [&str; 4]) -> String {
        let mut headers = Headers::new();
        for challenge in challenges {
            headers.append("www-authenticate", (*challenge).to_owned());
        }
        let mut strongest = strongest(&headers).expect("supported challenges").expect("a challenge");
        let params = PasswordParams { username, password, uri, method: "GET", body: None };
        strongest.respond_with_testing_cnonce(&params, cnonce).expect("a response")
    }

    /// A challenge is the text of a server that is not trusted.
    #[test]
    fn no_challenge_panics_and_responses_are_valid_headers() {
        let mut random = fastrand::Rng::with_seed(7616);
        let pieces = [
            "Digest ",
            "digest",
            " ",
            ",",
            ", ",
            "=",
            "\"",
            "\\",
            "\\\"",
            "realm=\"a\"",
            "nonce=\"b\"",
            "nonce=c",
            "qop=\"auth\"",
            "qop=\"auth-int\"",
            "qop=",
            "algorithm=MD5-sess",
            "algorithm=SHA-512-256",
            "algorithm=\"md5\"",
            "userhash=true",
            "charset=UTF-8",
            "opaque=\"\\a\"",
            "stale=TRUE",
            "domain=\"/\"",
            "Basic realm=\"x\"",
            "\t",
            "YIIB==",
            "\u{e9}",
            "%",
            "*",
            "\u{80}",
        ];
        let mut responses = 0;
        for _ in 0..50_000 {
            let mut headers = Headers::new();
            for _ in 0..random.usize(1..3) {
                let rest: Vec<&str> = (0..random.usize(0..12)).map(|_| pieces[random.usize(..pieces.len())]).collect();
                let start = if random.bool() { "Digest realm=\"a\", nonce=\"b\", " } else { "" };
                headers
                    .append("www-authenticate", format!("{start}{}", rest.join(if random.bool() { ", " } else { "" })));
            }
            if let Ok(Some(mut challenge)) = strongest(&headers) {
                let params =
                    PasswordParams { username: "\u{e9}\n\"", password: "", uri: "/", method: "GET", body: None };
                let response = challenge.respond(&params).expect("a response");
                http::HeaderValue::from_str(&response).expect("a valid header");
                responses += 1;
            }
        }
        assert!(responses > 1000, "only {responses} challenges are valid");
    }

    /// The example of [section 3.9.1](https://www.rfc-editor.org/rfc/rfc7616#section-3.9.1).
    #[test]
    fn the_responses_to_md5_and_sha_256_are_those_of_the_specification() {
        let [md5, sha_256] = ["MD5", "SHA-256"].map(|algorithm| {
            format!(
                "Digest realm=\"http-auth@example.org\", qop=\"auth, auth-int\", algorithm={algorithm}, \
                 nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", \
                 opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\""
            )
        });
        let login = ["Mufasa", "Circle of Life", "/dir/index.html", "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ"];
        let expected = "response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\"";
        let found = response(&[&md5, &sha_256], login);
        assert!(found.contains(expected), "{found}");
        let found = response(&[&md5], login);
        assert!(found.contains("response=\"8ca523f5e9506fed4657c9700eebdbec\""), "{found}");
    }

    /// The example of [section 3.9.2](https://www.rfc-editor.org/rfc/rfc7616#section-3.9.2), as it was
    /// [corrected](https://www.rfc-editor.org/errata/eid4897).
    #[test]
    fn the_response_to_sha_512_256_is_that_of_the_specification() {
        let challenge = "Digest realm=\"api@example.org\", qop=\"auth\", algorithm=SHA-512-256, \
            nonce=\"5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK\", \
            opaque=\"HRPCssKJSGjCrkzDg8OhwpzCiGPChXYjwrI2QmXDnsOS\", charset=UTF-8, userhash=true";
        let login =
            ["J\u{e4}s\u{f8}n Doe", "Secret, or not?", "/doe.json", "NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v"];
        let found = response(&[challenge], login);
        for expected in [
            "username=\"793263caabb707a56211940d90411ea4a575adeccb7e360aeb624ed06ece9b0b\"",
            "response=\"3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5\"",
        ] {
            assert!(found.contains(expected), "{found}");
        }
    }
}
