//! Values of every shape, written to several formats and read again.

mod values;

use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, any, prop_assert_eq, proptest};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_dynamo::AttributeValue;
use smithereens_checks_serde::shapes::operation::put_everything::{PutEverythingInput, PutEverythingOutput};
use smithereens_checks_serde::shapes::types::error::Refused;
use smithereens_checks_serde::shapes::types::{Choice, Everything};
use std::fmt::Debug;
use values::{Kept, Source};

/// A value in a format.
trait Format {
    const KEPT: Kept = Kept::ALL;

    fn round_trip<T: Serialize + DeserializeOwned>(value: &T) -> T;
}

struct JsonText;

impl Format for JsonText {
    fn round_trip<T: Serialize + DeserializeOwned>(value: &T) -> T {
        let text = serde_json::to_string(value).expect("it can be written");
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
    }
}

/// JSON in memory, whose deserializer owns its values.
struct JsonValue;

impl Format for JsonValue {
    fn round_trip<T: Serialize + DeserializeOwned>(value: &T) -> T {
        serde_json::from_value(serde_json::to_value(value).expect("it can be written")).expect("it can be read")
    }
}

/// A binary format, which writes the number of the members of a map before them.
struct Cbor;

impl Format for Cbor {
    fn round_trip<T: Serialize + DeserializeOwned>(value: &T) -> T {
        let mut bytes = Vec::new();
        ciborium::into_writer(value, &mut bytes).expect("it can be written");
        ciborium::from_reader(bytes.as_slice()).expect("it can be read")
    }
}

/// An attribute of an item of DynamoDB.
struct Dynamo;

impl Format for Dynamo {
    const KEPT: Kept = Kept { floats: false, ..Kept::ALL };

    fn round_trip<T: Serialize + DeserializeOwned>(value: &T) -> T {
        let attribute: AttributeValue = serde_dynamo::to_attribute_value(value).expect("it can be written");
        serde_dynamo::from_attribute_value(attribute).expect("it can be read")
    }
}

/// A format that marks values that can be absent: `Some(1)`.
struct Ron;

impl Format for Ron {
    fn round_trip<T: Serialize + DeserializeOwned>(value: &T) -> T {
        let text = ron::to_string(value).expect("it can be written");
        ron::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
    }
}

/// The same format without the marks, which the text or the program asks for.
struct RonWithoutSome;

impl Format for RonWithoutSome {
    fn round_trip<T: Serialize + DeserializeOwned>(value: &T) -> T {
        let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
        let text = options.to_string(value).expect("it can be written");
        options.from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
    }
}

/// A format in which text without quotes can be any value.
struct Yaml;

impl Format for Yaml {
    fn round_trip<T: Serialize + DeserializeOwned>(value: &T) -> T {
        let text = serde_norway::to_string(value).expect("it can be written");
        serde_norway::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
    }
}

struct MessagePack;

impl Format for MessagePack {
    fn round_trip<T: Serialize + DeserializeOwned>(value: &T) -> T {
        let bytes = rmp_serde::to_vec(value).expect("it can be written");
        rmp_serde::from_slice(&bytes).expect("it can be read")
    }
}

/// A format without null, whose outermost value is a map.
struct Toml;

impl Format for Toml {
    const KEPT: Kept = Kept { nulls: false, ..Kept::ALL };

    fn round_trip<T: Serialize + DeserializeOwned>(value: &T) -> T {
        let text = toml::to_string(value).expect("it can be written");
        toml::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
    }
}

fn check<F: Format, T: Serialize + DeserializeOwned + PartialEq + Debug>(
    numbers: &[u64],
    value: fn(&mut Source) -> T,
) -> Result<(), proptest::test_runner::TestCaseError> {
    let value = value(&mut Source::new(numbers.to_vec(), F::KEPT));
    prop_assert_eq!(F::round_trip(&value), value);
    Ok(())
}

fn check_all<T: Serialize + DeserializeOwned + PartialEq + Debug>(
    numbers: &[u64],
    value: fn(&mut Source) -> T,
) -> Result<(), proptest::test_runner::TestCaseError> {
    check::<JsonText, T>(numbers, value)?;
    check::<JsonValue, T>(numbers, value)?;
    check::<Cbor, T>(numbers, value)?;
    check::<Dynamo, T>(numbers, value)?;
    check::<Ron, T>(numbers, value)?;
    check::<RonWithoutSome, T>(numbers, value)?;
    check::<Yaml, T>(numbers, value)?;
    check::<MessagePack, T>(numbers, value)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn structures(numbers in vec(any::<u64>(), 0..300)) {
        check_all::<Everything>(&numbers, Source::everything)?;
        check::<Toml, Everything>(&numbers, Source::everything)?;
    }

    #[test]
    fn unions(numbers in vec(any::<u64>(), 0..100)) {
        check_all::<Choice>(&numbers, Source::choice)?;
        check::<Toml, Choice>(&numbers, Source::choice)?;
    }

    #[test]
    fn inputs_outputs_and_exceptions(numbers in vec(any::<u64>(), 0..200)) {
        check_all::<PutEverythingInput>(&numbers, |source| {
            let builder = PutEverythingInput::builder().label("label").set_at(Some(source.required().at));
            builder.query("key", "value").everything(source.everything()).build().expect("nothing is needed")
        })?;
        check_all::<PutEverythingOutput>(&numbers, |source| {
            let builder = PutEverythingOutput::builder().count(3).name("name").everything(source.everything());
            builder.build().expect("all required members are set")
        })?;
        check_all::<Option<Everything>>(&numbers, |source| {
            let refused = Refused::builder().message("no").everything(source.everything()).build();
            // Exceptions have metadata that is not part of the form.
            JsonText::round_trip(&refused.expect("all required members are set")).everything
        })?;
    }
}
