//! Challenges that a client responds to, and those that it does not.

use super::client;
use super::server::{REALM, Server, challenge};
use smithereens::error::InspectError;

/// The algorithm of the response to the challenges of these headers.
async fn algorithm<'c>(challenges: impl IntoIterator<Item = &'c str>) -> Option<String> {
    let server = Server::new(challenges);
    client(&server).read().title("Walden").send().await.expect("the login is right");
    assert_eq!(server.requests(), 2);
    server.responses()[0].get("algorithm").cloned()
}

#[tokio::test]
async fn every_algorithm_is_supported() {
    for name in ["MD5", "MD5-sess", "SHA-256", "SHA-256-sess"] {
        assert_eq!(algorithm([&*challenge(name)]).await.as_deref(), Some(name));
    }
    for (name, known) in [("md5", "MD5"), ("\"MD5-Sess\"", "MD5-sess"), ("sha-256", "SHA-256")] {
        assert_eq!(algorithm([&*challenge(name)]).await.as_deref(), Some(known), "{name}");
    }
}

/// As in <https://www.rfc-editor.org/rfc/rfc2069>.
#[tokio::test]
async fn challenges_without_a_quality_of_protection_are_supported() {
    let old = format!(r#"Digest realm="{REALM}", nonce="NONCE", domain="/ https://elsewhere.example/""#);
    assert_eq!(algorithm([&*old]).await, None);
    let with_algorithm = format!("{old}, algorithm=SHA-256");
    assert_eq!(algorithm([&*with_algorithm]).await.as_deref(), Some("SHA-256"));
}

#[tokio::test]
async fn the_strongest_challenge_is_responded_to() {
    let [old, new] = [challenge("MD5"), challenge("SHA-256")];
    let together = format!("{old}, {new}");
    let with_others = format!(r#"Negotiate, Basic realm="a, Digest b", DIGEST {}, Bearer"#, &new["Digest ".len()..]);
    let garbled = format!("NTLM TlRMTVNTUAAB==, {new}");
    for challenges in [
        vec![&*old, &new],
        vec![&new, &old],
        vec![&together],
        vec![&with_others],
        vec!["Negotiate YIIB==", &new],
        vec![&garbled, "Digest realm", &new],
    ] {
        assert_eq!(algorithm(challenges.iter().copied()).await.as_deref(), Some("SHA-256"), "{challenges:?}");
    }
}

/// The error of a call whose server has these challenges, which is sent once.
async fn refused(challenges: &[&str]) -> String {
    let server = Server::new(challenges.iter().copied());
    let error = client(&server).read().title("Walden").send().await.expect_err("there is no valid challenge");
    assert_eq!((server.requests(), error.status()), (1, Some(401)), "{challenges:?}");
    error.report().to_string()
}

#[tokio::test]
async fn challenges_that_are_not_supported_are_errors_that_say_why() {
    let [known, unknown] = [challenge("SHA-256"), challenge("SHA3-512")];
    let integrity = known.replace("auth, auth-int", "auth-int");
    let session = challenge("MD5-sess").replace(r#"qop="auth, auth-int", "#, "");
    let long = known.replace("NONCE", &"a".repeat(20_000));
    for (challenge, problem) in [
        (&*integrity, "`auth-int`"),
        (&unknown, "SHA3-512"),
        (&session, "need the parameter `qop`"),
        (&long, "at most 16384 are supported"),
        (r#"Digest nonce="NONCE""#, "missing required parameter realm"),
        (r#"Digest realm="a""#, "missing required parameter nonce"),
        (r#"Digest realm="a", realm="b", nonce="NONCE""#, "duplicate parameter"),
        (r#"Digest realm="a, nonce=NONCE"#, "not well-formed"),
        ("Digest realm=\"\u{e9}\", nonce=\"NONCE\"", "not well-formed"),
        ("Digest ,;=\\\"", "not well-formed"),
    ] {
        let text = refused(&[challenge]).await;
        assert!(text.contains("demands HTTP digest authentication in a way that is not supported"), "{text}");
        assert!(text.contains(problem) && text.len() < 500, "{text}");
    }
}

#[tokio::test]
async fn a_response_without_a_challenge_is_the_error_of_the_service() {
    for challenges in [&[][..], &["Basic realm=\"a\""], &["Negotiate YIIB=="], &[""]] {
        let text = refused(challenges).await;
        assert!(!text.contains("digest"), "{text}");
    }
}
