//! Names of hosts and of buckets.

/// [`isValidHostLabel`](https://smithy.io/2.0/additional-specs/rules-engine/standard-library.html#isvalidhostlabel-function).
pub(super) fn is_valid_label(text: &str, allow_dots: bool) -> bool {
    every_label(text, allow_dots, is_host_label)
}

/// [`aws.isVirtualHostableS3Bucket`](https://smithy.io/2.0/aws/rules-engine/library-functions.html): whether a bucket of
/// this name can be a prefix of the host name of S3, by the [rules for names of
/// buckets](https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html).
pub(super) fn is_virtual_hostable_bucket(text: &str, allow_dots: bool) -> bool {
    let is_bucket_label = |label: &str| {
        is_host_label(label) && !label.ends_with('-') && !label.bytes().any(|byte| byte.is_ascii_uppercase())
    };
    (3..=63).contains(&text.len()) && every_label(text, allow_dots, is_bucket_label) && !is_address(text)
}

fn every_label(text: &str, allow_dots: bool, is_valid: impl Fn(&str) -> bool) -> bool {
    if allow_dots { text.split('.').all(is_valid) } else { is_valid(text) }
}

/// Whether this is a valid label of a host name.
pub(crate) fn is_host_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && !label.starts_with('-')
        && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

/// Whether a name has the form of an IPv4 address, in range or not.
fn is_address(name: &str) -> bool {
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    name.split('.').count() == 4 && name.split('.').all(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn host_labels_are_validated() {
        let longest = "a".repeat(63);
        for (text, one, dotted) in [
            ("a", true, true),
            ("A-1", true, true),
            ("a-", true, true),
            ("a.b", false, true),
            (longest.as_str(), true, true),
            (&format!("{longest}.{longest}"), false, true),
            (&format!("{longest}a"), false, false),
            ("", false, false),
            (".", false, false),
            ("a.", false, false),
            ("-a", false, false),
            ("a.-b", false, false),
            ("a_b", false, false),
            ("café", false, false),
            ("a b", false, false),
            ("a/b", false, false),
        ] {
            assert_eq!((is_valid_label(text, false), is_valid_label(text, true)), (one, dotted), "{text}");
        }
    }

    #[test]
    fn virtual_hostable_buckets_are_validated() {
        for (text, one, dotted) in [
            ("bucket", true, true),
            ("a--b--x-s3", true, true),
            ("my.bucket.name", false, true),
            ("ab", false, false),
            ("aB0", false, false),
            ("bucket-", false, false),
            ("-bucket", false, false),
            ("bucket-.name", false, false),
            ("bucket.-name", false, false),
            ("192.168.101.101", false, false),
            ("999.999.999.999", false, false),
            ("my_bucket", false, false),
        ] {
            let got = (is_virtual_hostable_bucket(text, false), is_virtual_hostable_bucket(text, true));
            assert_eq!(got, (one, dotted), "{text}");
        }
    }
}
