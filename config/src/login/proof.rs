//! Proofs that a client has the key of a session (DPoP, RFC 9449): JSON Web Tokens, signed with ECDSA on the curve P-256.

use aws_smithy_json::serialize::JsonObjectWriter;
use aws_smithy_types::{Number, base64};
use base64_simd::URL_SAFE_NO_PAD;
use ring::rand::{SecureRandom, SystemRandom};
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use std::time::{SystemTime, UNIX_EPOCH};

/// The length of a private key, and of each coordinate of a public key, in bytes.
const LENGTH: usize = 32;

/// The key of a session.
#[derive(Debug)]
pub(super) struct Key(EcdsaKeyPair);

impl Key {
    /// Reads an `EC PRIVATE KEY` (RFC 5915).
    pub(super) fn from_pem(pem: &str) -> Option<Self> {
        let lines = pem.lines().map(str::trim).skip_while(|line| *line != "-----BEGIN EC PRIVATE KEY-----").skip(1);
        let text: String = lines.take_while(|line| !line.starts_with("-----END")).collect();
        let der = base64::decode(text).ok()?;
        let (private, public) = key_pair(&der)?;
        let key = EcdsaKeyPair::from_private_key_and_public_key(
            &ECDSA_P256_SHA256_FIXED_SIGNING,
            private,
            public,
            &SystemRandom::new(),
        );
        key.ok().map(Self)
    }

    /// The proof for a `POST` to this URI.
    pub(super) fn proof(&self, uri: &str, now: SystemTime) -> Option<String> {
        let random = SystemRandom::new();
        let mut id = [0; 16];
        random.fill(&mut id).ok()?;
        let issued_at = now.duration_since(UNIX_EPOCH).ok()?.as_secs();
        let encode = |text: &[u8]| URL_SAFE_NO_PAD.encode_to_string(text);
        let header = encode(self.header()?.as_bytes());
        let payload = encode(payload(&crate::token_cache::hex(id), uri, issued_at).as_bytes());
        let message = format!("{header}.{payload}");
        let signature = self.0.sign(&random, message.as_bytes()).ok()?;
        Some(format!("{message}.{}", encode(signature.as_ref())))
    }

    fn header(&self) -> Option<String> {
        // 0x04 and the coordinates.
        let (x, y) = self.0.public_key().as_ref().get(1..)?.split_at_checked(LENGTH)?;
        let mut json = String::new();
        let mut header = JsonObjectWriter::new(&mut json);
        header.key("typ").string("dpop+jwt");
        header.key("alg").string("ES256");
        let mut key = header.key("jwk").start_object();
        key.key("kty").string("EC");
        key.key("x").string(&URL_SAFE_NO_PAD.encode_to_string(x));
        key.key("y").string(&URL_SAFE_NO_PAD.encode_to_string(y));
        key.key("crv").string("P-256");
        key.finish();
        header.finish();
        Some(json)
    }
}

fn payload(id: &str, uri: &str, issued_at: u64) -> String {
    let mut json = String::new();
    let mut payload = JsonObjectWriter::new(&mut json);
    payload.key("jti").string(id);
    payload.key("htm").string("POST");
    payload.key("htu").string(uri);
    payload.key("iat").number(Number::PosInt(issued_at));
    payload.finish();
    json
}

/// The private and the public key in `SEQUENCE { INTEGER 1, OCTET STRING, [0] { … } OPTIONAL, [1] { BIT STRING } }`.
fn key_pair(der: &[u8]) -> Option<(&[u8], &[u8])> {
    let (sequence, _) = element(der, 0x30)?;
    let (_version, rest) = element(sequence, 0x02)?;
    let (private, rest) = element(rest, 0x04)?;
    let rest = element(rest, 0xa0).map_or(rest, |(_curve, rest)| rest);
    let (public, _) = element(rest, 0xa1)?;
    let (bits, _) = element(public, 0x03)?;
    // The first byte is the number of unused bits.
    Some((private, bits.get(1..)?))
}

/// The content of the first element, which must have this tag, and the bytes after it. All lengths fit in a byte.
fn element(der: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let (head, rest) = der.split_at_checked(2)?;
    match head {
        [found, length] if *found == tag && *length < 0x80 => rest.split_at_checked((*length).into()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Key, LENGTH, element};
    use aws_smithy_types::base64;
    use base64_simd::URL_SAFE_NO_PAD;
    use ring::rand::SystemRandom;
    use ring::signature::{
        ECDSA_P256_SHA256_FIXED, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair, UnparsedPublicKey,
    };
    use std::time::{Duration, UNIX_EPOCH};

    /// A new key. PKCS #8 wraps the form that the files have.
    fn pem() -> String {
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new());
        let pkcs8 = pkcs8.expect("the system has random numbers");
        // The length of the outermost sequence takes two bytes.
        let (_, rest) = element(&pkcs8.as_ref()[3..], 0x02).expect("a version");
        let (_, rest) = element(rest, 0x30).expect("an algorithm");
        let (key, _) = element(rest, 0x04).expect("a key");
        format!("-----BEGIN EC PRIVATE KEY-----\n{}\n-----END EC PRIVATE KEY-----\n", base64::encode(key))
    }

    #[test]
    fn a_proof_is_signed_by_the_key() {
        let key = Key::from_pem(&pem()).expect("the key is valid");
        let proof = key.proof("https://example.com/v1/token", UNIX_EPOCH + Duration::from_secs(7)).expect("a proof");
        let (message, signature) = proof.rsplit_once('.').expect("three parts");
        let signature = URL_SAFE_NO_PAD.decode_to_vec(signature).expect("valid Base64");
        assert_eq!(signature.len(), 2 * LENGTH);
        UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, key.0.public_key().as_ref())
            .verify(message.as_bytes(), &signature)
            .expect("a valid signature");
        let (_, payload) = message.split_once('.').expect("two parts");
        let payload = String::from_utf8(URL_SAFE_NO_PAD.decode_to_vec(payload).expect("valid Base64")).expect("text");
        assert!(payload.ends_with(r#""htm":"POST","htu":"https://example.com/v1/token","iat":7}"#), "{payload}");
    }

    #[test]
    fn invalid_keys_are_rejected() {
        let other = pem().replace("EC ", "");
        for pem in ["", "-----BEGIN EC PRIVATE KEY-----\nMAA=\n-----END EC PRIVATE KEY-----", &other] {
            assert!(Key::from_pem(pem).is_none(), "{pem}");
        }
    }
}
