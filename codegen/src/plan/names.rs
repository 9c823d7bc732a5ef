//! Converts names of a model to Rust identifiers. [`scopes`](super::scopes) then keeps those of one place apart.
//!
//! The names are those of AWS's clients, which split types and fields into words differently: the type
//! `DynamoDBv2Action` is `DynamoDbv2Action`, and the field is `dynamo_dbv2_action`.

use heck::ToUpperCamelCase;

/// A Rust identifier, with `r#` in front where it is a keyword.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Name(String);

impl Name {
    /// An identifier that we know to be valid.
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The identifier as it stands in code.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The identifier without `r#`, to make others of.
    pub(crate) fn bare(&self) -> &str {
        self.0.strip_prefix("r#").unwrap_or(&self.0)
    }

    /// The name of a method that does something to the field of this name: `set_name`.
    pub(crate) fn with_prefix(&self, prefix: &str) -> String {
        format!("{prefix}_{}", self.bare().trim_start_matches('_'))
    }
}

/// The name of a type: `GatewayResponse`.
pub(crate) fn type_name(name: &str) -> String {
    not_self(valid(name.pascal_words().to_upper_camel_case()))
}

/// The name of an operation, and the start of the names of its error, fluent builder and paginator, but not of those of
/// its input and output: `AssumeRoleWithSAML`. A name of words between underscores is written as that of any type.
pub(crate) fn operation_name(name: &str) -> String {
    if name.contains('_') {
        return type_name(name);
    }
    let mut characters = name.chars();
    let first = characters.next().map(|first| first.to_ascii_uppercase());
    not_self(valid(first.into_iter().chain(characters).collect()))
}

/// The name of a variant of an enum or union. As in AWS's clients, `Unknown` gives way to the variant for values that are
/// not in the model.
pub(crate) fn variant_name(name: &str) -> String {
    match type_name(name).as_str() {
        "Unknown" => "UnknownValue".to_owned(),
        "UnknownValue" => "UnknownValue_".to_owned(),
        name => name.to_owned(),
    }
}

/// The name of a field, and of its accessor and setter. As in AWS's clients, names of some methods get `_value` in every
/// structure, whether or not it has the method.
pub(crate) fn field_name(name: &str) -> Name {
    let snake = snake_case(name);
    match snake.as_str() {
        "build" | "builder" | "default" | "send" | "make_operation" | "presigned" | "customize" | "meta" => {
            Name(format!("{snake}_value"))
        }
        _ => escaped(snake),
    }
}

/// The name of a module: `get_gateway_response`.
pub(crate) fn module_name(name: &str) -> Name {
    match snake_case(name).as_str() {
        // `operation/mod.rs` is a file of the module `operation`.
        "mod" => Name("mod_".to_owned()),
        snake => escaped(snake.to_owned()),
    }
}

/// The name of the private module that defines a type: `_gateway_response`.
pub(crate) fn private_module_name(type_name: &str) -> Name {
    Name(format!("_{}", snake_case(type_name).trim_start_matches('_')))
}

/// The suffix of the methods of a union's variant: `is_gateway_response`. It is that of the variant.
pub(crate) fn variant_method_suffix(name: &str) -> String {
    match snake_case(name) {
        unknown if unknown == "unknown" => "unknown_value".to_owned(),
        suffix => suffix,
    }
}

/// The name of a static: `MAP_OF_STRING_TO_STRING`.
pub(crate) fn static_name(name: &str) -> String {
    snake_case(name).to_uppercase()
}

/// The words of a name in lower case with underscores between them.
pub(crate) fn snake_case(name: &str) -> String {
    valid(name.words().join("_"))
}

/// `Self` cannot be the name of a type, nor a raw identifier.
fn not_self(name: String) -> String {
    match name.as_str() {
        "Self" => "SelfValue".to_owned(),
        _ => name,
    }
}

fn valid(name: String) -> String {
    match name.chars().next() {
        None => "empty".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("_{name}"),
        Some(_) => name,
    }
}

fn escaped(name: String) -> Name {
    match name.as_str() {
        // These cannot be raw identifiers.
        "crate" | "super" | "self" => Name(format!("{name}_")),
        keyword if is_keyword(keyword) => Name(format!("r#{keyword}")),
        _ => Name(name),
    }
}

/// Whether this is a [keyword](https://doc.rust-lang.org/reference/keywords.html) of any edition up to 2024.
fn is_keyword(name: &str) -> bool {
    const KEYWORDS: [&str; 48] = [
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
        "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod",
        "move", "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type",
        "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
    ];
    KEYWORDS.binary_search(&name).is_ok()
}

trait Words {
    fn words(&self) -> Vec<String>;
    fn pascal_words(&self) -> String;
}

impl Words for str {
    /// The words of a member's name, in lower case: a boundary is where a word of lower case letters or digits meets an
    /// upper case letter, and where an acronym ends, but not within what is written as one word, such as `IPv6`.
    fn words(&self) -> Vec<String> {
        let characters: Vec<char> = self.chars().collect();
        let all_lower_case = !characters.iter().any(|c| c.is_ascii_uppercase());
        let mut words = Vec::new();
        let mut word = String::new();
        for (index, &next) in characters.iter().enumerate() {
            let boundary = match word.chars().last() {
                _ if !next.is_ascii_alphanumeric() => true,
                None => false,
                Some(last) => {
                    let whole = !within_whole_word(&word, &characters[index..]);
                    let lower_to_upper =
                        (last.is_ascii_lowercase() || last.is_ascii_digit()) && next.is_ascii_uppercase();
                    let digit_to_lower = all_lower_case && last.is_ascii_digit() && next.is_ascii_lowercase();
                    (whole && (lower_to_upper || digit_to_lower)) || ends_acronym(last, &characters[index..])
                }
            };
            if boundary && !word.is_empty() {
                words.push(std::mem::take(&mut word).to_ascii_lowercase());
            }
            if next.is_ascii_alphanumeric() {
                word.push(next);
            }
        }
        if !word.is_empty() {
            words.push(word.to_ascii_lowercase());
        }
        words
    }

    /// The name with an underscore at each boundary between words that types have.
    fn pascal_words(&self) -> String {
        let characters: Vec<char> = self.chars().collect();
        let mut result = String::with_capacity(self.len() + 4);
        for (index, &c) in characters.iter().enumerate() {
            let before = index.checked_sub(1).map(|i| characters[i]);
            let after = characters.get(index + 1);
            if c.is_ascii_uppercase() {
                let ends_acronym =
                    before.is_some_and(|b| b.is_ascii_uppercase()) && after.is_some_and(|a| a.is_ascii_lowercase());
                let starts_word = before.is_some_and(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
                if ends_acronym || starts_word {
                    result.push('_');
                }
            }
            result.push(if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' });
        }
        result
    }
}

/// Whether the next character continues one of the words that are written in mixed case.
fn within_whole_word(word: &str, rest: &[char]) -> bool {
    const WHOLE_WORDS: [&str; 7] = ["ipv4", "ipv6", "sigv4", "mib", "gib", "kib", "ttl"];
    let word = word.to_ascii_lowercase();
    let ahead: String = rest.iter().take(5).collect::<String>().to_ascii_lowercase();
    let text = format!("{word}{ahead}");
    WHOLE_WORDS.iter().any(|whole| text.starts_with(whole)) && !WHOLE_WORDS.contains(&word.as_str())
}

/// Whether the next character starts a word after an acronym: `DB|Proxy`, but not `ACLs` or `DynamoDBv2`.
fn ends_acronym(last: char, rest: &[char]) -> bool {
    let [next, peek, after @ ..] = rest else { return false };
    let after = after.first();
    let plural = *peek == 's' && !after.is_some_and(|c| c.is_ascii_lowercase());
    let version = *peek == 'v' && after.is_some_and(|c| c.is_ascii_digit());
    last.is_ascii_uppercase() && next.is_ascii_uppercase() && peek.is_ascii_lowercase() && !plural && !version
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_named_as_in_the_official_clients() {
        for (name, expected) in [
            ("GatewayResponse", "GatewayResponse"),
            ("DEFAULT_4XX", "Default4Xx"),
            ("API_CONFIGURATION_ERROR", "ApiConfigurationError"),
            ("TLSConfig", "TlsConfig"),
            ("IPAddressType", "IpAddressType"),
            ("dualstack", "Dualstack"),
            ("HTTP_PROXY", "HttpProxy"),
            ("AWS", "Aws"),
            ("S3Object", "S3Object"),
            ("application/x-sql", "ApplicationXSql"),
            ("0.5", "_05"),
            ("TLS_1_2", "Tls12"),
            ("self", "SelfValue"),
            ("", "empty"),
        ] {
            assert_eq!(type_name(name), expected, "{name:?}");
        }
        assert_eq!(variant_name("UNKNOWN"), "UnknownValue");
    }

    #[test]
    fn operations_keep_their_acronyms_and_are_in_camel_case() {
        for (name, expected) in [
            ("AssumeRoleWithSAML", "AssumeRoleWithSAML"),
            ("GetThing", "GetThing"),
            ("getAPIKey", "GetAPIKey"),
            ("get_thing", "GetThing"),
            ("Self", "SelfValue"),
            ("self", "SelfValue"),
        ] {
            assert_eq!(operation_name(name), expected, "{name:?}");
        }
    }

    #[test]
    fn fields_are_named_as_in_the_official_clients() {
        for (name, expected) in [
            ("restApiId", "rest_api_id"),
            ("DBProxyARN", "db_proxy_arn"),
            ("ACLs", "acls"),
            ("IAMUser", "iam_user"),
            ("DynamoDBv2Action", "dynamo_dbv2_action"),
            ("s3key", "s3_key"),
            ("s3Key", "s3_key"),
            ("Ipv6Address", "ipv6_address"),
            ("AssociateIPv4Pool", "associate_ipv4_pool"),
            ("SizeInMiB", "size_in_mib"),
            ("vpcIDs", "vpc_ids"),
            ("type", "r#type"),
            ("self", "self_"),
            ("send", "send_value"),
            ("2fa", "_2_fa"),
            ("__type", "r#type"),
            ("x-amz-meta", "x_amz_meta"),
        ] {
            assert_eq!(field_name(name).as_str(), expected, "{name:?}");
        }
    }

    #[test]
    fn a_module_is_not_named_like_the_file_of_its_parent() {
        assert_eq!(["Mod", "Type", "GetThing"].map(module_name).map(|name| name.0), ["mod_", "r#type", "get_thing"]);
    }

    #[test]
    fn keywords_are_sorted_for_the_search() {
        for keyword in ["abstract", "gen", "type", "yield"] {
            assert!(is_keyword(keyword));
        }
        assert!(!is_keyword("name"));
    }
}
