//! Idempotency tokens, by which a service recognizes a repeated request.
//! <https://smithy.io/2.0/spec/behavior-traits.html#idempotencytoken-trait>

use aws_smithy_types::config_bag::{Storable, StoreReplace};
use std::sync::{Arc, Mutex, PoisonError};

/// The provider of idempotency tokens for requests that have none. Tokens are random by default; tests can fix them.
///
/// ```
/// use smithereens::config::IdempotencyTokenProvider;
///
/// let token = IdempotencyTokenProvider::random().make_idempotency_token();
/// assert_eq!((token.len(), &token[14..15]), (36, "4"));
///
/// let fixed = IdempotencyTokenProvider::from("00000000-0000-4000-8000-000000000000");
/// assert_eq!(fixed.make_idempotency_token(), "00000000-0000-4000-8000-000000000000");
/// ```
#[derive(Debug, Clone)]
pub struct IdempotencyTokenProvider(Source);

#[derive(Debug, Clone)]
enum Source {
    Fixed(&'static str),
    Random,
    Seeded(Arc<Mutex<fastrand::Rng>>),
}

impl IdempotencyTokenProvider {
    /// Creates a provider of one token for all requests.
    pub fn fixed(token: &'static str) -> Self {
        Self(Source::Fixed(token))
    }

    /// Creates a provider of random tokens.
    pub fn random() -> Self {
        Self(Source::Random)
    }

    /// Creates a provider of random tokens, in the same sequence for the same seed. Clones share the sequence.
    pub fn with_seed(seed: u64) -> Self {
        Self(Source::Seeded(Arc::new(Mutex::new(fastrand::Rng::with_seed(seed)))))
    }

    /// Returns the token for one request: a [UUID of version 4](https://www.rfc-editor.org/rfc/rfc9562#section-5.4) in
    /// lower case, or the fixed token.
    pub fn make_idempotency_token(&self) -> String {
        match &self.0 {
            Source::Fixed(token) => (*token).to_owned(),
            Source::Random => uuid(fastrand::u128(..)),
            Source::Seeded(random) => uuid(random.lock().unwrap_or_else(PoisonError::into_inner).u128(..)),
        }
    }
}

impl From<&'static str> for IdempotencyTokenProvider {
    fn from(token: &'static str) -> Self {
        Self::fixed(token)
    }
}

impl Storable for IdempotencyTokenProvider {
    type Storer = StoreReplace<Self>;
}

/// The text of a UUID of version 4 with these bits, except the six of the version and variant.
fn uuid(random: u128) -> String {
    let bits = random & !(0xf << 76) & !(0b11 << 62) | 4 << 76 | 0b10 << 62;
    let field = |shift: u32, digits: u32| (bits >> shift) & ((1 << (4 * digits)) - 1);
    let (low, mid, high) = (field(96, 8), field(80, 4), field(64, 4));
    format!("{low:08x}-{mid:04x}-{high:04x}-{:04x}-{:012x}", field(48, 4), field(0, 12))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_has_the_version_and_variant_of_a_random_uuid_and_all_other_bits() {
        assert_eq!(uuid(0), "00000000-0000-4000-8000-000000000000");
        assert_eq!(uuid(u128::MAX), "ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(uuid(0x0123_4567_89ab_cdef_0123_4567_89ab_cdef), "01234567-89ab-4def-8123-456789abcdef");
    }

    #[test]
    fn tokens_of_a_seed_are_one_sequence_and_random_ones_differ() {
        let (one, other) = (IdempotencyTokenProvider::with_seed(7), IdempotencyTokenProvider::with_seed(7));
        let tokens = [one.make_idempotency_token(), one.clone().make_idempotency_token()];
        assert_eq!(tokens, [other.make_idempotency_token(), other.make_idempotency_token()]);
        assert_ne!(tokens[0], tokens[1]);
        let random = IdempotencyTokenProvider::random();
        assert_ne!(random.make_idempotency_token(), random.make_idempotency_token());
    }
}
