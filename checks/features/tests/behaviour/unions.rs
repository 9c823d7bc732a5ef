use smithereens_checks_features::simple_types::primitives::Blob;
use smithereens_checks_features::unions::types::{Color, Point, Shape};

#[test]
fn a_union_is_one_of_its_members() {
    let point = Point::builder().x(1).build();
    let shapes = [
        Shape::Name("a".to_owned()),
        Shape::Count(1),
        Shape::Point(point.clone()),
        Shape::Color(Color::Red),
        Shape::Points(vec![point.clone()]),
        Shape::Data(Blob::new("a")),
        Shape::Nothing,
        Shape::Not(Box::new(Shape::Nothing)),
        Shape::UnknownValue("a".to_owned()),
    ];
    let questions = [
        Shape::is_name,
        Shape::is_count,
        Shape::is_point,
        Shape::is_color,
        Shape::is_points,
        Shape::is_data,
        Shape::is_nothing,
        Shape::is_not,
        Shape::is_unknown_value,
    ];
    for (at, shape) in shapes.iter().enumerate() {
        for (asked, is) in questions.iter().enumerate() {
            assert_eq!(is(shape), at == asked, "{shape:?}");
        }
        assert!(!shape.is_unknown(), "{shape:?}");
    }
}

#[test]
fn as_methods_return_the_value_or_the_union() {
    let shape = Shape::Not(Box::new(Shape::Count(7)));
    assert_eq!(shape.as_not().and_then(|inner| inner.as_count()), Ok(&7));
    assert_eq!(shape.as_name(), Err(&shape));
}
