//! Attributes that a build script adds.

use smithereens_checks_features::attributes::types::{Color, Point};

#[test]
fn an_enum_derives_a_trait_with_an_attribute_on_a_variant() {
    assert_eq!(Color::default(), Color::Red);
}

#[test]
fn a_structure_derives_a_trait() {
    let point = |x| Point::builder().x(x).build();
    assert!(point(1) < point(2));
}
