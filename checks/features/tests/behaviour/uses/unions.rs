use smithereens_checks_features::unions_types::types::{Color, Shape, builders::PointBuilder};

#[test]
fn types_exist_without_the_operations_that_contain_them() {
    assert_eq!(Color::from("RED"), Color::Red);
    let point = PointBuilder::default().x(1).build();
    assert!(Shape::Points(vec![point]).is_points());
}
