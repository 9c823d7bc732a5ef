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
use values::Source;

/// A value in a format.
trait Format {
    /// Whether the format keeps the difference of 1 and 1.0.
    const HAS_FLOATS: bool;

    fn round_trip<T: Serialize + DeserializeOwned>(value: &T) -> T;
}

struct JsonText;

impl Format for JsonText {
    const HAS_FLOATS: bool = true;

    fn round_trip<T: Serialize + DeserializeOwned>(value: &T) -> T {
        let text = serde_json::to_string(value).expect("it can be written");
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
    }
}

/// JSON in memory, whose deserializer owns its values.
struct JsonValue;

impl Format for JsonValue {
    const HAS_FLOATS: bool = true;

    fn round_trip<T: Serialize + DeserializeOwned>(value: &T) -> T {
        serde_json::from_value(serde_json::to_value(value).expect("it can be written")).expect("it can be read")
    }
}

/// A binary format, which writes the number of the members of a map before them.
struct Cbor;

impl Format for Cbor {
    const HAS_FLOATS: bool = true;

    fn round_trip<T: Serialize + DeserializeOwned>(value: &T) -> T {
        let mut bytes = Vec::new();
        ciborium::into_writer(value, &mut bytes).expect("it can be written");
        ciborium::from_reader(bytes.as_slice()).expect("it can be read")
    }
}

/// An attribute of an item of DynamoDB.
struct Dynamo;

impl Format for Dynamo {
    const HAS_FLOATS: bool = false;

    fn round_trip<T: Serialize + DeserializeOwned>(value: &T) -> T {
        let attribute: AttributeValue = serde_dynamo::to_attribute_value(value).expect("it can be written");
        serde_dynamo::from_attribute_value(attribute).expect("it can be read")
    }
}

fn check<F: Format, T: Serialize + DeserializeOwned + PartialEq + Debug>(
    numbers: &[u64],
    value: fn(&mut Source) -> T,
) -> Result<(), proptest::test_runner::TestCaseError> {
    let value = value(&mut Source::new(numbers.to_vec(), F::HAS_FLOATS));
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
    check::<Dynamo, T>(numbers, value)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn structures(numbers in vec(any::<u64>(), 0..300)) {
        check_all::<Everything>(&numbers, Source::everything)?;
    }

    #[test]
    fn unions(numbers in vec(any::<u64>(), 0..100)) {
        check_all::<Choice>(&numbers, Source::choice)?;
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
