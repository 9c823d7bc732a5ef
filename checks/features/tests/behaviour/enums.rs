use smithereens_checks_features::enum_names::types::Word;
use smithereens_checks_features::enums::types::Color;
use smithereens_checks_features::int_enum::types::{Size, Subject};
use std::collections::BTreeSet;

#[test]
fn every_known_value_makes_a_round_trip() {
    assert_eq!(Color::values(), ["GREEN", "light-blue", "red"]);
    for values in [Color::values(), Word::values()] {
        assert!(!values.is_empty());
    }
    for value in Color::values() {
        assert_eq!(Color::from(*value).as_str(), *value);
        assert!(Color::try_parse(value).is_ok());
    }
    let words: BTreeSet<Word> = Word::values().iter().map(|value| Word::from(*value)).collect();
    assert_eq!(words.len(), Word::values().len(), "each value is a variant of its own");
    assert!(words.iter().all(|word| Word::try_parse(word.as_str()).as_ref().ok() == Some(word)));
}

#[test]
fn an_unknown_value_makes_a_round_trip() {
    for value in ["ultraviolet", "", "RED", " red"] {
        let color: Color = value.parse().expect("any text is a value");
        assert_eq!(color.as_str(), value);
        assert_eq!(color.to_string(), value);
        assert_eq!(AsRef::<str>::as_ref(&color), value);
        assert_eq!(color, Color::from(value));
        let error = Color::try_parse(value).expect_err("a value that the model lacks");
        assert!(error.to_string().contains(value));
    }
    assert_ne!(Color::from("ultraviolet"), Color::from("infrared"));
}

#[test]
fn values_with_the_names_of_methods_make_a_round_trip() {
    assert_eq!(Word::from("self"), Word::SelfValue);
    assert_eq!(Word::from("unknown"), Word::UnknownValue);
    assert_eq!(Word::from("unknown value"), Word::UnknownValue_);
    assert_eq!(Word::Lines.as_str(), "a\r\nb\u{202e}c");
}

#[test]
fn the_values_of_an_integer_enum_are_integers() {
    let subject = Subject::builder().size(Size::EXTRA_LARGE).needed_size(3).build().expect("required members are set");
    assert_eq!((subject.size(), subject.needed_size()), (Some(-20), 3));
}
